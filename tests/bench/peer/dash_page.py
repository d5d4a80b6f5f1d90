"""The page in Dash: one callback draws map, chart and table anew when a borough is chosen.

`python -m tests.bench.peer.dash_page <port> drawn` draws in the callback from rows in memory, as Dash pages are usually
written; `kept` keeps what was drawn for each borough, as our own pages do, and leaves Dash its own work only. Colours
are the placeholders of our figures: the page is there to be measured, not to be looked at.
"""

import sys
from functools import cache
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio
import uvicorn
from dash import Dash, Input, Output, dcc, html

from data.store import current_store
from tests.bench.peer import content

# With orjson, which Streamlit brings along, Plotly takes twice as long for a map with its outlines.
pio.json.config.default_engine = "json"

store = current_store()
known = content.boroughs(store)
outlines = content.outlines(store)


def london(name: str) -> go.Figure:
    """Return the map."""
    colours = content.map_colours(store, known[name])
    shades = list(dict.fromkeys(colour for colour, _ in colours.values()))
    places = [shades.index(colour) for colour, _ in colours.values()]
    last = max(len(shades) - 1, 1)
    trace = go.Choropleth(
        geojson=outlines,
        locations=list(colours),
        z=places,
        zmin=0,
        zmax=last,
        colorscale=[[place / last, shade] for place, shade in enumerate(shades)],
        customdata=[words for _, words in colours.values()],
        hovertemplate="%{customdata}<extra></extra>",
        showscale=False,
        marker={"line": {"color": "#ffffff", "width": 1}},
    )
    layout = {
        "template": {"layout": {}},
        "geo": {"fitbounds": "locations", "visible": False},
        "height": 470,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    }
    return go.Figure([trace], layout)


def real_table(name: str) -> Any:
    """Return the table."""
    rows = content.table(store, known[name])
    return html.Table(
        [
            html.Caption(f"Direct funding of {name} and London"),
            html.Thead(html.Tr([html.Th(heading) for heading in content.HEADINGS])),
            html.Tbody([html.Tr([html.Td(cell) for cell in row]) for row in rows]),
        ]
    )


def drawn(name: str) -> tuple[go.Figure, go.Figure, Any]:
    """Return map, chart and table of a borough."""
    return london(name), content.chart(store, known[name]), real_table(name)


kept = cache(drawn)


def page(way: str) -> Dash:
    """Return the application."""
    app = Dash(__name__, title="The same page in Dash", compress=True)
    app.layout = html.Div(
        [
            html.H1("Borough"),
            dcc.Dropdown(list(known), content.FIRST, id="borough", clearable=False),
            dcc.Graph(id="map", config={"displayModeBar": False}),
            dcc.Graph(id="chart", config={"displayModeBar": False}),
            html.Div(id="table"),
        ]
    )
    app.callback(
        Output("map", "figure"), Output("chart", "figure"), Output("table", "children"), Input("borough", "value")
    )({"drawn": drawn, "kept": kept}[way])
    return app


if __name__ == "__main__":
    # The same server as Streamlit's, in one process; Flask's own is for development and costs more.
    uvicorn.run(page(sys.argv[2]).server, port=int(sys.argv[1]), interface="wsgi", log_level="warning")
