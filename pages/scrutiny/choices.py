"""The choices of the pages on scrutiny."""

from data.store import Store
from pages.scrutiny.recommendations_content import choices
from ui.choices import Choice, OneOf
from ui.request import Request

RECOMMENDATION = Choice("recommendation", noun="a recommendation")
STORY = Choice("story", noun="a story")
BODY = OneOf("body", "Made by", "a body", is_listed=True, width=360)
STATUS = OneOf("status", "Status", "a status", is_listed=True, width=300)


def choose_body(request: Request, store: Store) -> str:
    """Ask who made the recommendations, everybody by default."""
    return request.choose(BODY, choices(store)[1])


def choose_status(request: Request, store: Store) -> str:
    """Ask for a status, all of them by default."""
    return request.choose(STATUS, choices(store)[2])


def choose_recommendation(request: Request, store: Store) -> str:
    """Return the recommendation that a file has to be asked for. Raises BadRequest."""
    return request.required(RECOMMENDATION, choices(store)[0])
