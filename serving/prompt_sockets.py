"""Lets the server send each answer at once, where the system would otherwise hold back a part of it.

Streamlit binds its socket without naming the protocol, and asyncio then leaves Nagle's algorithm on
(https://github.com/Kludex/uvicorn/issues/3149): the body of an answer waits until the browser has confirmed the
header, which it does 40 ms later. A first visit asks for sixty files.
"""

import logging
import os
import socket

log = logging.getLogger(__name__)

OPEN_DESCRIPTORS = "/dev/fd"


def send_at_once() -> int:
    """Switch Nagle's algorithm off for the TCP sockets on which this process listens, and return how many they are.

    Connections that are accepted from now on inherit it. There is no setting for it, neither of Streamlit nor of
    uvicorn; where the open files cannot be listed, nothing is lost but time.
    """
    try:
        descriptors = [int(name) for name in os.listdir(OPEN_DESCRIPTORS)]
    except OSError as error:
        log.warning("Answers may wait for 40 ms, because the open files cannot be listed: %s", error)
        return 0
    return sum(_switch_off(descriptor) for descriptor in descriptors)


def _switch_off(descriptor: int) -> bool:
    try:
        # The copy shares its options with the original, and can be closed.
        with socket.socket(fileno=os.dup(descriptor)) as copy:
            is_tcp = copy.family in (socket.AF_INET, socket.AF_INET6) and copy.type == socket.SOCK_STREAM
            if not is_tcp or not copy.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                return False
            copy.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return True
    except OSError:
        # Not a socket, or closed meanwhile.
        return False
