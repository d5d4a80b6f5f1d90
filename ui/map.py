"""The parts of the map that belong together: its heading, the deck, the legend, and the link to its drawing."""

from typing import NamedTuple

from geo.deck import ReadyDeck
from ui.html import Html


class Map(NamedTuple):
    """The map: its heading, the deck with its alternative text, the legend, and the link to its drawing."""

    above: Html
    deck: ReadyDeck
    alt: str
    legend: Html
    drawing: Html
