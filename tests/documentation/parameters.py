"""Finds out what the URLs of pages and files can say: runs them with a request that notes what it is asked for.

Each is run with its defaults, and then with every option of a short list and one of a long one: that shows which
choices are offered only then, and whose options change.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from data.store import Store
from ui.choices import Choice, Number, OneOf, Several
from ui.files import File
from ui.html_page import HtmlPage
from ui.page import PageDeclaration
from ui.request import Option, Request

MOST_LISTED = 12
"""How many options are named one by one."""

Pairs = tuple[tuple[str, str], ...]


@dataclass
class Parameter:
    """A parameter of a URL: its choice, options and default, and the parameters that it depends on.

    only_with lists those of which one has to be given: "story", or "measure=awards" where one value of it is needed.
    """

    choice: Choice
    options: tuple[str, ...] = ()
    default: str = ""
    is_required: bool = False
    only_with: list[str] = field(default_factory=list)
    depends_on: list[str] = field(default_factory=list)
    """Parameters that change its options."""

    not_for_all: list[str] = field(default_factory=list)
    """Parameters with a short list of values, for some of which it is not asked for."""

    @property
    def is_listed(self) -> bool:
        """Return whether the options are few enough to be named one by one."""
        return 1 <= len(self.options) <= MOST_LISTED


Parameters = dict[str, Parameter]
"""Parameters by their names, in the order in which they are asked for."""


class NotingRequest(Request):
    """A request that notes what it is asked for. A required choice that its URL leaves out gets the option at first."""

    def __init__(self, *args: Any, first: int = 0) -> None:
        super().__init__(*args)
        self.first = first
        self.parameters: Parameters = {}

    def value(self, choice: Choice) -> str | None:
        """Note the choice."""
        self.parameters.setdefault(choice.name, Parameter(choice))
        return super().value(choice)

    def read(self, choice: Choice, options: Collection[Option]) -> Option | None:
        """Note the options."""
        chosen = super().read(choice, options)
        self.parameters[choice.name].options = tuple(options)
        return chosen

    def named(self, choice: Several, options: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Note the options."""
        names = super().named(choice, options)
        self.parameters[choice.name].options = tuple(options)
        return names

    def required(self, choice: Choice, options: Collection[Option]) -> Option:
        """Note that the choice is required."""
        chosen = self.read(choice, options)
        self.parameters[choice.name].is_required = True
        return chosen or tuple(options)[min(self.first, len(options) - 1)]

    def offer_options(self, choice: OneOf, options: Sequence[str], chosen: str | None, default: str | None) -> None:
        """Note the default."""
        super().offer_options(choice, options, chosen, default)
        self.parameters[choice.name].default = default or ""

    def offer_number(self, choice: Number, chosen: int | None, default: int | None) -> None:
        """Note the default."""
        super().offer_number(choice, chosen, default)
        self.parameters[choice.name].default = "" if default is None else str(default)


class NotingPage(NotingRequest, HtmlPage):
    """A page that notes what it is asked for."""


class FileRequest(NotingRequest):
    """A request for a file that notes what it is asked for."""

    def choose_several(self, choice: Several, options: Collection[str]) -> tuple[str, ...]:
        """Note that the choice is required."""
        names, _ = self.named(choice, options)
        self.parameters[choice.name].is_required = True
        return names or tuple(options)[self.first : self.first + 2]


def page_parameters(page: PageDeclaration, store: Store) -> Parameters:
    """Return the parameters of a page, in the order of its declaration."""

    def run(pairs: Pairs) -> Parameters:
        request = NotingPage(page, store, pairs)
        page.function(request, store)
        return request.parameters

    found = _explored(run)
    return {choice.name: found.get(choice.name, Parameter(choice)) for choice in page.choices}


def file_parameters(file: File[Any], store: Store) -> Parameters:
    """Return the parameters of a file, in the order in which it asks for them."""

    def run(pairs: Pairs) -> Parameters:
        request = FileRequest(store, pairs)
        for choose in file.choices:
            choose(request, store)
        return request.parameters

    return _explored(run)


def _explored(run: Callable[[Pairs], Parameters]) -> Parameters:
    """Return every parameter that is asked for at the URLs of a page or file, starting from that without parameters."""
    found = run(())
    states: list[tuple[Pairs, Parameters]] = [((), dict(found))]
    for pairs, parameters in states:
        known = set(found)
        for parameter in parameters.values():
            name = parameter.choice.name
            for option in parameter.options if parameter.is_listed else parameter.options[:1]:
                state = run((*pairs, (name, option)))
                revealed = [other for other in state if other not in known]
                for other in revealed:
                    only_with = found.setdefault(other, state[other]).only_with
                    only_with.append(f"{name}={option}" if parameter.is_listed else name)
                for other in parameters.keys() - {name}:
                    if other not in state:
                        if parameter.is_listed:
                            found[other].not_for_all.append(name)
                    elif state[other].options != parameters[other].options:
                        found[other].depends_on.append(name)
                if revealed:
                    states.append(((*pairs, (name, option)), state))
    return found
