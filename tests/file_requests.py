"""Requests for files, as the server makes them of URLs."""

from collections.abc import Mapping

from starlette.datastructures import QueryParams

from data.store import Store
from ui.request import Request


def file_request(store: Store, parameters: Mapping[str, str] | QueryParams) -> Request:
    """Return the request for a file with parameters."""
    return Request(store, QueryParams(parameters).multi_items())
