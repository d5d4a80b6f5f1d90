"""Runs a page for a visitor whose browser is still on its way: over Streamlit's own protocol, within the process."""

import asyncio
from collections.abc import Iterator

from starlette.types import ASGIApp, Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE_SECONDS = 1.0
"""A page takes hundredths of a second. Whoever would have to wait longer is served without it."""


async def first_run(app: ASGIApp, page: str, query: str, host: str) -> list[ForwardMsg]:
    """Return what Streamlit sends to a new visitor of a page until its script has ended, in the order it was sent.

    app is the application that answers at /_stcore/stream, and host the name under which the visitor asked for it.
    Raises TimeoutError where that takes too long, and ConnectionError where Streamlit hangs up.
    """
    request = BackMsg()
    request.rerun_script.page_name = page
    request.rerun_script.query_string = query
    asked: Iterator[Message] = iter(
        ({"type": "websocket.connect"}, {"type": "websocket.receive", "bytes": bytes(request.SerializeToString())})
    )
    answers: list[ForwardMsg] = []
    ended = asyncio.Event()

    async def receive() -> Message:
        if message := next(asked, None):
            return message
        await ended.wait()
        return {"type": "websocket.disconnect", "code": 1000}

    async def send(message: Message) -> None:
        if message["type"] == "websocket.send":
            answers.append(ForwardMsg.FromString(message["bytes"]))
        if message["type"] == "websocket.close" or (answers and answers[-1].WhichOneof("type") == "script_finished"):
            ended.set()

    scope = {
        "type": "websocket",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "scheme": "ws",
        "path": "/_stcore/stream",
        "raw_path": b"/_stcore/stream",
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", host.encode("latin-1")), (b"sec-websocket-protocol", b"streamlit")],
        "subprotocols": ["streamlit"],
        "client": None,
        "server": None,
    }
    async with asyncio.timeout(PATIENCE_SECONDS):
        await app(scope, receive, send)
    if not any(answer.WhichOneof("type") == "script_finished" for answer in answers):
        raise ConnectionError("Streamlit ended the connection before the page had ended")
    return answers
