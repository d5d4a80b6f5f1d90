"""The same page twice, in Dash and in Streamlit under our settings: a map, a chart and a table of one borough."""
