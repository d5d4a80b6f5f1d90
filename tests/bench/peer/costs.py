"""What an interaction and a new visitor cost in Dash and in Streamlit, on the same page, counted in the same way."""

import asyncio
import gzip
import http.client
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from data.store import current_store
from tests.bench.costs import RERUNS, VISITORS, WARM_UP
from tests.bench.peer import content
from tests.bench.servers import Server, dash_peer, streamlit_peer
from tests.bench.visitor import Visitor

ROUNDS = 2
"""How often each borough is chosen before anything is counted."""


@dataclass(frozen=True)
class PeerCost:
    """Milliseconds of processor time for choosing a borough and for a new visitor."""

    choice_ms: float
    visitor_ms: float


def choices() -> Iterator[str]:
    """Yield the names of boroughs for ever, each other than the last."""
    return itertools.cycle(content.boroughs(current_store()))


async def _of_streamlit(server: Server) -> PeerCost:
    names = choices()
    async with Visitor(server.port) as visitor:
        for _ in range(ROUNDS * len(content.boroughs(current_store()))):
            await visitor.choose("Borough", next(names))
        before = server.cpu_seconds()
        for _ in range(RERUNS):
            await visitor.choose("Borough", next(names))
        choice_ms = 1000 * (server.cpu_seconds() - before) / RERUNS
    for number in range(WARM_UP + VISITORS):
        if number == WARM_UP:
            before = server.cpu_seconds()
        _get(http.client.HTTPConnection("127.0.0.1", server.port), "/")
        async with Visitor(server.port):
            pass
    visitor_ms = 1000 * (server.cpu_seconds() - before) / VISITORS
    return PeerCost(choice_ms, visitor_ms)


def of_streamlit(server: Server) -> PeerCost:
    """Return what the page costs in Streamlit. A new visitor asks for the start page, connects and has the first run.

    Raises RuntimeError where the page fails.
    """
    return asyncio.run(_of_streamlit(server))


COMPRESSED = {"Accept-Encoding": "gzip"}
"""What browsers take. Of the encodings that Dash offers, gzip is the cheapest."""


def _get(connection: http.client.HTTPConnection, path: str) -> bytes:
    connection.request("GET", path, headers=COMPRESSED)
    return _answer(connection, path)


def _answer(connection: http.client.HTTPConnection, path: str) -> bytes:
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}: {body[:200]!r}")
    return gzip.decompress(body) if response.getheader("Content-Encoding") == "gzip" else body


def _choose(connection: http.client.HTTPConnection, callback: dict[str, Any], name: str) -> None:
    """Ask for the callback as Dash's front end does.

    Raises RuntimeError where the answer is about another borough.
    """
    names = callback["output"].strip(".").split("...")
    outputs = [dict(zip(("id", "property"), one.split("."), strict=True)) for one in names]
    asked = {
        "output": callback["output"],
        "outputs": outputs,
        "inputs": [{**callback["inputs"][0], "value": name}],
        "changedPropIds": ["borough.value"],
        "parsedChangedPropsIds": ["borough.value"],
    }
    headers = {"Content-Type": "application/json", "Accept": "*/*", **COMPRESSED}
    connection.request("POST", "/_dash-update-component", json.dumps(asked), headers)
    body = _answer(connection, "/_dash-update-component")
    if name not in json.dumps(json.loads(body)["response"]["table"]):
        raise RuntimeError(f"the answer is not about {name}")


def of_dash(server: Server) -> PeerCost:
    """Return what the page costs in Dash. A new visitor asks for the start page, the layout, the callbacks, the first.

    Raises RuntimeError where an answer is not what was asked for.
    """
    names = choices()
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    (callback,) = json.loads(_get(connection, "/_dash-dependencies"))
    for _ in range(ROUNDS * len(content.boroughs(current_store()))):
        _choose(connection, callback, next(names))
    before = server.cpu_seconds()
    for _ in range(RERUNS):
        _choose(connection, callback, next(names))
    choice_ms = 1000 * (server.cpu_seconds() - before) / RERUNS
    for number in range(WARM_UP + VISITORS):
        if number == WARM_UP:
            before = server.cpu_seconds()
        newcomer = http.client.HTTPConnection("127.0.0.1", server.port)
        for path in ("/", "/_dash-layout", "/_dash-dependencies"):
            _get(newcomer, path)
        _choose(newcomer, callback, content.FIRST)
        newcomer.close()
    visitor_ms = 1000 * (server.cpu_seconds() - before) / VISITORS
    return PeerCost(choice_ms, visitor_ms)


def compare() -> dict[str, PeerCost]:
    """Return the costs of the page in Dash, drawn anew and kept, and in Streamlit under our settings."""
    found = {}
    with dash_peer("drawn") as server:
        found["drawn"] = of_dash(server)
    with dash_peer("kept") as server:
        found["kept"] = of_dash(server)
    with streamlit_peer() as server:
        found["ours"] = of_streamlit(server)
    return found


NAMES = {
    "drawn": "Dash, drawn for each request from rows in memory",
    "kept": "Dash, drawn once for each borough and kept",
    "ours": "Streamlit under our settings, drawn once and kept",
}


def section(found: dict[str, PeerCost]) -> str:
    """Return the comparison as a section of docs/benchmarks.md."""
    ours = found["ours"]
    lines = [
        f"| {NAMES[way]} | {one.choice_ms:.1f} | **{ours.choice_ms / one.choice_ms:.2f}** | {one.visitor_ms:.1f} | "
        f"**{ours.visitor_ms / one.visitor_ms:.2f}** |"
        for way, one in found.items()
    ]
    return "\n".join(
        [
            "## The same page in Dash",
            "",
            "None of our pages has just a map, a chart and a table, so the peer is compared with a page made for",
            "it (`tests/bench/peer`): the map of the boroughs with the chosen one marked, its funding by year as",
            "bars, and the table of it, from the same store, outlines and chart builder. Choosing another borough",
            "draws all three anew. Both are served by uvicorn in one process and compress what they send. Processor",
            "time of the server for a choice, and for a new visitor (start page and first run; start page, layout,",
            "callbacks and first callback). Dash is measured as it is usually written and, harder for us, with",
            "everything kept. The goal for a choice: 0.7 of Dash.",
            "",
            "| Page | a choice, ms | ours of it | new visitor, ms | ours of it |",
            "| --- | ---: | ---: | ---: | ---: |",
            *lines,
        ]
    )


if __name__ == "__main__":
    print(section(compare()))
