"""Forms that are posted: what they lead on to, and that no postcode gets there."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from data.store import Store
from geo.postcodes import first_postcode
from serving.posted import LONGEST, lead_on


def answer(address: str, body: bytes) -> Response:
    """Return the answer to a form that is posted to an address."""
    path, _, query = address.partition("?")

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", b"localhost")],
    }
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(asyncio.run, lead_on(Request(scope, receive))).result()
    assert isinstance(found, Response)
    return found


def leads_to(address: str, **fields: str) -> str:
    found = answer(address, urlencode(fields).encode())
    assert found.status_code == 303
    assert found.headers["cache-control"] == "no-store"
    return found.headers["location"]


def test_what_is_chosen_goes_into_the_address() -> None:
    assert leads_to("/services", q="my ex", borough="Croydon", need="") == "./services?q=my+ex&borough=Croydon"
    assert leads_to("/services", q="") == "./services"
    assert leads_to("/", q="x") == "./?q=x"


def test_what_the_address_had_goes_along_unless_the_form_has_it() -> None:
    assert leads_to("/services?list=galop&list=havens&q=old", q="new") == ("./services?list=galop&list=havens&q=new")


@pytest.mark.parametrize("postcode", ["E8 3AE", "e83ae", "E8-3AE", "E8.OAE", "E8\u00a03AE"])
def test_the_borough_of_a_postcode_goes_along_in_its_place(store: Store, postcode: str) -> None:
    address = leads_to("/services?borough=Camden", q=f"stalking {postcode}")
    assert address == "./services?q=stalking&borough=Hackney"
    assert leads_to("/services", q=postcode, borough="Camden") == "./services?borough=Hackney"


@pytest.mark.parametrize("fields", ["q=stalking&q=E8+3AE", "Q=E8+3AE", "amp;q=E8+3AE", "amp%3BQ=x+E8+3AE"])
@pytest.mark.parametrize("where", ["body", "query"])
def test_words_by_another_name_are_words(store: Store, fields: str, where: str) -> None:
    found = answer("/services", fields.encode()) if where == "body" else answer(f"/services?{fields}", b"need=x")
    address = found.headers["location"]
    assert "3AE" not in address
    assert "borough=Hackney" in address


def test_a_postcode_of_several_boroughs_names_them(store: Store) -> None:
    address = leads_to("/services", q="stalked SE1 7PB", borough="Camden")
    assert address == "./services?q=stalked&near=Southwark&near=Lambeth"


def test_a_postcode_outside_london_leaves_the_borough_alone(store: Store) -> None:
    assert leads_to("/services", q="stalked M1 1AE", borough="Camden") == "./services?q=stalked&borough=Camden"


@pytest.mark.parametrize(
    ("address", "adds_to", "leads"),
    [
        ("/map?measure=awards&borough=Camden", "", "./map?measure=awards&borough=Hackney"),
        ("/services?near=Southwark&near=Lambeth", "", "./services?borough=Hackney"),
        ("/compare?compare=Camden", "compare", "./compare?compare=Camden&compare=Hackney"),
        ("/compare?compare=Hackney", "compare", "./compare?compare=Hackney"),
        ("/map", "per", "./map?borough=Hackney"),
    ],
)
def test_a_postcode_of_its_own_field_chooses_its_borough(store: Store, address: str, adds_to: str, leads: str) -> None:
    assert leads_to(address, **{"postcode": "E8 3AE", "adds-to": adds_to}) == leads


def test_without_a_store_a_postcode_is_taken_out_all_the_same(fresh_store_folder: object) -> None:
    assert leads_to("/services", q="stalked E8 3AE") == "./services?q=stalked"


@pytest.mark.parametrize("body", [b"q=" + b"x" * LONGEST, b"&".join(b"q%d=1" % number for number in range(300))])
def test_what_no_form_of_ours_sends_is_refused(body: bytes) -> None:
    assert answer("/services", body).status_code == 413


@pytest.mark.slow
@given(words=st.text(max_size=60), postcode=st.sampled_from(["E8 3AE", "n1-9gu", "SW1A.2AA", "EC1V OBW"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
def test_whatever_stands_around_it_no_postcode_is_in_the_address(store: Store, words: str, postcode: str) -> None:
    body = urlencode({"q": f"{words} {postcode} {words}"}, errors="replace").encode()
    address = answer("/services", body).headers["location"]
    typed = dict(parse_qsl(address.partition("?")[2])).get("q", "")
    assert first_postcode(typed) is None
    assert address.startswith("./services")
    assert "\n" not in address
