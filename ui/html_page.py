"""A page as HTML: words and tables as they are, and the choices as a form. It needs no script and no Streamlit.

It is the first answer to every URL (serving/html_answers.py). Streamlit's page takes its place where a script runs.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from data.store import Store
from geo.deck import HEIGHT
from geo.postcodes import PostcodeAnswer
from ui.choices import Choice, Flag, Number, OneOf, Several, Words
from ui.exhibit import UNAVAILABLE, ReadyExhibit, attempt
from ui.furniture import footer_html, menu_html, top_html, window_title
from ui.html import Html, render, url_for
from ui.map import Map
from ui.page import WARNING_TITLE, Page, PageDeclaration, Sections
from ui.postcode import FIELD_LABEL, NOT_FOUND, NOT_HERE, WHICH, area_names, explanation
from ui.shared_choices import BOROUGH


class Piece(NamedTuple):
    """A piece of the page for ui/templates/html_body.html: HTML, a control, a fold, or a chart."""

    kind: str
    html: Html = Html()
    choice: Choice | None = None
    options: Sequence[tuple[str, str, bool]] = ()
    """Of a control: code, label, and whether it is chosen."""
    value: str = ""
    height: int = 0
    pieces: Sequence["Piece"] = ()
    is_open: bool = False
    """Of a fold."""


class HtmlAnswer(NamedTuple):
    """A page as HTML: the name of its window, its body, and whether all of it could be made."""

    title: str
    body: Html
    is_whole: bool


class HtmlPage(Page):
    """Collects the pieces of an HTML page."""

    def __init__(
        self,
        declaration: PageDeclaration,
        store: Store,
        pairs: Iterable[tuple[str, str]],
        typed: PostcodeAnswer | None = None,
    ) -> None:
        """Take the parameters of the URL, and what is known about a postcode that was typed into its field."""
        super().__init__(declaration, store, pairs)
        self.typed = typed
        self.window = window_title(declaration.title)
        self.main: list[Piece] = []
        self.current = self.main
        self.messages: list[Piece] = []

    # What is shown.

    def show_warnings(self) -> None:
        """Leave a place for warnings."""
        self.current.append(Piece("messages", pieces=self.messages))

    def name_window(self, words: str) -> None:
        """Name the window."""
        self.window = window_title(words)

    def show_html(self, html: Html) -> None:
        """Show HTML."""
        self.current.append(Piece("html", html))

    def show_chart(self, exhibit: ReadyExhibit, key: str) -> None:
        """Show the drawing of a chart, at the height of the chart that takes its place."""
        self.current.append(Piece("chart", exhibit.drawing, value=key, height=exhibit.height))

    def show_map(self, shown: Map, card: Html | None) -> None:
        """Show what is around the map, and room for it."""
        self.show_html(shown.above + shown.tiles)
        beside = Piece("column", pieces=[Piece("html", (card or Html()) + shown.legend)])
        self.current.append(Piece("row", pieces=[Piece("chart", shown.static, value="map", height=HEIGHT), beside]))
        self.show_html(shown.drawing)

    def note(self, text: str) -> None:
        """Show a message in its place on the page."""
        self.current.append(Piece("message", value=text))

    def show_warning(self, text: str) -> None:
        """Show a message under the heading."""
        self.messages.append(Piece("message", Html("<strong>{}</strong> ").format(WARNING_TITLE), value=text))

    # Where things are put.

    @contextmanager
    def row(self) -> Iterator[None]:
        """Put controls side by side."""
        with self._inside("row"):
            yield

    @contextmanager
    def fold(self, label: str, choices: Collection[Choice]) -> Iterator[bool]:
        """Fold controls away. The page shows their values elsewhere."""
        with self._inside("fold", value=label):
            yield True

    @contextmanager
    def folded(self, label: str, key: str) -> Iterator[bool]:
        """Fold away what the block shows."""
        with self._inside("fold", value=label):
            yield True

    @contextmanager
    def _inside(self, kind: str, *, value: str = "", is_open: bool = False) -> Iterator[None]:
        outside, self.current = self.current, []
        try:
            yield
        finally:
            if self.current:
                outside.append(Piece(kind, pieces=self.current, value=value, is_open=is_open))
            self.current = outside

    # Controls.

    def offer_options(self, choice: OneOf, options: Sequence[str], chosen: str | None, default: str | None) -> None:
        """Show a select box or radio buttons. If the choice is optional, it can be cleared.

        The default sends nothing, so that the URL holds only other choices.
        """
        listed = [
            ("" if option == default else option, choice.label_of(option), option == chosen) for option in options
        ]
        nothing = [("", choice.placeholder, chosen is None)] if default is None else []
        self.current.append(Piece("select" if choice.is_listed else "radio", choice=choice, options=nothing + listed))

    def offer_several(self, choice: Several, options: Sequence[str], chosen: Sequence[str]) -> None:
        """Show boxes to tick, folded away."""
        listed = [(option, option, option in chosen) for option in options]
        value = ", ".join(chosen) or choice.placeholder
        self.current.append(Piece("several", choice=choice, options=listed, value=value))

    def offer_number(self, choice: Number, chosen: int | None, default: int | None) -> None:
        """Show a field."""
        self.current.append(Piece("number", choice=choice, value="" if chosen is None else str(chosen)))

    def offer_words(self, choice: Words, text: str) -> None:
        """Show a field with a button."""
        self.current.append(Piece("text", choice=choice, value=text))

    def offer_flag(self, choice: Flag, chosen: bool) -> None:
        """Show a box to tick."""
        self.current.append(Piece("flag", choice=choice, options=[("true", choice.label, chosen)]))

    # Postcodes: they are posted by a form of their own, because they must not be in a URL (serving/posted.py).

    def offer_postcode(self, adds_to: Several | None = None) -> None:
        """Offer to find the borough by a postcode; the answer is with the field."""
        with self._inside("fold", value="Find the borough by postcode", is_open=self.typed is not None):
            self.offer_postcode_field(adds_to)
            self.show_postcode_answer(adds_to)

    def offer_postcode_field(self, adds_to: Several | None = None) -> None:
        """Ask for a postcode."""
        words = Html("<p>{}</p>").format(explanation())
        self.current.append(Piece("postcode", words, adds_to, value=FIELD_LABEL))

    def show_postcode_answer(self, adds_to: Several | None = None) -> None:
        """Show what is known about a postcode that is in no borough, or ask in which of several."""
        if self.typed is None:
            return
        if self.typed.kind != "choose":
            self.note(NOT_FOUND.get(self.typed.kind, ""))
            return
        choice = adds_to or BOROUGH
        kept = [
            (name, value)
            for name, values in self.values.items()
            if adds_to is not None or name != choice.name
            for value in values
        ]
        names = [area_names(self.store)[code] for code in self.typed.gss_codes]
        here = self.declaration.href
        places = [(name, url_for(here, [*kept, (choice.name, name)])) for name in names]
        self.current.append(Piece("message", render("postcode_choice", which=WHICH, places=places, not_here=NOT_HERE)))

    # The whole.

    def whole(self, sections: Sections) -> HtmlAnswer:
        """Return the page with menu and footer."""
        menu = menu_html(self, sections)
        pieces = [*self.main, Piece("html", footer_html(self.store, self.terms))]
        everything = list(_all(pieces))
        controls = [piece.choice for piece in everything if piece.choice and piece.kind != "postcode"]
        names = {choice.name for choice in controls}
        # Unknown parameters get a warning and are dropped.
        kept = [
            (name, value)
            for name, values in self.values.items()
            if name in {*self.declaration.names} - names
            for value in values
        ]
        body = render(
            "html_body",
            top=top_html(self.declaration),
            menu=menu,
            pieces=_with_buttons(pieces),
            kept=kept,
            asks_postcode=any(piece.kind == "postcode" for piece in everything),
            # The words may hold a postcode, which must not be in a URL (serving/posted.py).
            is_posted=any(isinstance(choice, Words) for choice in controls),
        )
        return HtmlAnswer(self.window, body, is_whole="mc-failed" not in body)


def html_answer(
    declaration: PageDeclaration,
    sections: Sections,
    store: Store,
    pairs: Iterable[tuple[str, str]],
    typed: PostcodeAnswer | None = None,
) -> HtmlAnswer:
    """Return the declared page for the parameters of a URL; a part that fails becomes a sentence.

    typed is what is known about a postcode that was typed into its field.
    """
    page = HtmlPage(declaration, store, pairs, typed)
    failure = attempt(declaration.function, page, store)
    if failure is UNAVAILABLE:
        page.show(UNAVAILABLE)
    return page.whole(sections)


def _all(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        yield from _all(piece.pieces)


OWN_BUTTON = frozenset(("text", "postcode"))
"""Controls that have a button of their own."""


def _with_buttons(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, with a submit button after each run of controls, and the way to live charts after the first."""
    was_control = has_charts = False
    for piece in pieces:
        is_control = any(inner.choice and inner.kind not in OWN_BUTTON for inner in _all([piece]))
        if was_control and not is_control:
            yield Piece("button")
        was_control = is_control
        yield piece
        if not has_charts and any(inner.kind == "chart" for inner in _all([piece])):
            has_charts = True
            yield Piece("interactive")
