"""The first answer to every page: HTML with its words, kept where it is the same for everybody."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest
from starlette.types import Message, Receive, Scope, Send

from data.store import Store
from pages.menu import PAGES
from serving.assets import SCRIPT
from serving.html_answers import EXAMPLES, LONGEST_QUERY, WAY_OUT, HtmlAnswers, HtmlPages, with_words
from serving.streamlit_internals.start_page import start_page, with_front_end_waiting
from ui.html import Html
from ui.html_page import HtmlAnswer

BARE = "MOPAC commissioning, unofficial"


@pytest.fixture
def answers() -> HtmlAnswers:
    return HtmlAnswers(start_page())


def request(path: str, query: str = "", accept: str = "br") -> Scope:
    return {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"accept-encoding", accept.encode())],
    }


async def _behind(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise AssertionError("a page is answered without Streamlit")


def bodies(answers: HtmlAnswers, *requests: Scope) -> list[str]:
    """Return the answers to requests that come at the same time."""
    found: dict[int, str] = {}

    async def ask(number: int, one: Scope) -> None:
        async def send(message: Message) -> None:
            if message["type"] == "http.response.body":
                found[number] = brotli.decompress(message["body"]).decode()

        async def receive() -> Message:
            return {"type": "http.request"}

        await HtmlPages(_behind, answers)(one, receive, send)

    async def ask_all() -> None:
        await asyncio.gather(*(ask(number, one) for number, one in enumerate(requests)))

    # In a thread: a browser test may have a loop of its own running here.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, ask_all()).result()
    return [found[number] for number in range(len(requests))]


def titles(answers: HtmlAnswers, *requests: Scope) -> list[str]:
    return [re.findall(r"<title>(.*?)</title>", body)[0].partition(":")[0] for body in bodies(answers, *requests)]


@pytest.mark.slow
def test_a_hundred_visitors_at_once_all_get_the_words(store: Store, answers: HtmlAnswers) -> None:
    asked = [request(path, f"x={number}") for number in range(6) for path in PAGES]
    assert len(asked) > 100
    assert all("data-version" in body and 'shadowrootmode="open"' in body for body in bodies(answers, *asked))


def test_answers_are_kept_by_their_url(store: Store, answers: HtmlAnswers) -> None:
    assert titles(answers, request("/map"), request("/map", "year=2018"), request("/borough", "borough=Camden")) == [
        "Map of the boroughs",
        "Map of the boroughs",
        "Camden",
    ]
    assert len(answers.kept) == 3
    first = dict(answers.kept)
    titles(answers, request("/map"))
    assert dict(answers.kept) == first


def test_what_was_searched_for_is_not_kept(store: Store, answers: HtmlAnswers) -> None:
    titles(answers, request("/services", "q=stalking"), request("/services", "borough=Camden"))
    assert not answers.kept
    titles(answers, request("/services"))
    assert len(answers.kept) == 1


def test_urls_that_are_hardly_asked_for_twice_are_not_kept(store: Store, answers: HtmlAnswers) -> None:
    titles(answers, request("/map", "x=" + "1" * LONGEST_QUERY))
    assert not answers.kept


def test_what_failed_is_not_kept(store: Store, answers: HtmlAnswers, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_store: Store) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("pages.about.quality_content.totals", failing)
    (body,) = bodies(answers, request("/quality"))
    assert "could not be shown" in body
    assert "data-version" in body
    assert not answers.kept


def test_a_new_store_is_warm_before_it_takes_over(store: Store, answers: HtmlAnswers) -> None:
    answers.warm(store)
    assert {asked.path for asked in answers.kept} == PAGES.keys()
    assert all(path in PAGES for path, _ in EXAMPLES)
    for body in bodies(answers, *(request(*example) for example in EXAMPLES)):
        assert "page-message" not in body.partition("<main")[2], "an example that is not there"


def test_without_a_store_streamlit_answers(fresh_store_folder: object, answers: HtmlAnswers) -> None:
    assert titles(answers, request("/map")) == [BARE.partition(":")[0]]


def test_the_start_page_keeps_what_it_had() -> None:
    waiting = with_front_end_waiting(start_page())
    page = with_words(waiting, HtmlAnswer("A & B", Html("<p>words</p>"), True), PAGES["/map"])
    assert "<title>A &amp; B</title>" in page
    assert page.count("<noscript>") == 1
    assert page.index('<template shadowrootmode="open">') < page.index("<noscript>") < page.index('<div id="root">')
    assert "Exit this page" not in page
    for_residents = with_words(waiting, HtmlAnswer("A", Html("<p>words</p>"), True), PAGES["/services"])
    assert "Exit this page" in for_residents


def test_the_way_out_without_a_script_leads_where_that_with_one_leads() -> None:
    (neutral,) = re.findall(r'href="([^"]+)"', WAY_OUT)
    assert f'"{neutral}"' in SCRIPT.content.decode()
