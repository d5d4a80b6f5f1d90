"""The choices of the pages on services."""

from dataclasses import replace

from analysis.service_search.answers import need_labels
from data.store import Store
from queries.services import directory
from ui.choices import Choice, Flag, OneOf, Several, Words
from ui.request import Request
from ui.shared_choices import BOROUGH

WORDS = Words("q", "What happened, or what do you need?", width=420, finds_borough=True)
PLACE = replace(BOROUGH, width=300)
ABOUT = OneOf("need", "About", "a need", is_listed=True)
AUDIENCE = OneOf("audience", "For", "a group of people", is_listed=True)
MYSELF = Flag("myself", "I can contact it myself", "a choice")
RUNNING = Flag("running", "Known to be running", "a choice")
NARROWING = (ABOUT, AUDIENCE, MYSELF, RUNNING)
SEARCH = (WORDS, PLACE, *NARROWING)
"""The choices that make up a search."""

MOST = 30
"""Services on a list."""

SERVICE = Choice("service", noun="a service")
VIEW = Choice("show", noun="a view")
LIST = Several(
    "list",
    noun="a service",
    most=MOST,
    too_many="The list names more than {most} services; the first {most} are shown.",
)

NEED = OneOf("need", "Need", "a need", is_listed=True, width=360)


def choose_need(request: Request, store: Store) -> str:
    """Ask for a need that services help with."""
    labels = need_labels(store)
    return labels[request.choose(NEED, tuple(labels))]


def choose_service(request: Request, store: Store) -> str:
    """Return the service that a file's URL must name. Raises BadRequest."""
    return request.required(SERVICE, directory(store).keys())
