"""A request: reads choices from the parameters of a URL, in every form in which they may be written.

A request is strict: it refuses what it does not know in a sentence, because a program asks for a file. A page
(ui/page.py) is a request that warns and goes on.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from data.store import Store
from geo.postcodes import first_postcode, without_postcodes
from ui.choices import Choice, Flag, Number, OneOf, PageNumber, Several, Words
from ui.url_values import AREAS, areas_in, number_text, read
from ui.urls import without_tracking

Option = TypeVar("Option", bound=str)

SEARCH_LENGTH = 100
"""Characters of a search."""

ID_LENGTH = 200
"""Characters. No name of an award, a decision or a recipient is longer."""

YES_OR_NO = ("true", "false")
"""The values of a flag."""


LISTED_IN = {
    "award": "awards-register",
    "decision": "decisions",
    "recipient": "awards-register",
    "source": "sources",
}
"""Which file lists the known values of a parameter that are too many to name."""


class BadRequest(Exception):
    """A parameter that is missing, unknown, or given twice. The message says which, and what is expected."""


class Request:
    """The parameters of a URL, asked for choice by choice. Whatever asks for a choice raises BadRequest."""

    def __init__(self, store: Store, pairs: Iterable[tuple[str, str]]) -> None:
        self.store = store
        self.values: dict[str, list[str]] = {}
        for name, value in without_tracking(pairs):
            self.values.setdefault(name, []).append(value)
        self.asked: set[str] = set()
        self.repeated: set[str] = set()

    def value(self, choice: Choice) -> str | None:
        """Return what the URL gives for a choice, as it is written there; the last, where it is given twice."""
        self.asked.add(choice.name)
        return self.values[choice.name][-1] if choice.name in self.values else None

    def has(self, *choices: Choice) -> bool:
        """Return whether the URL gives any of some choices."""
        return not self.values.keys().isdisjoint(choice.name for choice in choices)

    def read(self, choice: Choice, options: Collection[Option]) -> Option | None:
        """Return the option that the URL gives for a choice, in whatever form; None where it gives none of them."""
        value = self.value(choice)
        if value is None:
            return None
        found = read(self.store, choice.name, value, options)
        return next((option for option in options if option == found), None)

    def required(self, choice: Choice, options: Collection[Option]) -> Option:
        """Return an option that the URL has to name."""
        found = self.read(choice, options)
        if found is None:
            raise _refused(choice, self.value(choice), options)
        return found

    def choose(
        self,
        choice: OneOf,
        options: Sequence[Option],
        default: Option | None = None,
        too_early: Collection[str] = (),
    ) -> Option:
        """Ask for one of some options, by default the first.

        too_early are years that exist but do not come after the first year.
        """
        default = options[0] if default is None or default not in options else default
        found = self.item(choice, options, f"“{choice.label_of(default)}” is shown instead", too_early)
        chosen = default if found is None else found
        self.offer_options(choice, options, chosen, default)
        return chosen

    def choose_or_none(self, choice: OneOf, options: Sequence[Option]) -> Option | None:
        """Ask for one of some options; None where none is chosen."""
        found = self.item(choice, options, "none is chosen")
        self.offer_options(choice, options, found, None)
        return found

    def choose_several(self, choice: Several, options: Collection[str]) -> tuple[str, ...]:
        """Ask for some options, at least one; return them in the order in which they were chosen, each once."""
        self.repeated.add(choice.name)
        found, unknown = self.named(choice, options)
        if unknown:
            raise _unknown_area(unknown[0], options)
        if not found:
            raise BadRequest(f"The parameter {choice.name} has to be one or more of: {', '.join(options)}")
        return found

    def named(self, choice: Several, options: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the options that the URL names, each once, in its order; and what it names that is none."""
        self.value(choice)
        given = self.values.get(choice.name, [])
        if choice.name in AREAS:
            areas, unknown = areas_in(self.store, given)
            return tuple(name for name in areas if name in options), unknown
        each = tuple(dict.fromkeys(given))
        return tuple(name for name in each if name in options), tuple(name for name in each if name not in options)

    def item(
        self, choice: Choice, options: Collection[Option], instead: str, too_early: Collection[str] = ()
    ) -> Option | None:
        """Return the one option that the URL names, None where it names none; instead is what a page shows then."""
        found = self.read(choice, options)
        if found is None and choice.name in self.values:
            self.refuse(choice, instead, options, too_early)
        return found

    def number(self, choice: Number, default: int | None = None) -> int:
        """Ask for a whole number; 0 where nothing is asked for and there is no default."""
        value = self.value(choice)
        text = number_text(value or "")
        found = int(text) if text.isascii() and text.isdigit() and int(text) <= choice.highest else None
        if found is None and value is not None:
            self.refuse(choice, "no amount is asked for" if default is None else f"{default} is used instead")
        self.offer_number(choice, default if found is None else found, default)
        return (default or 0) if found is None else found

    def search(self, choice: Words) -> str:
        """Ask for words to search for, without a postcode among them."""
        text = " ".join((self.value(choice) or "").split())
        if choice.finds_borough and first_postcode(text):
            self.take_postcode(choice, text)
            text = without_postcodes(text)
        text = text[:SEARCH_LENGTH]
        self.offer_words(choice, text)
        return text

    def flag(self, choice: Flag) -> bool:
        """Ask whether only some are to be shown."""
        found = self.item(choice, YES_OR_NO, "all are shown")
        self.offer_flag(choice, found == "true")
        return found == "true"

    def page_number(self, choice: PageNumber, last: int, absent: int = 1) -> int:
        """Return the page of a list that the URL names, between the first and the last; absent where it names none."""
        value = self.value(choice)
        if value is None:
            return absent
        number = int(value[:6]) if value.isascii() and value.isdigit() else 1
        shown = min(max(number, 1), last)
        if value != str(shown):
            self.refuse(choice, f"page {shown} is shown instead")
        return shown

    def carried(self, choices: Iterable[Choice]) -> tuple[tuple[str, str], ...]:
        """Return what the URL gives for choices that are not asked for here, but are carried along for the way back."""
        return tuple(
            (choice.name, value[:ID_LENGTH])
            for choice in choices
            for value in self.values.get(choice.name, [])
            if value
        )

    @contextmanager
    def row(self) -> Iterator[None]:
        """Put the controls of the block side by side, where there are any."""
        yield

    @contextmanager
    def fold(self, label: str, choices: Collection[Choice]) -> Iterator[bool]:
        """Fold away the controls of the block; yield whether to ask for them at all.

        Controls that nobody has asked for cost nothing.
        """
        yield True

    # What is done about an unknown value.

    def refuse(
        self, choice: Choice, instead: str, options: Collection[str] = (), too_early: Collection[str] = ()
    ) -> None:
        """Refuse a value that is none of the options, but for a page of a list: a file has all pages.

        Raises BadRequest. A page goes on, and says what is shown instead.
        """
        value = self.value(choice) or ""
        if read(self.store, choice.name, value, too_early) is not None:
            expected = f"the parameter {choice.name} has to be one of: {', '.join(options)}"
            raise BadRequest(f"The years end before they begin; {expected}")
        if not isinstance(choice, PageNumber):
            raise _refused(choice, value, options)

    def take_postcode(self, choice: Words, text: str) -> None:
        """Do nothing: a file is searched without it."""

    def refuse_rest(self) -> None:
        """Refuse parameters that the file has not asked for. Raises BadRequest.

        Otherwise a misspelled filter would be ignored, and the full file would look like the filtered one.
        """
        unknown = next((name for name in self.values if name not in self.asked), None)
        if unknown is not None:
            expected = f"known are: {', '.join(sorted(self.asked))}" if self.asked else "it has none"
            raise BadRequest(f"This file has no parameter {unknown[:40]}; {expected}")
        for name, values in self.values.items():
            if len(set(values)) > 1 and name not in self.repeated:
                raise BadRequest(f"The parameter {name} may be given once only")

    # Controls; only a page shows them.

    def offer_options(self, choice: OneOf, options: Sequence[str], chosen: str | None, default: str | None) -> None:
        """Show the control of one of some options."""

    def offer_number(self, choice: Number, chosen: int | None, default: int | None) -> None:
        """Show the field of a number."""

    def offer_words(self, choice: Words, text: str) -> None:
        """Show the field of a search."""

    def offer_flag(self, choice: Flag, chosen: bool) -> None:
        """Show the box to tick."""


def _refused(choice: Choice, value: str | None, options: Collection[str]) -> BadRequest:
    if value and choice.name in AREAS:
        return _unknown_area(value, options)
    if choice.name in LISTED_IN:
        return BadRequest(f"The parameter {choice.name} has to be one of those listed in /csv/{LISTED_IN[choice.name]}")
    expected = choice.expected if isinstance(choice, Number) else f"one of: {', '.join(options)}"
    return BadRequest(f"The parameter {choice.name} has to be {expected}")


def _unknown_area(name: str, options: Collection[str]) -> BadRequest:
    return BadRequest(f"We do not know a borough called “{name[:40]}”; known are: {', '.join(options)}")
