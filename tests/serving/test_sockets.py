"""WebSockets of other origins: refused before Streamlit asks anybody outside, counted, and told once."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send
from streamlit import config, net_util
from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed

from serving.sockets import OwnOrigin

HOST = "dash.example.org"


@pytest.fixture(autouse=True)
def nobody_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where anybody outside is asked for the address of this machine."""

    def asked() -> str:
        raise AssertionError("an outside service was asked")

    monkeypatch.setattr(net_util, "get_external_ip", asked)
    monkeypatch.setattr(OwnOrigin, "refused", 0)
    monkeypatch.setattr(OwnOrigin, "_told_at", float("-inf"))


def passed_on(*, host: str = HOST, origin: str | None = None, kind: str = "websocket") -> tuple[bool, list[Message]]:
    """Return whether Streamlit takes a request, and what is answered where it is not asked."""
    taken: list[bool] = []
    sent: list[Message] = []

    async def streamlit(scope: Scope, _receive: Receive, _send: Send) -> None:
        headers = Headers(scope=scope)
        taken.append(_is_origin_allowed(headers.get("origin"), headers.get("host")))

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin is not None else [])
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, OwnOrigin(streamlit)({"type": kind, "headers": headers}, receive, send)).result()
    return bool(taken and taken[0]), sent


@pytest.mark.parametrize("origin", [None, f"https://{HOST}", f"http://{HOST}", "http://localhost:8722"])
def test_our_own_pages_are_answered(origin: str | None) -> None:
    assert passed_on(origin=origin) == (True, [])
    assert OwnOrigin.refused == 0


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "",
        "http://[::1",
        f"https://{HOST}.evil.example",
        f"https://{HOST}:444",
        "file://",
    ],
)
def test_others_are_refused_counted_and_told_once(origin: str, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(3):
        assert passed_on(origin=origin) == (False, [{"type": "websocket.close", "code": 1008}])
    assert OwnOrigin.refused == 3
    assert len(caplog.records) == 1
    assert "pass on the Host" in caplog.text


def test_a_proxy_that_names_another_host_can_be_named_in_the_settings(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    assert passed_on(host="backend.internal:8080", origin=f"https://{HOST}")[0] is False
    before = config.get_option("server.corsAllowedOrigins")
    config.set_option("server.corsAllowedOrigins", [f"https://{HOST}/"])
    try:
        assert passed_on(host="backend.internal:8080", origin=f"https://{HOST}") == (True, [])
        assert passed_on(host="backend.internal:8080", origin="https://evil.example")[0] is False
    finally:
        config.set_option("server.corsAllowedOrigins", before)


def test_what_is_no_websocket_is_passed_on(caplog: pytest.LogCaptureFixture) -> None:
    assert passed_on(kind="http", origin=f"https://{HOST}") == (True, [])
