"""The parts of the map page that stand together: its heading, the deck, the legend, and where it is as a drawing."""

from typing import NamedTuple

from geo.deck import ReadyDeck
from ui.html import Html


class Map(NamedTuple):
    """The map: its heading, the deck with its alternative text, the legend, and where it is as a drawing."""

    above: Html
    deck: ReadyDeck
    alt: str
    legend: Html
    drawing: Html
