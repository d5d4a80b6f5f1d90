"""Sends the heading of a page a moment before the rest, when somebody has just arrived.

Streamlit's front end imports the module of an element when the first such element comes, shows an empty box until it is
there, and React then leaves all boxes empty for half a second, however soon the module came. A module that is known
already needs no box: so the heading comes first, and what follows it finds the module of text and tables loaded.
"""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.RootContainer_pb2 import RootContainer

HEAD_START_SECONDS = 0.1
"""Enough for a slow computer to show the heading; much less than the half second that it saves."""


class HeadingAhead:
    """Holds back what follows the first text of a visit, once; the page's script runs on meanwhile."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        is_sent = False

        async def send_heading_ahead(message: Message) -> None:
            nonlocal is_sent
            await send(message)
            if not is_sent and message["type"] == "websocket.send" and is_text_of_page(message.get("bytes") or b""):
                is_sent = True
                await asyncio.sleep(HEAD_START_SECONDS)

        await self.app(scope, receive, send_heading_ahead)


def is_text_of_page(message: bytes) -> bool:
    """Return whether a message of Streamlit's brings HTML for the page itself, not for the menu at its side."""
    read = ForwardMsg.FromString(message)
    place = list(read.metadata.delta_path)
    return bool(read.delta.new_element.WhichOneof("type") == "html" and place[:1] == [RootContainer.MAIN])
