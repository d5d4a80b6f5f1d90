"""Answers a form sent before Streamlit is ready, or where it never is: redirects to the URL of the form's values.

A form with words is posted, because they may hold a postcode, and so is the field for one. It is removed here and
appears in no URL, history or log; its borough takes its place.
"""

from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from data.store import StoreError, current_store
from geo.postcodes import PostcodeAnswer, first_postcode, without_postcodes
from ui.postcode import NEAR, area_names, look_up
from ui.shared_choices import BOROUGH
from ui.url_values import AREAS
from ui.urls import plain_name

LONGEST = 16_384
"""Bytes of a form. The longest of ours, with every borough chosen, has a tenth of it."""

MOST_FIELDS = 200

WORDS = "q"


POSTCODE, ADDS_TO = "postcode", "adds-to"
"""The field for a postcode, and the choice of several boroughs that its borough is added to."""


async def lead_on(request: Request) -> Response | PostcodeAnswer:
    """Answer a posted form with a redirect (303) to the URL of its values, without a postcode; 413 if it is too long.

    Parameters of the form's own URL are kept if the form has no field for them. A postcode in a field of its own that
    is in no borough, or in one of several, leads nowhere: what is known about it is to be shown.
    """
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            return PlainTextResponse("This form is too long.", status_code=413)
    try:
        posted = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
        asked = parse_qsl(request.url.query, max_num_fields=MOST_FIELDS)
    except ValueError:
        return PlainTextResponse("This form has too many fields.", status_code=413)
    if POSTCODE in dict(posted):
        return await run_in_threadpool(_with_borough, _page(request), asked, dict(posted))
    names = {name for name, _ in posted}
    fields = [field for field in asked if field[0] not in names] + [field for field in posted if field[1]]
    return _redirect(_page(request), await run_in_threadpool(_without_postcode, fields))


def _page(request: Request) -> str:
    # Relative, so that it leads to the same place behind a proxy that has put the dashboard under a path.
    return request.url.path.rpartition("/")[2]


def _redirect(page: str, fields: list[tuple[str, str]]) -> Response:
    query = urlencode(fields)
    location = f"./{page}{'?' if query else ''}{query}"
    return Response(status_code=303, headers={"Location": location, "Cache-Control": "no-store"})


def _with_borough(page: str, asked: list[tuple[str, str]], posted: dict[str, str]) -> Response | PostcodeAnswer:
    """Return a redirect to the URL with the borough of a postcode; or what is known where that is not one borough."""
    try:
        store = current_store()
    except StoreError:
        return _redirect(page, asked)
    answer = look_up(store, posted[POSTCODE])
    if answer.kind != "found":
        return answer
    adds_to = posted.get(ADDS_TO, "")
    name = adds_to if adds_to in AREAS else BOROUGH.name
    replaced = () if adds_to in AREAS else (BOROUGH.name, NEAR.name)
    chosen = (name, area_names(store)[answer.gss_codes[0]])
    return _redirect(page, [*(pair for pair in asked if pair[0] not in replaced and pair != chosen), chosen])


def _without_postcode(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the fields without the postcodes among the words; with the borough of the first, or with those near it."""
    # Names as the page will read them: Q and amp;q are words, too.
    postcodes = [first_postcode(value) for name, value in fields if plain_name(name) == WORDS]
    if not any(postcodes):
        return fields
    cleaned = [(name, without_postcodes(value) if plain_name(name) == WORDS else value) for name, value in fields]
    cleaned = [(name, value) for name, value in cleaned if value]
    try:
        store = current_store()
    except StoreError:
        return cleaned
    answer = look_up(store, next(filter(None, postcodes)))
    choice = {"found": BOROUGH, "choose": NEAR}.get(answer.kind)
    if choice is None:
        return cleaned
    areas = [(choice.name, area_names(store)[code]) for code in answer.gss_codes]
    return [field for field in cleaned if field[0] not in (BOROUGH.name, NEAR.name)] + areas
