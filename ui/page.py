"""The page object: a page function asks it for choices and hands it what to show.

    def change_explained(page: Page, store: Store) -> None:
        page.heading("Change explained")
        kind = page.choose(KIND, kinds(store))
        page.show(attempt(explanation, store, kind))

ui/streamlit_page.py turns that into an interactive page and ui/html_page.py into HTML; the declaration lists the
choices of its URL.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from data.store import Store
from geo.postcodes import PostcodeAnswer, first_postcode
from ui.choices import Choice, Several, Words
from ui.exhibit import Part, ReadyExhibit
from ui.formats import listing
from ui.furniture import header_html, title_html
from ui.glossary import spelled_out_of
from ui.html import Html
from ui.map import Map
from ui.postcode import NEAR, area_names, look_up
from ui.request import Option, Request
from ui.shared_choices import BOROUGH
from ui.url_values import AREAS, read


@dataclass(frozen=True)
class PageDeclaration:
    """A page: its path, its title, a sentence on it, the choices of its URL, and its function."""

    path: str
    title: str
    description: str
    choices: tuple[Choice, ...]
    function: Callable[["Page", Store], None]
    is_for_residents: bool = False
    """Whether it has the button to leave at once."""
    is_private: bool = False
    """Whether what it is asked is nobody's business: none of its requests are kept."""

    @property
    def href(self) -> str:
        """Return where a link to it leads, from any page."""
        return self.path.strip("/") or "."

    @property
    def names(self) -> tuple[str, ...]:
        """Return the parameters of its URL."""
        return tuple(choice.name for choice in self.choices)


Decorated = Callable[[Callable[["Page", Store], None]], PageDeclaration]

Sections = Mapping[str, Sequence[PageDeclaration]]
"""The pages by the sections of the menu."""


def declare(
    path: str,
    title: str,
    description: str,
    choices: Iterable[Choice] = (),
    *,
    is_for_residents: bool = False,
    is_private: bool = False,
) -> Decorated:
    """Decorate a page function: register it at this path of the dashboard."""

    def decorate(function: Callable[[Page, Store], None]) -> PageDeclaration:
        return PageDeclaration(path, title, description, tuple(choices), function, is_for_residents, is_private)

    return decorate


WARNING_TITLE = "This address is out of date or mistyped"

MOST_QUOTED = 3
"""How many unknown names a message quotes."""

EMBEDDING = frozenset(("embed", "embed_options"))
"""Parameters that Streamlit reads itself."""


class Page(Request, ABC):
    """A page that is being made for a visitor. Its methods show things in the order of the calls."""

    def __init__(self, declaration: PageDeclaration, store: Store, pairs: Iterable[tuple[str, str]]) -> None:
        # A form sends fields in which nothing was chosen, too.
        super().__init__(store, [pair for pair in pairs if pair[1]])
        self.declaration = declaration
        self.is_opening = True
        """Whether the page is shown for the first time at its URL: what is wrong later is left over from a choice."""
        self.terms: tuple[str, ...] = ()
        """The terms of ui/glossary.py that the page explains at its end."""
        self.clicks = 0
        """How often the visitor has chosen a borough on the map."""
        self.postcode_answer: PostcodeAnswer | None = None
        self.given_twice = [name for name, values in self.values.items() if len(set(values)) > 1]
        self.warned: set[str] = set()
        self.refused: set[str] = set()
        """Parameters whose values could not be read."""

    # What is shown.

    def heading(
        self,
        title: str,
        lead: str = "",
        terms: tuple[str, ...] = (),
        *,
        window: str = "",
        above: Html = Html(),  # noqa: B008 - never changed
    ) -> None:
        """Show the page's title, then above, then its opening sentences, and name the window.

        window is the window's name if it differs from the title; terms are explained at the end of the page.
        """
        self.name_window(window or title)
        self.terms = terms
        self.show_html(title_html(title) + above + header_html(lead))
        self.warn_of_names()
        self.show_warnings()

    @abstractmethod
    def show_warnings(self) -> None:
        """Show here what the visitor is warned of, now and later."""

    @abstractmethod
    def name_window(self, words: str) -> None:
        """Name the window after what is on the page, where one title has many pages."""

    def show(self, *parts: Part) -> None:
        """Show exhibits and pieces of HTML in order; everything between two charts becomes one element."""
        pending = Html()
        charts: dict[str, int] = {}
        for part in parts:
            if isinstance(part, Html):
                pending += part
            elif part is not None:
                pending += part.above
                if part.figure is not None:
                    self.show_html(pending)
                    # The second chart of one name has a key of its own.
                    name = part.export.name
                    charts[name] = charts.get(name, 0) + 1
                    self.show_chart(part, f"chart-{name}{f'-{charts[name]}' if charts[name] > 1 else ''}")
                    pending = part.below
        if pending:
            self.show_html(pending)

    @abstractmethod
    def show_html(self, html: Html) -> None:
        """Show a piece of HTML as an element of its own."""

    @abstractmethod
    def show_chart(self, exhibit: ReadyExhibit, key: str) -> None:
        """Show the chart of an exhibit."""

    def show_explained(self, *parts: Part) -> None:
        """Show parts of a page, with a note after them that says what their short forms mean.

        The notice at the foot says who MOPAC is.
        """
        texts = [
            text
            for part in parts
            if part
            for text in ((part.above, part.below) if isinstance(part, ReadyExhibit) else (part,))
        ]
        self.show(*parts, spelled_out_of(texts, known="MOPAC"))

    @abstractmethod
    def show_map(self, shown: Map, card: Html | None) -> None:
        """Show a map with its legend, and a card on the borough that is chosen."""

    @abstractmethod
    def note(self, text: str) -> None:
        """Show a message to the visitor."""

    @abstractmethod
    def show_warning(self, text: str) -> None:
        """Warn of something wrong in the URL, under the heading."""

    @contextmanager
    def folded(self, label: str, key: str) -> Iterator[bool]:
        """Fold away what the block shows; yield whether to make it at all."""
        yield False

    # Where somebody is.

    def offer_postcode(self, adds_to: Several | None = None) -> None:
        """Offer to find the borough by a postcode; it is chosen, or added to several."""

    def offer_postcode_field(self, adds_to: Several | None = None) -> None:
        """Ask for a postcode, in a fold that is open already."""

    def show_postcode_answer(self, adds_to: Several | None = None) -> None:
        """Show the result of a postcode, or ask which borough it is in."""

    @property
    def has_postcode_answer(self) -> bool:
        """Return whether the result of a postcode is still to be shown."""
        return self.postcode_answer is not None

    def take_search_answer(self) -> PostcodeAnswer | None:
        """Return the result of a postcode that was in a search, unless the borough is still to be asked."""
        return self.postcode_answer if self.postcode_answer and self.postcode_answer.kind != "choose" else None

    def take_postcode(self, choice: Words, text: str) -> None:
        """Choose the borough of the first postcode in a search, or name those that it may be in."""
        self.postcode_answer = look_up(self.store, first_postcode(text) or "")
        names = [area_names(self.store)[code] for code in self.postcode_answer.gss_codes]
        if self.postcode_answer.kind == "found":
            self.values[BOROUGH.name] = names
        elif self.postcode_answer.kind == "choose":
            self.values[NEAR.name] = names

    # What is in the URL.

    def read(self, choice: Choice, options: Collection[Option]) -> Option | None:
        """Return the option that the URL gives for a choice, and keep its canonical form."""
        found = super().read(choice, options)
        if found is not None:
            self.values[choice.name] = [found]
        return found

    def warn(self, text: str) -> None:
        """Warn once of something wrong in the URL. Later it is left over from another choice."""
        if self.is_opening and text not in self.warned:
            self.warned.add(text)
            self.show_warning(text)

    def warn_of_names(self) -> None:
        """Warn of parameters that the page does not know, or accepts only once."""
        known = {*self.declaration.names, *EMBEDDING}
        unknown = [name for name in self.values if name not in known]
        if unknown:
            one = len(unknown) == 1
            called = quoted(unknown) or ("something" if one else "things")
            self.warn(
                f"The address also names {called}, which this page does not know, and {'it is' if one else 'they are'} "
                "left out."
            )
        several = {choice.name for choice in self.declaration.choices if isinstance(choice, Several)}
        for name in self.given_twice:
            if name in known - several:
                self.warn(f"The address gives “{name}” more than once, and the last one counts.")

    def refuse(
        self, choice: Choice, instead: str, options: Collection[str] = (), too_early: Collection[str] = ()
    ) -> None:
        """Warn of a value that is none of the options, and say what is shown instead."""
        self.refused.add(choice.name)
        value = self.value(choice) or ""
        if choice.name in AREAS:
            self.warn_of_areas([value], instead)
        elif read(self.store, choice.name, value, too_early) is not None:
            self.warn(f"The years in it end before they begin, and {instead}.")
        else:
            self.warn(f"It names {choice.unknown}, and {instead}.")

    def choose_several(self, choice: Several, options: Collection[str]) -> tuple[str, ...]:
        """Ask for some options; say which are unknown, and that they are too many."""
        found, unknown = self.named(choice, options)
        left_out = "it is left out" if len(unknown) == 1 else "they are left out"
        if unknown and choice.name in AREAS:
            self.warn_of_areas(unknown, left_out)
        elif unknown:
            self.warn(f"It names {choice.unknown}, and it is left out.")
        elif len(found) > choice.most and self.is_opening:
            self.note(choice.too_many.format(given=len(found), most=choice.most))
        chosen = found[: choice.most]
        if choice.label:
            self.offer_several(choice, tuple(options), chosen)
        return chosen

    @abstractmethod
    def offer_several(self, choice: Several, options: Sequence[str], chosen: Sequence[str]) -> None:
        """Show the control of several options."""

    def warn_of_areas(self, names: Sequence[str], instead: str) -> None:
        """Warn of a borough in the URL that we do not know, and say what is shown instead."""
        called = quoted(names)
        unknown = f"We do not know a borough called {called}" if called else "It names a borough that we do not know"
        self.warn(f"{unknown}, and {instead}.")


def quotable(text: str) -> str:
    """Return words of a URL that a message can quote, without characters that Markdown or HTML would act on."""
    plain = "".join(character if character.isalnum() or character in " '’&/,-" else " " for character in text[:200])
    return " ".join(plain.split())[:40]


def quoted(texts: Sequence[str]) -> str:
    """Return the first of some words of a URL, quoted, in a list; nothing where none of them can be quoted."""
    return listing([f"“{words}”" for text in texts[:MOST_QUOTED] if (words := quotable(text))])
