"""A visitor without a browser: speaks Streamlit's own protocol over the websocket and waits for each run to end.

Like the front end in a browser it keeps the messages that the server allows it to keep, says with each run which ones
it has, and is then sent a reference in their place.
"""

from types import TracebackType

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


class Visitor:
    """One session on one page."""

    def __init__(self, port: int, page: str = "", query: str = "") -> None:
        self.port = port
        self.page = page
        self.query = query
        self.page_hash = ""
        self.widgets: dict[str, str] = {}
        self.runs = 0
        self.kept: dict[str, int] = {}
        """The run in which each message that was kept, named by its hash, was last shown."""
        self.longest_kept = 0
        self.socket: websockets.ClientConnection

    async def __aenter__(self) -> "Visitor":
        """Connect and open the page."""
        self.socket = await websockets.connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=[websockets.Subprotocol("streamlit")],
            origin=websockets.Origin(f"http://localhost:{self.port}"),
            max_size=None,
        )
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.page
        await self._run(message)
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Leave."""
        await self.socket.close()

    async def rerun(self) -> int:
        """Run the page once more and return the bytes received."""
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.page_hash
        return await self._run(message)

    async def choose(self, label: str, value: str) -> int:
        """Choose a value in the box of this label and return the bytes received."""
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.page_hash
        message.rerun_script.widget_states.widgets.add(id=self.widgets[label], string_value=value)
        return await self._run(message)

    async def _run(self, message: BackMsg) -> int:
        message.rerun_script.cached_message_hashes.extend(self.kept)
        await self.socket.send(message.SerializeToString())
        received = 0
        while True:
            raw = await self.socket.recv()
            assert isinstance(raw, bytes)
            received += len(raw)
            answer = ForwardMsg.FromString(raw)
            kind = answer.WhichOneof("type")
            if kind == "ref_hash" and answer.ref_hash not in self.kept:
                raise RuntimeError("the server refers to something that this visitor does not have")
            if kind == "ref_hash" or answer.metadata.cacheable:
                self.kept[answer.ref_hash or answer.hash] = self.runs
            if kind == "new_session":
                self.page_hash = answer.new_session.page_script_hash
                self.longest_kept = answer.new_session.config.max_cached_message_age
            elif kind == "navigation":
                self.page_hash = answer.navigation.page_script_hash
            elif kind == "delta":
                _stop_at_failure(answer)
                box = answer.delta.new_element.selectbox
                if box.id:
                    self.widgets[box.label] = box.id
            elif kind == "script_finished":
                self.runs += 1
                self.kept = {name: shown for name, shown in self.kept.items() if self.runs - shown <= self.longest_kept}
                return received


def _stop_at_failure(message: ForwardMsg) -> None:
    """Raise RuntimeError where the page says that it, or a part of it, could not be shown: its cost means nothing."""
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    if kind in ("exception", "alert") or (kind == "html" and "mc-failed" in element.html.body):
        raise RuntimeError(f"the page failed: {element}")
