"""The choices of the pages on scrutiny."""

from datetime import date

from analysis.scrutiny import recommendation_filters
from data.store import Store
from ui.choices import Choice, OneOf
from ui.request import Request
from ui.today import today

RECOMMENDATION = Choice("recommendation", noun="a recommendation")
STORY = Choice("story", noun="a story")
BODY = OneOf("body", "Made by", "a body", is_listed=True, width=360, labels={"all": "Anybody"})
STATUS = OneOf("status", "Status", "a status", is_listed=True, width=300, labels={"all": "Any status"})


def choose_day(_request: Request, _store: Store) -> date:
    """Return the day as at which a file is made: today. No URL asks for another."""
    return today()


def choose_body(request: Request, store: Store) -> str:
    """Ask who made the recommendations, everybody by default."""
    return request.choose(BODY, recommendation_filters(store).bodies)


def choose_status(request: Request, store: Store) -> str:
    """Ask for a status, all of them by default."""
    return request.choose(STATUS, recommendation_filters(store).statuses)


def choose_recommendation(request: Request, store: Store) -> str:
    """Return the recommendation that a file's URL must name. Raises BadRequest."""
    return request.required(RECOMMENDATION, recommendation_filters(store).ids)
