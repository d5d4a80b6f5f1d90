"""What a page costs the server: processor time for a rerun and for a new visitor, runs a second, memory."""

import asyncio
import time
import urllib.request
from contextlib import AsyncExitStack
from dataclasses import dataclass

from tests.bench.servers import Server
from tests.bench.visitor import Visitor

RERUNS = 300
VISITORS = 60
WARM_UP = 15


def fetch_start_page(port: int, page: str, query: str) -> bytes:
    """Fetch the start page of an address as a browser does, and return it as it came, compressed."""
    address = f"http://127.0.0.1:{port}/{page}{'?' if query else ''}{query}"
    with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept-Encoding": "br"})) as answer:
        return bytes(answer.read())


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time, and kilobytes of the server's memory for one more visitor."""

    rerun_ms: float
    visitor_ms: float
    visitor_kb: float


async def _cost(server: Server, page: str, query: str) -> Cost:
    async with Visitor(server.port, page, query) as visitor:
        for _ in range(WARM_UP):
            await visitor.rerun()
        before = server.cpu_seconds()
        for _ in range(RERUNS):
            await visitor.rerun()
        rerun_ms = 1000 * (server.cpu_seconds() - before) / RERUNS
        async with AsyncExitStack() as visitors:
            for _ in range(WARM_UP):
                await visitors.enter_async_context(Visitor(server.port, page, query))
            memory, before = server.memory(), server.cpu_seconds()
            for _ in range(VISITORS):
                fetch_start_page(server.port, page, query)
                await visitors.enter_async_context(Visitor(server.port, page, query))
            visitor_ms = 1000 * (server.cpu_seconds() - before) / VISITORS
            visitor_kb = (server.memory() - memory) / VISITORS / 1000
    return Cost(rerun_ms, visitor_ms, visitor_kb)


def cost(server: Server, page: str = "", query: str = "") -> Cost:
    """Return what one page costs."""
    return asyncio.run(_cost(server, page, query))


async def _runs_per_second(server: Server, page: str, query: str, visitors: int, seconds: float) -> float:
    async with AsyncExitStack() as stack:
        everybody = [await stack.enter_async_context(Visitor(server.port, page, query)) for _ in range(visitors)]
        runs = 0
        end = time.monotonic() + seconds

        async def stay(visitor: Visitor) -> None:
            nonlocal runs
            while time.monotonic() < end:
                await visitor.rerun()
                runs += 1

        started = time.monotonic()
        await asyncio.gather(*(stay(visitor) for visitor in everybody))
        return runs / (time.monotonic() - started)


def runs_per_second(server: Server, visitors: int, page: str = "", query: str = "", seconds: float = 8) -> float:
    """Return how many runs a second the server finishes for so many visitors who never pause."""
    return asyncio.run(_runs_per_second(server, page, query, visitors, seconds))
