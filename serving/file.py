"""A file: what makes it, and what it can be asked for."""

from collections.abc import Callable
from typing import Any

from data.store import Store
from ui.request import Request

Choose = Callable[[Request, Store], Any]


class File:
    """What a function of the store makes of what is chosen."""

    def __init__(self, make: Callable[..., Any], *choices: Choose) -> None:
        self.make = make
        self.choices = choices

    def __call__(self, request: Request) -> Any:
        """Return what the function makes for a request; None where nothing is published. Raises BadRequest."""
        return self.make(request.store, *(choose(request, request.store) for choose in self.choices))
