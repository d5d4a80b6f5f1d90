"""Keeps the memory of a server that has run for long from lying about in pieces."""

import ctypes
from contextlib import suppress

M_ARENA_MAX = -8
"""The name of the setting in the C library of Linux (malloc.h)."""

ARENAS = 2
"""One for each core that Python can keep busy: the pages run in a thread of their own each, but one at a time."""


def keep_memory_together() -> None:
    """Let all threads share a few arenas of memory. Does nothing where the C library is another one than glibc.

    glibc gives threads up to eight arenas for each core, and what is freed in one of them is of no use in the others:
    with a new thread for each run, and a store replaced every half minute, the server grew for as long as it was looked
    at, by memory that was free.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS)
