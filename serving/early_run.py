"""Runs a page for a visitor whose browser is still on its way: over Streamlit's own protocol, within the process."""

import asyncio
from collections.abc import Iterator

from starlette.types import ASGIApp, Message
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


async def first_run(app: ASGIApp, page: str, query: str, host: str, patience: float) -> list[ForwardMsg]:
    """Return what Streamlit sends to a new visitor of a page until its script has ended, in the order it was sent.

    For an address that is no page's, until Streamlit says so. app is the application that answers at /_stcore/stream,
    and host the name under which the visitor asked for it. Raises TimeoutError where that takes more seconds than there
    is patience for, and ConnectionError where Streamlit hangs up or the script fails.
    """
    request = BackMsg()
    request.rerun_script.page_name = page
    request.rerun_script.query_string = query
    asked: Iterator[Message] = iter(
        ({"type": "websocket.connect"}, {"type": "websocket.receive", "bytes": bytes(request.SerializeToString())})
    )
    answers: list[ForwardMsg] = []
    sessions: list[str] = []
    ended = asyncio.Event()

    async def receive() -> Message:
        if message := next(asked, None):
            return message
        await ended.wait()
        return {"type": "websocket.disconnect", "code": 1000}

    async def send(message: Message) -> None:
        if message["type"] == "websocket.close":
            ended.set()
        if message["type"] != "websocket.send" or ended.is_set():
            return
        answer = ForwardMsg.FromString(message["bytes"])
        answers.append(answer)
        kind = answer.WhichOneof("type")
        if kind == "new_session":
            sessions.append(answer.new_session.initialize.session_id)
        elif kind == "script_finished" and answer.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            # The script has asked to be run once more; what counts is what comes then.
            answers.clear()
        elif kind in ("script_finished", "page_not_found"):
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
    try:
        async with asyncio.timeout(patience):
            await app(scope, receive, send)
    finally:
        # Streamlit would keep the session for two minutes, with what was searched for, in case its visitor comes back.
        if sessions and runtime.exists():
            runtime.get_instance().close_session(sessions[0])
    if not answers or not _is_whole(answers[-1]):
        raise ConnectionError("Streamlit ended the connection before the page had ended")
    return answers


def _is_whole(last: ForwardMsg) -> bool:
    """Return whether the last message of a run says that all of the page has come, or that there is no such page."""
    if last.WhichOneof("type") == "page_not_found":
        return True
    return last.WhichOneof("type") == "script_finished" and last.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
