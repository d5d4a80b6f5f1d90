"""The words of a page that come with the start page: what they are made of, and when they are done without."""

import asyncio
import re
from collections.abc import Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import brotli
import pytest
from google.protobuf.json_format import ParseDict
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from data.store import Store
from serving.early_page import EarlyPage, early_page
from serving.early_run import first_run
from serving.own_files import SCRIPT
from serving.side_files import start_page
from serving.start_page import (
    LONGEST_QUERY,
    MOST_AT_ONCE,
    PATIENCE,
    WAY_OUT,
    Address,
    EarlyPages,
    StartPage,
    with_words,
)
from ui.html import Html
from ui.today import today

Result = TypeVar("Result")


def alone(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Run something in a thread of its own: the browser of other tests may have a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def sent(**content: object) -> ForwardMsg:
    message = ForwardMsg()
    ParseDict(content, message)
    return message


def element(path: Iterable[int], **content: object) -> ForwardMsg:
    return sent(metadata={"delta_path": list(path)}, delta={"new_element": content})


def block(path: Iterable[int], **content: object) -> ForwardMsg:
    return sent(metadata={"delta_path": list(path)}, delta={"add_block": content})


def text(words: str, *path: int) -> ForwardMsg:
    return element(path, html={"body": words})


def named(title: str) -> ForwardMsg:
    return sent(page_config_changed={"title": title})


MENU, HEADING = text("<nav>Menu</nav>", 1, 0), text("<h1>Map</h1>", 0, 0)
FOOTER = text("<p>Data version <strong data-version>0123456789ab</strong></p>", 0, 99)


def made(*messages: ForwardMsg, query: str = "", path: str = "/") -> str:
    page = early_page([named("Map: MOPAC"), MENU, HEADING, *messages, FOOTER], query, path)
    assert page is not None
    return re.sub(r"\s*\n\s*", "", page.body)


def test_words_stand_in_their_order_whenever_they_came() -> None:
    page = early_page([FOOTER, text("<p>second</p>", 0, 1), named("Map: MOPAC"), HEADING, MENU])
    assert page is not None
    assert page.title == "Map: MOPAC"
    places = [page.body.index(words) for words in ("<h1>Map</h1>", "<p>second</p>", "<nav>Menu</nav>")]
    assert places == sorted(places)


def test_what_comes_again_at_a_place_replaces_what_was_there() -> None:
    assert "<p>wrong</p>" not in made(text("<p>wrong</p>", 0, 1), text("<p>right</p>", 0, 1))


@pytest.mark.parametrize(
    "message",
    [
        element([0, 1], exception={"message": "failed"}),
        element([0, 1], alert={"body": "This part of the page could not be shown.", "format": "ERROR"}),
        element([0, 1, 0], html={"body": '<p class="mc-failed">could not be shown</p>'}),
        sent(page_not_found={"page_name": "nowhere"}),
    ],
)
def test_a_page_that_failed_has_no_words(message: ForwardMsg) -> None:
    around = block([0, 1], flex_container={"direction": "VERTICAL"})
    assert early_page([named("Map: MOPAC"), HEADING, around, message, FOOTER]) is None


def test_a_page_without_a_name_has_not_begun() -> None:
    assert early_page([MENU, HEADING, FOOTER]) is None


def test_a_page_without_its_footer_is_not_whole() -> None:
    assert early_page([named("Map: MOPAC"), MENU, HEADING]) is None


def test_a_notice_is_told_with_its_title() -> None:
    notice = {"title": "This address is mistyped", "body": "None is chosen.", "format": "WARNING"}
    assert "This address is mistyped None is chosen." in made(element([0, 1], alert=notice))


def test_what_belongs_into_no_address_is_not_asked_for() -> None:
    assert "Postcode" not in made(element([0, 1], text_input={"label": "Postcode"}))


def test_a_box_asks_for_its_address() -> None:
    box = {"label": "Year", "options": ["2018/19", "2019/20"], "default": 1, "query_param_key": "year"}
    body = made(element([0, 1], selectbox=box, width_config={"pixel_width": 140}))
    assert '<div class="early-control" style="flex:none;width:140px"><label for="early-year">Year</label>' in body
    assert '<select id="early-year" name="year">' in body
    assert '<option value="2018/19">2018/19</option><option value="2019/20" selected>2019/20</option>' in body
    chosen = made(element([0, 1], selectbox={**box, "raw_value": "2018/19", "set_value": True}))
    assert '<option value="2018/19" selected>' in chosen
    assert '<option value="2019/20">' in chosen


def test_a_box_in_which_nothing_need_be_chosen_can_be_emptied() -> None:
    box = {"label": "Borough", "options": ["Barnet"], "placeholder": "Choose one", "query_param_key": "borough"}
    assert '<option value="" selected>Choose one</option><option value="Barnet">' in made(
        element([0, 1], selectbox=box)
    )
    chosen = {**box, "raw_value": "Barnet", "set_value": True}
    assert '<option value="">Choose one</option><option value="Barnet" selected>' in made(
        element([0, 1], selectbox=chosen)
    )


def test_several_can_be_chosen_and_stand_in_the_order_in_which_they_were() -> None:
    box = {
        "label": "Boroughs",
        "options": ["Barnet", "Brent", "Ealing"],
        "raw_values": ["Ealing", "Barnet"],
        "set_value": True,
        "placeholder": "Choose boroughs",
        "query_param_key": "compare",
    }
    body = made(element([0, 1], multiselect=box))
    assert "<span>Ealing</span><span>Barnet</span>" in body
    assert "Choose boroughs" not in body
    assert '<select id="early-compare" name="compare" multiple size="6">' in body
    assert re.findall(r'value="(\w+)" selected', body) == ["Barnet", "Ealing"]


def test_words_to_choose_from_are_radio_buttons_or_boxes_to_tick() -> None:
    group = {"label": "Prices", "options": [{"content": "cash"}, {"content": "real"}], "query_param_key": "terms"}
    body = made(element([0, 1], button_group={**group, "default": [1]}))
    assert '<input type="radio" name="terms" value="cash">cash' in body
    assert '<input type="radio" name="terms" value="real" checked>real' in body
    body = made(element([0, 1], button_group={**group, "click_mode": 1, "set_value": True, "raw_values": ["cash"]}))
    assert '<input type="checkbox" name="terms" value="cash" checked>' in body
    assert '<input type="checkbox" name="terms" value="real">' in body


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ({"text_input": {"default": 'a "word"'}}, "a &#34;word&#34;"),
        ({"text_input": {"value": "stalking", "set_value": True}}, "stalking"),
        ({"number_input": {"default": 50}}, "50"),
        ({"number_input": {"default": 50, "value": 2.5, "set_value": True}}, "2.5"),
        ({"number_input": {"default": 1234567}}, "1234567"),
        ({"number_input": {}}, ""),
        ({"checkbox": {"default": True}}, "true"),
    ],
)
def test_fields_hold_what_was_entered(field: dict[str, dict[str, object]], expected: str) -> None:
    kind, content = next(iter(field.items()))
    body = made(element([0, 1], **{kind: {"label": "Field", "query_param_key": "q", **content}}))
    assert f'name="q" value="{expected}"' in body


@pytest.mark.parametrize(("kind", "is_posted"), [("text_input", True), ("number_input", False), ("selectbox", False)])
def test_a_form_with_words_is_posted_and_its_fields_can_be_sent(kind: str, is_posted: bool) -> None:
    body = made(element([0, 1], **{kind: {"label": "Search", "query_param_key": "q"}}))
    assert ('method="post" action="?"' in body) == is_posted
    if kind != "selectbox":
        assert 'data-label="Search"' in body
        assert f"<button>{'Search' if is_posted else 'Show'}</button>" in body


def test_a_button_follows_each_run_of_controls() -> None:
    box = {"label": "Year", "options": ["2019/20"], "default": 0, "query_param_key": "year"}
    row = block([0, 1], flex_container={"direction": "HORIZONTAL"})
    body = made(row, element([0, 1, 0], selectbox=box), element([0, 2], selectbox=box), text("<p>answer</p>", 0, 3))
    assert body.count("<button") == 1
    assert body.rindex("<select") < body.index("<button") < body.index("<p>answer</p>")


def test_what_no_control_stands_for_is_kept_in_the_address() -> None:
    box = {"label": "Year", "options": ["2019/20"], "default": 0, "query_param_key": "year"}
    query = "show=list&list=galop&year=2018%2F19&list=%22%3E%3Cscript%3E&funds=x&fund=y"
    body = made(element([0, 1], selectbox=box), query=query, path="/services")
    # What the page does not know has been told, and goes no further.
    assert re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)">', body) == [
        ("show", "list"),
        ("list", "galop"),
        ("list", "&#34;&gt;&lt;script&gt;"),
    ]


def test_a_chart_has_room_and_an_empty_block_has_none() -> None:
    chart = {"id": "$$ID-0123456789abcdef0123456789abcdef-chart-need", "spec": '{"layout": {"height": 340}}'}
    empty = block([0, 2], flex_container={"direction": "VERTICAL"})
    body = made(element([0, 1], plotly_chart=chart), empty)
    assert '<div class="early-chart st-key-chart-need" style="width:100%;height:340px"' in body
    assert body.count('data-testid="stVerticalBlock"') == 1


def test_a_fold_keeps_what_is_in_it() -> None:
    fold = block([0, 1], expandable={"label": "More", "expanded": False}, allow_empty=True)
    assert ">More</div>" in made(fold)
    body = made(fold, text("<p>inside</p>", 0, 1, 0))
    assert re.search(r"<details [^>]*><summary>More</summary>.*<p>inside</p>.*</details>", body)
    assert " open>" not in body
    assert " open><summary>" in made(block([0, 1], expandable={"label": "More", "expanded": True}), text("in", 0, 1, 0))


def test_the_start_page_keeps_what_it_had() -> None:
    page = with_words(start_page(), EarlyPage("A & B", Html(made())), "/map")
    assert "<title>A &amp; B</title>" in page
    assert page.count("<noscript>") == 1
    assert page.index('<template shadowrootmode="open">') < page.index("<noscript>") < page.index('<div id="root">')
    assert "Exit this page" not in page
    assert "Exit this page" in with_words(start_page(), EarlyPage("A", Html(made())), "/services")


def streamlit(*messages: ForwardMsg) -> ASGIApp:
    """Return an application that answers a run with these messages, and notes what it was asked."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        assert scope["path"] == "/_stcore/stream"
        assert (await receive())["type"] == "websocket.connect"
        await send({"type": "websocket.accept"})
        asked = await receive()
        assert asked["type"] == "websocket.receive"
        for message in messages:
            await send({"type": "websocket.send", "bytes": message.SerializeToString()})
        assert (await receive())["type"] == "websocket.disconnect"

    return app


def test_a_run_is_all_that_streamlit_sends_until_it_ends() -> None:
    messages = [named("Map"), HEADING, sent(script_finished="FINISHED_SUCCESSFULLY")]
    assert alone(first_run(streamlit(*messages), "map", "", "localhost", PATIENCE)) == messages


def test_a_run_that_asks_for_another_counts_as_the_other() -> None:
    first = [text("<p>wrong</p>", 0, 0), sent(script_finished="FINISHED_EARLY_FOR_RERUN")]
    second = [HEADING, sent(script_finished="FINISHED_SUCCESSFULLY")]
    assert alone(first_run(streamlit(*first, *second), "map", "", "localhost", PATIENCE)) == second


def test_a_run_ends_when_there_is_no_such_page() -> None:
    message = sent(page_not_found={"page_name": "admin"})
    assert alone(first_run(streamlit(message, HEADING), "admin", "", "localhost", PATIENCE)) == [message]


def test_a_run_whose_script_fails_is_none() -> None:
    with pytest.raises(ConnectionError):
        alone(first_run(streamlit(sent(script_finished="FINISHED_WITH_COMPILE_ERROR")), "", "", "localhost", PATIENCE))


def test_a_run_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(TimeoutError):
        alone(first_run(streamlit(HEADING), "map", "", "localhost", 0.05))


def test_a_run_whose_connection_is_refused_fails() -> None:
    async def refusing(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.close", "code": 1008})

    with pytest.raises(ConnectionError):
        alone(first_run(refusing, "map", "", "localhost", PATIENCE))


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Return a list of the pages that are run from now on, each with its query."""
    run: list[tuple[str, str]] = []

    async def noting(_app: ASGIApp, page: str, query: str, _host: str, _patience: float) -> list[ForwardMsg]:
        run.append((page, query))
        await asyncio.sleep(0)
        if page == "quality":
            raise KeyError("quality")
        return [named(page or "overview"), HEADING, FOOTER]

    monkeypatch.setattr("serving.start_page.first_run", noting)
    return run


def request(path: str, query: str = "", accept: str = "br") -> Scope:
    return {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"accept-encoding", accept.encode())],
    }


def titles(start: StartPage, *requests: Scope) -> list[str]:
    """Return the titles of the pages that are answered, one after the other."""
    found: list[str] = []

    async def send(message: Message) -> None:
        if message["type"] == "http.response.body":
            body = brotli.decompress(message["body"])
            found.extend(re.findall(r"<title>(.*?)</title>", body.decode()))

    async def receive() -> Message:
        return {"type": "http.request"}

    async def ask() -> None:
        for one in requests:
            await start(one, receive, send)

    alone(ask())
    return found


BARE = "MOPAC commissioning, unofficial"


@pytest.fixture
def start(store: Store) -> StartPage:
    return StartPage(streamlit(), start_page())


def test_words_are_kept_by_address(start: StartPage, runs: list[tuple[str, str]]) -> None:
    asked = (request("/map"), request("/map"), request("/map", "year=2018"), request("/"))
    assert titles(start, *asked) == ["map", "map", "map", "overview"]
    assert runs == [("map", ""), ("map", "year=2018"), ("", "")]


def test_the_front_page_is_ready_before_the_server_takes_visitors(store: Store, runs: list[tuple[str, str]]) -> None:
    said: list[tuple[str, int]] = []

    async def starting(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "lifespan.startup.complete"})

    async def send(message: Message) -> None:
        said.append((message["type"], len(runs)))

    async def receive() -> Message:
        return {"type": "lifespan.startup"}

    start = StartPage(starting, start_page())
    alone(start({"type": "lifespan"}, receive, send))
    assert said == [("lifespan.startup.complete", 1)]
    assert titles(start, request("/")) == ["overview"]
    assert runs == [("", "")]


def test_what_was_searched_for_is_not_kept(start: StartPage, runs: list[tuple[str, str]]) -> None:
    assert titles(start, *[request("/services", "q=stalking")] * 2) == ["services", "services"]
    assert len(runs) == 2
    assert not start.kept


def test_what_everybody_is_shown_before_a_search_is_kept(start: StartPage, runs: list[tuple[str, str]]) -> None:
    assert titles(start, *[request("/services")] * 2) == ["services", "services"]
    assert runs == [("services", "")]


def test_fields_in_which_nothing_was_chosen_are_left_out(start: StartPage, runs: list[tuple[str, str]]) -> None:
    titles(start, request("/services", "q=&borough=Croydon&need=&list=a%3D&audience=a="))
    assert runs == [("services", "borough=Croydon&list=a%3D&audience=a=")]


def test_addresses_that_are_hardly_asked_for_twice_are_not_kept(start: StartPage, runs: list[tuple[str, str]]) -> None:
    titles(start, *[request("/map", "x=" + "1" * LONGEST_QUERY)] * 2)
    assert len(runs) == 2
    assert not start.kept


def test_a_page_that_breaks_is_served_without_words(start: StartPage, runs: list[tuple[str, str]]) -> None:
    assert titles(start, request("/quality"), request("/map")) == [BARE, "map"]


def test_no_more_pages_are_run_at_once_than_the_processor_can_bear(store: Store, runs: list[tuple[str, str]]) -> None:
    pages = EarlyPages(streamlit())

    async def crowd() -> list[EarlyPage | None]:
        addresses = [Address("/map", f"year={number}", store.version, today()) for number in range(50)]
        return await asyncio.gather(*(pages.run(address, request("/map")) for address in addresses))

    found = alone(crowd())
    assert len(runs) == sum(page is not None for page in found) == MOST_AT_ONCE
    assert pages.running == 0


def test_without_a_store_there_are_no_words(fresh_store_folder: object, runs: list[tuple[str, str]]) -> None:
    assert titles(StartPage(streamlit(), start_page()), request("/map")) == [BARE]
    assert runs == []


def test_the_way_out_without_a_script_leads_where_that_with_one_leads() -> None:
    (neutral,) = re.findall(r'href="([^"]+)"', WAY_OUT)
    assert f'"{neutral}"' in SCRIPT.content.decode()
