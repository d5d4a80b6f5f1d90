"""A relay between browser and server, as a proxy or a phone's network is: it can be cut, and can refuse WebSockets."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

HOST = "127.0.0.2"
"""Not localhost: there Streamlit tells its visitors how to start it again."""


class Relay:
    """Passes on what comes in to a server, until it is cut."""

    def __init__(self, origin: str, *, takes_sockets: bool = True) -> None:
        self.port_behind = urlsplit(origin).port
        self.takes_sockets = takes_sockets
        self.listener = socket.create_server((HOST, 0))
        self.origin = f"http://{HOST}:{self.listener.getsockname()[1]}"
        self.open: list[socket.socket] = []
        self.is_cut = False
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """End all connections and take no more."""
        self.is_cut = True
        for one in (self.listener, *self.open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while not self.is_cut:
                visitor, _ = self.listener.accept()
                server = socket.create_connection(("127.0.0.1", self.port_behind))
                self.open += [visitor, server]
                threading.Thread(target=self._pass_on, args=(visitor, server, True), daemon=True).start()
                threading.Thread(target=self._pass_on, args=(server, visitor, False), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, is_request: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                if is_request and not self.takes_sockets and b"\r\nupgrade: websocket" in data.lower():
                    source.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    break
                target.sendall(data)
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@contextmanager
def relayed(origin: str, *, takes_sockets: bool = True) -> Iterator[Relay]:
    """Put a relay in front of a server for as long as the block lasts."""
    relay = Relay(origin, takes_sockets=takes_sockets)
    try:
        yield relay
    finally:
        relay.cut()
