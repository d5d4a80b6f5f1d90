"""The files that can be downloaded: exhibits declare theirs (ui/exhibit.py), other files are declared here.

    @file("award-lengths")
    def length_file(store: Store) -> Export:
        return Export(AwardLength, award_lengths(store), citer(store))

A declaration lists the choices of the file's URL, in the order of the function's arguments after the store.
serving/files.py answers for all files, by their names.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from inspect import signature
from typing import Any, Concatenate, Generic, NamedTuple, ParamSpec, TypeVar

from data.store import Store
from ui.csv_file import Selection, Sources, csv_bytes
from ui.html import url_for
from ui.request import Request

CSV_PATH = "csv"
"""Where downloads are: csv/<name of the file>?<its parameters>."""


@dataclass(frozen=True)
class Export:
    """The figures of an exhibit as a file: its rows, and the parameters of the URL that gives them.

    The declaration of the file gives it its name.
    """

    row_type: type[NamedTuple] | Selection[Any]
    rows: Sequence[NamedTuple]
    sources: Sources | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    pounds: tuple[str, ...] = ()
    """Fields in pounds whose names do not say so."""

    name: str = ""

    @property
    def url(self) -> str:
        """Return the address of the file, relative to any page."""
        return url_for(f"{CSV_PATH}/{self.name}", [(name, value) for name, value in self.parameters if value])

    @property
    def file_name(self) -> str:
        """Return a name that says what the file holds: direct-funding-westminster-cash-total.csv."""
        words = "-".join([self.name, *(value for _, value in self.parameters)])
        return re.sub("[^a-z0-9]+", "-", words.lower())[:100].strip("-") + ".csv"

    def content(self) -> bytes:
        """Return the file."""
        return csv_bytes(self.row_type, self.rows, self.sources, self.pounds)


Choose = Callable[[Request, Store], Any]
"""Asks a request for the value of an argument. Raises BadRequest."""

Made = TypeVar("Made", Export, bytes)


@dataclass(frozen=True)
class File(Generic[Made]):
    """What makes a file, and the choices that its URL asks for."""

    make: Callable[..., Made | None]
    choices: tuple[Choose, ...]

    def __call__(self, request: Request) -> Made | None:
        """Return the file for a request; None where nothing is published. Raises BadRequest."""
        return self.make(request.store, *(choose(request, request.store) for choose in self.choices))


FILES: dict[str, File[Export]] = {}
"""Every CSV file, by its name."""

DRAWINGS: dict[str, File[bytes]] = {}
"""Every SVG drawing, by its name."""


def register(files: dict[str, File[Made]], name: str, make: Callable[..., Made | None], *choices: Choose) -> None:
    """Register a file. Raises ValueError if its name is taken, and TypeError if the choices are no arguments of it."""
    if name in files:
        raise ValueError(f"Two files are called {name}")
    signature(make).bind(None, *choices)
    files[name] = File(make, choices)


Arguments = ParamSpec("Arguments")


def file(
    name: str, *choices: Choose
) -> Callable[[Callable[Concatenate[Store, Arguments], Export]], Callable[Concatenate[Store, Arguments], Export]]:
    """Decorate a function that returns a file without an exhibit, or with more than its exhibit shows."""

    def decorate(
        function: Callable[Concatenate[Store, Arguments], Export],
    ) -> Callable[Concatenate[Store, Arguments], Export]:
        @wraps(function)
        def named(store: Store, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Export:
            return replace(function(store, *args, **kwargs), name=name)

        register(FILES, name, named, *choices)
        return named

    return decorate


Drawn = TypeVar("Drawn", bound=Callable[..., bytes | None])


def drawing(name: str, *choices: Choose) -> Callable[[Drawn], Drawn]:
    """Decorate a function that returns a drawing as SVG; None where there is nothing to draw."""

    def decorate(function: Drawn) -> Drawn:
        register(DRAWINGS, name, function, *choices)
        return function

    return decorate
