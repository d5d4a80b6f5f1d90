"""Small static pictures: tiles, bars, sparklines, strips, time lines, boroughs as tiles. Their styles: ui/style.css.

They are HTML that needs no script, so that they come with the words and print with them. They are not SVG, because
st.html removes it. Charts that answer to a pointer are Plotly figures (ui/figure_parts.py).
"""
