"""The heading goes ahead of what follows it: once in a visit, and nothing is lost or put in another order."""

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from serving import heading_ahead
from serving.heading_ahead import HeadingAhead, is_text_of_page


def text(words: str, place: int = 0) -> bytes:
    message = ForwardMsg()
    message.delta.new_element.html.body = words
    message.metadata.delta_path.extend([place, 0])
    return bytes(message.SerializeToString())


def started() -> bytes:
    message = ForwardMsg()
    message.new_session.name = "app"
    return bytes(message.SerializeToString())


MENU, HEADING, TABLE = text("menu", place=1), text("<h1>Map</h1>"), text("<table>")


def test_only_text_of_the_page_itself_goes_ahead() -> None:
    assert is_text_of_page(HEADING)
    assert not any(is_text_of_page(message) for message in (MENU, started(), b""))


def test_one_pause_after_the_heading_and_everything_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Message | str] = []

    async def pause(seconds: float) -> None:
        assert seconds == heading_ahead.HEAD_START_SECONDS
        sent.append("pause")

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    messages: list[Message] = [
        {"type": "websocket.accept"},
        *({"type": "websocket.send", "bytes": part} for part in (started(), MENU, HEADING, TABLE, HEADING)),
        {"type": "websocket.send", "text": "no bytes"},
        {"type": "websocket.close"},
    ]

    async def visit(scope: Scope, receive: Receive, send: Send) -> None:
        for message in messages:
            await send(message)

    monkeypatch.setattr(asyncio, "sleep", pause)
    asyncio.run(HeadingAhead(visit)({"type": "websocket"}, receive, send))
    assert sent == [*messages[:4], "pause", *messages[4:]]
    sent.clear()
    asyncio.run(HeadingAhead(visit)({"type": "http"}, receive, send))
    assert sent == messages
