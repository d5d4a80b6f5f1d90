"""A relay in front of a server, which counts the bytes on the wire: compressed, headers and websocket included."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Relay(socketserver.ThreadingTCPServer):
    """Passes everything on, in both directions, and counts what the server sends."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, server_port: int) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.server_port = server_port
        self.port = int(self.server_address[1])
        self.sent = 0


class Conversation(socketserver.BaseRequestHandler):
    """One connection of a browser, and the one to the server that belongs to it."""

    server: Relay

    def handle(self) -> None:
        """Pass on in both directions until one side has enough."""
        with socket.create_connection(("127.0.0.1", self.server.server_port)) as server:
            threading.Thread(target=self._pass_on, args=(self.request, server), daemon=True).start()
            self._pass_on(server, self.request)

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        target.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with suppress(OSError):
            while part := source.recv(65_536):
                if target is self.request:
                    self.server.sent += len(part)
                target.sendall(part)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)


@contextmanager
def relayed(server_port: int) -> Iterator[Relay]:
    """Run a relay to the server in a thread of its own."""
    with Relay(server_port) as relay:
        threading.Thread(target=relay.serve_forever, daemon=True).start()
        try:
            yield relay
        finally:
            relay.shutdown()
