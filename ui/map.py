"""The parts of the map that belong together: its heading, the deck, the legend, and the link to its drawing."""

from collections.abc import Callable
from typing import NamedTuple

from geo.deck import ReadyDeck
from ui.html import Html


class Map(NamedTuple):
    """The map: its heading, tiles for narrow screens, the decks for a light and a dark page, and their words.

    static is the map where no script runs; legend stands beside it, drawing under it.
    """

    above: Html
    deck: ReadyDeck
    dark_deck: Callable[[], ReadyDeck]
    alt: str
    tiles: Html
    static: Html
    legend: Html
    drawing: Html
