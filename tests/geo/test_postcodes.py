"""Postcodes: every spelling, every way a service can fail, and never a trace of what was typed."""

import json
import logging
import re
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.store import Store
from geo import postcodes
from geo.postcodes import PostcodeAnswer, find_boroughs, first_postcode, without_postcodes
from queries.boroughs import areas
from queries.places import boroughs_by_district
from tests.helpers import table

HACKNEY, ISLINGTON, WESTMINSTER = "E09000012", "E09000019", "E09000033"
DISTRICTS = {"E8": (HACKNEY,), "N1": (ISLINGTON, HACKNEY), "SW1A": (WESTMINSTER,), "E1W": ("E09000030",), "X9": ()}
KNOWN = {HACKNEY, ISLINGTON, WESTMINSTER, "E09000030"}
OFFLINE = PostcodeAnswer("found", (HACKNEY,))

FAR_TOO_LONG = 60
"""Seconds a slow service takes: so many that a visitor who waited for it is told from a busy machine."""

IN_TIME = postcodes.SECONDS + 10
"""Seconds within which a visitor of a slow service has an answer, however busy the machine is."""

Reply = Callable[["Handler"], None]


def districts(outward_code: str) -> tuple[str, ...]:
    return DISTRICTS.get(outward_code, ())


def offline(text: str) -> PostcodeAnswer:
    return find_boroughs(text, districts, KNOWN, None)


class StandIn(ThreadingHTTPServer):
    """A service in the form of postcodes.io that answers as it is told, and notes what it was asked."""

    daemon_threads = True
    reply: Reply
    asked: list[str]
    over: threading.Event

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: it is the client that hangs up."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: StandIn

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.reply(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[StandIn]:
    with StandIn(("127.0.0.1", 0), Handler) as server:
        server.asked = []
        server.over = threading.Event()
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join()


def answering(body: object, status: int = 200, **headers: str) -> Reply:
    """Return a reply: bytes as they are, anything else in JSON."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()

    def reply(handler: "Handler") -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    return reply


def district(code: object) -> dict[str, object]:
    return {"status": 200, "result": {"postcode": "E8 3AE", "codes": {"admin_district": code}}}


def by_path(replies: dict[str, Reply]) -> Reply:
    def reply(handler: "Handler") -> None:
        replies.get(handler.path.split("/")[1], NOT_FOUND)(handler)

    return reply


NOT_FOUND = answering({"status": 404, "error": "Postcode not found"}, 404)


def slow(handler: "Handler") -> None:
    handler.server.over.wait(FAR_TOO_LONG)
    with suppress(OSError):
        answering(district(ISLINGTON))(handler)


def drop_by_drop(handler: "Handler") -> None:
    """Send something every tenth of a second, so that no single read takes long."""
    with suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 600\r\n\r\n")
        for _ in range(10 * FAR_TOO_LONG):
            handler.wfile.write(b" ")
            handler.server.over.wait(0.1)


def headers_drop_by_drop(handler: "Handler") -> None:
    with suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for _ in range(10 * FAR_TOO_LONG):
            handler.wfile.write(b"X-Drop: 1\r\n")
            handler.server.over.wait(0.1)


def hanging_up(handler: "Handler") -> None:
    handler.close_connection = True


def ten_megabytes(handler: "Handler") -> None:
    with suppress(OSError):
        answering(json.dumps({**district(ISLINGTON), "padding": "x" * 10_000_000}).encode())(handler)


def no_http(handler: "Handler") -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH\r\n" + bytes(100))


@pytest.mark.parametrize(
    "text",
    [
        *("E8 3AE", "e83ae", "E8  3ae", " e8 3Ae\t", "E8\u00a03AE", "E8 3 A E", "E8", "e8", "E8 3", "e8 3a"),
        *("E8-3AE", "e8.3ae", "E8\u20133AE", "E8, 3AE", "E8 OAE", "e8oae"),
    ],
)
def test_every_spelling(text: str) -> None:
    assert offline(text) == OFFLINE


@pytest.mark.parametrize(
    ("text", "outward"), [("E1O 5AA", "E10"), ("CRO", "CR0"), ("cro-2yr", "CR0"), ("SW1A OAA", "SW1A")]
)
def test_a_letter_o_is_a_zero(text: str, outward: str) -> None:
    asked: list[str] = []

    def noted(code: str) -> tuple[str, ...]:
        asked.append(code)
        return ()

    find_boroughs(text, noted, KNOWN, None)
    assert asked == [outward]


@pytest.mark.parametrize("text", ["BFPO 61", "bfpo61", "BF1 2AT", "GIR 0AA", "gir0aa"])
def test_a_code_that_stands_for_no_place(text: str) -> None:
    assert offline(text) == PostcodeAnswer("placeless")


@pytest.mark.parametrize("district", ["EN6", "RM15", "TW15", "WD3", "WD6", "WD23"])
def test_a_district_that_reaches_into_london_is_not_called_outside(store: Store, district: str) -> None:
    known = {area.gss_code for area in areas(store)}

    def answer(text: str) -> PostcodeAnswer:
        return find_boroughs(
            text, lambda code: [one.gss_code for one in boroughs_by_district(store, code)], known, None
        )

    assert answer(district) == answer(f"{district} 1AA") == PostcodeAnswer("fringe")


HALVES = ("E8", "SW1A", "EC1V", "WC2H", "N1C", "W1T", "CR0", "DN55", "M1", "B33", "EH1", "E1O", "HAO")
GAPS = ("", " ", "  ", "-", ".", ". ", " - ", "\u2013", "\u00a0", ", ", "\t")


@given(
    st.sampled_from(HALVES),
    st.sampled_from(GAPS),
    st.from_regex("[0-9][ABD-HJLNP-UW-Z]{2}", fullmatch=True),
    st.sampled_from(["stalking {}", "{} stalking", "my ex at {} follows me", "({}).", "{}"]),
    st.booleans(),
)
def test_a_postcode_is_taken_out_of_any_words(outward: str, gap: str, inward: str, words: str, small: bool) -> None:
    postcode = f"{outward}{gap}{inward}"
    text = words.format(postcode.lower() if small else postcode)
    left = words.format(" ")
    assert without_postcodes(text) == " ".join(left.split())
    assert first_postcode(text)


@pytest.mark.parametrize("postcode", ["EC1V OBW", "ec1v obw", "EC1VOBW", "e8-oae", "E1O 5XX", "CRO.2YR", "cro oyr"])
def test_a_postcode_with_a_letter_for_its_zero_is_taken_out_too(postcode: str) -> None:
    assert without_postcodes(f"stalking {postcode} again") == "stalking again"


@pytest.mark.parametrize(
    "words",
    [
        *("crash on the a4 1st june", "on the m4 1st june", "a406 2nd may", "moved to e8 2nd of june"),
        *(
            "in e8 one man hit me",
            "n1 our flat",
            "hit in se1 off the road",
            "so 3rd time",
            "no 2nd chance",
            "e8 3rd floor",
        ),
        *("PCD 1234", "section 47 abh", "i am 19 2nd child", "24 hr line", "w1 5pm", "covid 19 3rd wave"),
    ],
)
def test_words_that_only_look_like_a_postcode_are_kept(words: str) -> None:
    assert without_postcodes(words) == words


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("N1 9GU", PostcodeAnswer("choose", (ISLINGTON, HACKNEY))),
        ("SW1A", PostcodeAnswer("found", (WESTMINSTER,))),
        ("sw1a1aa", PostcodeAnswer("found", (WESTMINSTER,))),
        ("SW1A 1", PostcodeAnswer("found", (WESTMINSTER,))),
        ("E1W 1", PostcodeAnswer("found", ("E09000030",))),
        ("E1 1", PostcodeAnswer("outside")),  # the district E1, not E11
        ("M1 1AE", PostcodeAnswer("outside")),
        ("DN55 1PT", PostcodeAnswer("outside")),
        ("CR0 2YR", PostcodeAnswer("outside")),
    ],
)
def test_districts(text: str, answer: PostcodeAnswer) -> None:
    assert offline(text) == answer


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "E",
        "8",
        "3AE",
        "E8 3AEX",
        "E8 3CE",
        "E8B 3AE",
        "E08 3AE",
        "Q1 1AA",
        "E8\u00003AE",
        "\u017fw1a 1aa",  # a long s, which is S in capitals
        "E\u0668 3AE",  # an Arabic 8
        "E8 3AE, London",
        "E8 3AE       ",
        "Hackney",
        "E8/../x",
        "E8?a=b",
        "E8 3AE\r\nX:",
        "x" * 1_000_000,
    ],
)
def test_what_is_no_postcode(text: str) -> None:
    assert offline(text) == PostcodeAnswer("malformed")


def test_areas_outside_london_are_not_answered() -> None:
    assert find_boroughs("E8", lambda _: ["E12000007", HACKNEY], KNOWN, None) == OFFLINE
    assert find_boroughs("E8", lambda _: ["E12000007"], KNOWN, None) == PostcodeAnswer("outside")


@given(st.text() | st.from_regex(r"[A-Za-z]{1,2}\d{1,2}[A-Za-z]?\s*(\d[A-Za-z]{0,2})?", fullmatch=True))
def test_any_text_gets_an_answer(text: str) -> None:
    answer = offline(text)
    assert len(answer.gss_codes) == {"found": 1, "choose": 2}.get(answer.kind, 0)
    assert not answer.exact


WHOLE = st.sampled_from(["E8", "N1", "SW1A", "EC1V", "CR0", "DN55", "W1T"])


@given(WHOLE, st.from_regex("[0-9][ABD-HJLNP-UW-Z]{2}", fullmatch=True), st.sampled_from(["", " ", "  ", "\t"]))
def test_a_postcode_is_answered_as_its_district(outward: str, inward: str, space: str) -> None:
    assert offline(f"{outward}{space}{inward}".lower()) == offline(outward)


def test_the_service_gives_the_exact_borough(service: StandIn) -> None:
    service.reply = answering(district(ISLINGTON))
    answer = find_boroughs("n19gu", districts, KNOWN, service.address + "/api/")
    assert answer == PostcodeAnswer("found", (ISLINGTON,), exact=True)
    assert service.asked == ["/api/postcodes/N1%209GU"]


@pytest.mark.parametrize("text", ["E8", "E8 3", "E8 3A", "no postcode", "E8 3AE, London"])
def test_the_service_is_asked_about_full_postcodes_only(service: StandIn, text: str) -> None:
    service.reply = answering(district(ISLINGTON))
    assert find_boroughs(text, districts, KNOWN, service.address) == offline(text)
    assert service.asked == []


@pytest.mark.parametrize("code", ["E07000216", "W06000015", "L99999999"])
def test_the_service_knows_what_is_outside_london(service: StandIn, code: str) -> None:
    service.reply = answering(district(code))
    assert find_boroughs("E8 3AE", districts, KNOWN, service.address) == PostcodeAnswer("outside")


def test_a_terminated_postcode(service: StandIn) -> None:
    terminated = {"status": 200, "result": {"postcode": "E8 3AE", "year_terminated": 1996, "month_terminated": 6}}
    service.reply = by_path({"terminated_postcodes": answering(terminated)})
    assert find_boroughs("E8 3AE", districts, KNOWN, service.address) == PostcodeAnswer("terminated")
    assert service.asked == ["/postcodes/E8%203AE", "/terminated_postcodes/E8%203AE"]


def test_a_postcode_that_the_service_does_not_know_is_answered_by_its_district(
    service: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    listen(caplog)
    service.reply = NOT_FOUND
    assert find_boroughs("E8 3AE", districts, KNOWN, service.address) == OFFLINE
    assert said(caplog) == []
    assert no_trace(caplog)


BROKEN: dict[str, tuple[Reply, str]] = {
    "slow": (slow, "no answer in time"),
    "drop by drop": (drop_by_drop, "no answer in time"),
    "headers drop by drop": (headers_drop_by_drop, "no answer in time"),
    "hangs up": (hanging_up, "RemoteProtocolError"),
    "no HTTP": (no_http, "RemoteProtocolError"),
    "500": (answering({"status": 500, "error": "E8 3AE"}, 500), "status 500"),
    "429": (answering({}, 429), "status 429"),
    "redirect": (answering({}, 302, Location="/elsewhere/E8%203AE"), "status 302"),
    "permanent redirect": (answering({}, 308, Location="/elsewhere/E8%203AE"), "status 308"),
    "10 MB": (ten_megabytes, "more than 64 kB"),
    "no JSON": (answering(b"<html>E8 3AE</html>"), "JSONDecodeError"),
    "no text": (answering(b"\xff\xff"), "UnicodeDecodeError"),
    "too deep": (answering(b"[" * 60_000), "RecursionError"),
    "empty": (answering(b""), "JSONDecodeError"),
    "null": (answering(None), "an empty answer"),
    "a list": (answering([district(ISLINGTON)]), "another form"),
    "no result": (answering({"status": 200, "result": None}), "another form"),
    "no codes": (answering({"status": 200, "result": {"codes": None}}), "another form"),
    "a number": (answering(district(9000012)), "another form"),
    "a name": (answering(district("Islington")), "another form"),
    "a code in many lines": (answering(district(f"{ISLINGTON}\n")), "another form"),
    "no year": (by_path({"terminated_postcodes": answering({"status": 200, "result": {}})}), "another form"),
}


def listen(caplog: pytest.LogCaptureFixture) -> None:
    """Hear everything that is logged, whatever it is that logs."""
    for name in ("", "httpx", "httpcore", "httpcore.connection", "httpcore.http11"):
        caplog.set_level(logging.DEBUG, name)


def said(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """Return what was logged, but for the one line in which Python names its event loop."""
    return [record for record in caplog.records if record.name != "asyncio"]


def no_trace(caplog: pytest.LogCaptureFixture) -> bool:
    records = "".join(f"{vars(record)}{record.exc_text}" for record in caplog.records)
    return not re.search(r"E8(\s|%20|\+)*3AE", records + caplog.text, re.IGNORECASE)


@pytest.mark.slow
@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_service_is_answered_by_the_district_in_time_and_without_a_trace(
    service: StandIn, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], fault: str
) -> None:
    listen(caplog)
    service.reply, reason = BROKEN[fault]
    began = time.monotonic()
    assert find_boroughs("E8 3AE", districts, KNOWN, service.address) == OFFLINE
    assert time.monotonic() - began < IN_TIME
    assert re.search(reason, caplog.text)
    assert len(said(caplog)) == 1
    assert no_trace(caplog)
    assert "3AE" not in "".join(capfd.readouterr())
    assert not any("elsewhere" in path for path in service.asked)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1",
        "127.0.0.1:8000",
        "http://",
        "http:///postcodes",
        "http://[::1",
        "http://127.0.0.1:port",
        "http://127.0.0.1:1",
        "http://127.0.0.1:99999",
        "http://x\u00e4\ud800.invalid",
        "http://127.0.0.1/a b\x7f",
        "https://127.0.0.1:1",
        "nonsense",
    ],
)
def test_an_address_that_cannot_be_asked(address: str, caplog: pytest.LogCaptureFixture) -> None:
    listen(caplog)
    assert find_boroughs("E8 3AE", districts, KNOWN, address) == OFFLINE
    assert len(said(caplog)) == 1
    assert no_trace(caplog)


def test_a_certificate_is_asked_for(service: StandIn, caplog: pytest.LogCaptureFixture) -> None:
    service.reply = answering(district(ISLINGTON))
    assert find_boroughs("E8 3AE", districts, KNOWN, service.address.replace("http:", "https:")) == OFFLINE
    assert service.asked == []


def test_no_proxy_is_used(service: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    service.reply = answering(district(ISLINGTON))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert find_boroughs("E8 3AE", districts, KNOWN, service.address).exact


@pytest.mark.slow
def test_many_visitors_of_a_slow_service_do_not_wait_for_each_other(
    service: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.reply = slow
    get = postcodes._get
    counting = threading.Lock()
    now = most = 0

    async def counted_get(*arguments: Any) -> object:
        nonlocal now, most
        with counting:
            now += 1
            most = max(most, now)
        try:
            return await get(*arguments)
        finally:
            with counting:
                now -= 1

    monkeypatch.setattr(postcodes, "_get", counted_get)
    answers: list[tuple[PostcodeAnswer, float]] = []

    def visit() -> None:
        began = time.monotonic()
        answer = find_boroughs("E8 3AE", districts, KNOWN, service.address)
        answers.append((answer, time.monotonic() - began))

    # So many that, were they to wait in turn, the last would wait past IN_TIME.
    crowd = 80
    visitors = [threading.Thread(target=visit) for _ in range(crowd)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert [answer for answer, _ in answers] == [OFFLINE] * crowd
    assert max(seconds for _, seconds in answers) < IN_TIME
    assert most <= 8


@pytest.mark.slow
def test_the_threads_are_free_again_after_a_slow_service(service: StandIn) -> None:
    """As many as there are threads wait in vain; whoever asks next is answered by the service."""
    service.reply = headers_drop_by_drop
    with ThreadPoolExecutor(postcodes._askers._max_workers) as crowd:
        for _ in range(postcodes._askers._max_workers):
            crowd.submit(find_boroughs, "E8 3AE", districts, KNOWN, service.address)
    service.reply = answering(district(ISLINGTON))
    assert find_boroughs("E8 3AE", districts, KNOWN, service.address).exact


REPLIES = st.binary(max_size=200).map(answering) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["status", "result", "codes", "admin_district", "year_terminated"]), inner)
    ),
    max_leaves=8,
).map(answering)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(REPLIES)
def test_any_reply_gets_an_answer(reply: Reply) -> None:
    with StandIn(("127.0.0.1", 0), Handler) as server:
        server.asked, server.reply = [], reply
        threading.Thread(target=server.handle_request).start()
        assert find_boroughs("E8 3AE", districts, KNOWN, server.address) == OFFLINE


def from_store(store: Store, text: str) -> tuple[str, list[str]]:
    names = {area.gss_code: area.area for area in areas(store)}
    answer = find_boroughs(
        text, lambda code: [one.gss_code for one in boroughs_by_district(store, code)], names, service=None
    )
    return answer.kind, [names[code] for code in answer.gss_codes]


@pytest.mark.parametrize(
    ("text", "kind", "boroughs"),
    [
        ("E8 3AE", "found", ["Hackney"]),
        ("SE19", "choose", ["Croydon", "Bromley", "Lambeth", "Southwark"]),
        ("EC1V", "choose", ["Islington", "Hackney"]),
        # Not in the table, so that all of EC2, EC3 and SW1 is answered.
        ("EC2R 8AH", "choose", ["Hackney", "City of London", "Islington"]),
        ("EC3", "found", ["City of London"]),
        ("SW1H", "choose", ["Westminster", "Kensington and Chelsea"]),
        ("SE1P", "choose", ["Southwark", "Lambeth"]),
        # E1 is in the table by itself, beside E1W.
        ("E1", "choose", ["Tower Hamlets", "City of London", "Hackney"]),
        ("E1W", "found", ["Tower Hamlets"]),
        ("M1 1AE", "outside", []),
        ("SW1A1AA", "found", ["Westminster"]),
    ],
)
def test_the_table(store: Store, text: str, kind: str, boroughs: list[str]) -> None:
    assert from_store(store, text) == (kind, boroughs)


@pytest.mark.slow
def test_every_district_of_the_table_can_be_typed(store: Store) -> None:
    pairs = [(row["outward_code"], row["gss_code"]) for row in table("postcode_districts")]
    names = {area.gss_code: area.area for area in areas(store)}
    for outward, code in pairs:
        assert names[code] in from_store(store, outward)[1]
        assert names[code] in from_store(store, f"{outward.lower()}1aa")[1]
