"""A crowd of visitors who go round all pages with pauses, and what became of each of their visits.

They live in a thread of their own, so that builds and faults can be played meanwhile.
"""

import asyncio
import random
import re
import threading
import time
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from types import TracebackType

import websockets
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 30.0
"""Seconds after which a run that has not ended is an error."""

VERSION = re.compile(r"Data version <strong data-version>([0-9a-f]{12})</strong>")

BOROUGHS = ("Westminster", "Hackney", "Croydon", "Lambeth", "Barnet", "City+of+London", "Kingston+upon+Thames", "Brent")

CHOICES: dict[str, tuple[str, ...]] = {
    "borough": tuple(f"borough={name}" for name in BOROUGHS),
    "map": ("measure=deprivation", "measure=residents", *(f"borough={name}" for name in BOROUGHS)),
    "compare": ("compare=Westminster&compare=Camden&compare=Hackney", "compare=Brent&compare=Barnet"),
    "awards": ("q=youth&kind=grant", "q=domestic+abuse", "borough=Hackney"),
    "services": ("q=my+ex+keeps+following+me&borough=Croydon", "q=stalking", "service=galop"),
    "outcomes": ("programme=gps-tagging",),
    "changes": ("borough=Westminster",),
}
"""What is asked of a page besides the page itself, by its place in the address."""

FILES = ("health", "csv/map?measure=deprivation", "csv/direct-funding?borough=Westminster&terms=cash&per=total")
"""What is fetched now and then besides pages."""


@dataclass(frozen=True)
class Run:
    """One run of a page, one start page or one file: when it ended, what it was, seconds, data version, what was wrong.

    A start page without the words of its page has no version, as files have none.
    """

    ended: float
    what: str
    seconds: float
    version: str = ""
    wrong: str = ""
    is_start_page: bool = False


@dataclass
class Session:
    """A session on one page, as a browser has it: what is sent, what comes back, and what failed in it."""

    port: int
    page: str
    query: str
    socket: websockets.ClientConnection
    page_hash: str = ""
    pages: list[str] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)

    async def run(self, query: str | None = None) -> Run:
        """Run the page, with another query if one is given, and return how it went; never raises for the page."""
        message = BackMsg()
        if query is not None:
            self.query = query
        message.rerun_script.query_string = self.query
        if self.page_hash:
            message.rerun_script.page_script_hash = self.page_hash
        else:
            message.rerun_script.page_name = self.page
        started = time.monotonic()
        what = f"/{self.page}{'?' if self.query else ''}{self.query}"
        try:
            async with asyncio.timeout(PATIENCE):
                await self.socket.send(message.SerializeToString())
                version, wrong = await self._answers()
        except TimeoutError:
            version, wrong = "", f"no end after {PATIENCE:.0f} s"
        except websockets.WebSocketException as error:
            version, wrong = "", f"the connection broke: {error}"
        ended = time.monotonic()
        return Run(ended, what, ended - started, version, wrong)

    async def _answers(self) -> tuple[str, str]:
        """Return the data version that the page shows, and what is wrong with the page, once the run has ended."""
        found: list[str] = []
        wrong = ""
        while True:
            raw = await self.socket.recv()
            assert isinstance(raw, bytes)
            answer = ForwardMsg.FromString(raw)
            kind = answer.WhichOneof("type")
            if kind == "new_session":
                self.page_hash = answer.new_session.page_script_hash
            elif kind == "navigation":
                self.page_hash = answer.navigation.page_script_hash
                self.pages = [page.url_pathname for page in answer.navigation.app_pages]
            elif kind == "page_not_found":
                wrong = wrong or "page not found"
            elif kind == "ref_hash":
                # A message that was sent before: Streamlit sends its name only.
                found += [self.versions[answer.ref_hash]] if answer.ref_hash in self.versions else []
            elif kind == "delta":
                wrong = wrong or trouble(answer)
                for version in VERSION.findall(answer.delta.new_element.html.body):
                    found.append(version)
                    self.versions[answer.hash] = version
            elif kind == "script_finished":
                if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    # A run that asks for another one ends early; the other one follows.
                    if answer.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        found.clear()
                        continue
                    wrong = wrong or f"the run ended with status {answer.script_finished}"
                if len(found) != 1:
                    wrong = wrong or f"{len(found)} footers"
                return (found[0] if found else ""), wrong


def trouble(message: ForwardMsg) -> str:
    """Return what an element says is wrong, or nothing: an exception, an error, a part that could not be shown."""
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    if kind == "exception":
        return f"exception: {element.exception.type} {element.exception.message}"[:200]
    if kind == "alert" and element.alert.format == Alert.ERROR:
        return f"error: {element.alert.body}"[:200]
    if kind == "html" and "mc-failed" in element.html.body:
        at = element.html.body.index("mc-failed")
        return f"part failed: {element.html.body[at : at + 120]}"
    return ""


def connect(port: int) -> websockets.connect:
    """Return a connection to be opened, as a browser asks for it."""
    return websockets.connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=[websockets.Subprotocol("streamlit")],
        origin=websockets.Origin(f"http://localhost:{port}"),
        max_size=None,
        open_timeout=PATIENCE,
        ping_timeout=None,
    )


async def session_runs(port: int, page: str, queries: list[str], pause: float = 0) -> tuple[list[Run], list[str]]:
    """Return what became of a session on a page that is asked one query after the other, and the pages of the menu."""
    runs = []
    try:
        async with connect(port) as socket:
            session = Session(port, page, queries[0], socket)
            for query in queries:
                runs.append(await session.run(query))
                await asyncio.sleep(pause * random.uniform(0.5, 1.5))
            return runs, session.pages
    except (OSError, TimeoutError, websockets.WebSocketException) as error:
        return [*runs, Run(time.monotonic(), f"/{page}", 0.0, wrong=f"no connection: {error}")], []


def fetch(port: int, path: str, *, is_start_page: bool = False) -> Run:
    """Return how a start page, file or report was answered."""
    started = time.monotonic()
    body = ""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=PATIENCE) as response:
            body = response.read().decode()
            wrong = "" if response.status == 200 else f"status {response.status}"
    except OSError as error:
        wrong = str(error)
    ended = time.monotonic()
    if "mc-failed" in body:
        wrong = wrong or "part failed"
    found = VERSION.search(body) if is_start_page else None
    return Run(ended, f"/{path}", ended - started, found.group(1) if found else "", wrong, is_start_page)


def pages_of(port: int) -> list[str]:
    """Return the place of every page in the address, as the server itself lists them. Raises RuntimeError."""
    _, pages = asyncio.run(session_runs(port, "", [""]))
    if not pages:
        raise RuntimeError("the server does not say which pages it has")
    return pages


def look_round(port: int, pages: list[str]) -> list[Run]:
    """Open every page once, and the files, as a new visitor each; return how it went."""

    async def look() -> list[Run]:
        found = [await session_runs(port, page, [CHOICES.get(page, ("",))[0]]) for page in pages]
        return [run for runs, _ in found for run in runs]

    return [*asyncio.run(look()), *(fetch(port, path) for path in FILES)]


class Crowd:
    """So many visitors, each going round the pages in an order of their own until the crowd is sent home."""

    def __init__(self, port: int, pages: list[str], visitors: int, pause: float) -> None:
        self.port = port
        self.pages = pages
        self.visitors = visitors
        self.pause = pause
        self.runs: list[Run] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._everybody()))

    def __enter__(self) -> "Crowd":
        self._thread.start()
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    async def _everybody(self) -> None:
        await asyncio.gather(*(self._visitor(number) for number in range(self.visitors)))

    async def _visitor(self, number: int) -> None:
        chance = random.Random(number)
        # Nobody comes at the same moment as everybody else.
        await asyncio.sleep(chance.uniform(0, 2 * self.pause))
        while not self._stop.is_set():
            page = chance.choice(self.pages)
            queries = [chance.choice(("", *CHOICES.get(page, ()))) for _ in range(chance.randint(1, 4))]
            start = f"{page}{'?' if queries[0] else ''}{queries[0]}"
            self.runs.append(await asyncio.to_thread(fetch, self.port, start, is_start_page=True))
            runs, _ = await session_runs(self.port, page, queries, self.pause)
            self.runs += runs
            if chance.random() < 0.2:
                self.runs.append(await asyncio.to_thread(fetch, self.port, chance.choice(("", *FILES))))


def wrong_by_kind(runs: list[Run]) -> list[tuple[str, int]]:
    """Return what was wrong and how often, the most frequent first."""
    return Counter(f"{run.what}: {run.wrong}" for run in runs if run.wrong).most_common()
