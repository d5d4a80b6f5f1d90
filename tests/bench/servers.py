"""The servers that are compared: the dashboard, and an empty page on a default server and under our own settings."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import psutil

ROOT = Path(__file__).parent.parent.parent
EMPTY = Path(__file__).parent / "empty"

FIRST_PORT = int(os.environ.get("MOPAC_BENCH_PORT") or 8701)
"""The servers listen on this port and the next few."""

DEFAULT_FLAGS = ("--server.headless=true", "--server.address=127.0.0.1", "--browser.gatherUsageStats=false")
OUR_FLAGS = (
    *DEFAULT_FLAGS,
    "--runner.postScriptGC=false",
    "--server.fileWatcherType=none",
    "--server.enableWebsocketCompression=true",
    "--global.minCachedMessageSize=1000",
)


@dataclass(frozen=True)
class Server:
    """A running server and its process."""

    port: int
    process: psutil.Process

    def cpu_seconds(self) -> float:
        """Return the processor time the server has used so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def memory(self) -> int:
        """Return the memory that is the server's own, in bytes."""
        return int(self.process.memory_full_info().uss)


@contextmanager
def _running(
    script: str, folder: Path, port: int, flags: tuple[str, ...], log: Path | None = None, **environment: str
) -> Iterator[Server]:
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}", *flags]
    with _process(command, folder, port, "/_stcore/health", log, **environment) as server:
        yield server


@contextmanager
def _process(
    command: list[str], folder: Path, port: int, answers: str, log: Path | None = None, **environment: str
) -> Iterator[Server]:
    """Run a server until it has answered at the path and the caller is done with it; log takes what it prints."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise RuntimeError(f"port {port} is taken; MOPAC_BENCH_PORT names the first of those to use")
    with (log or Path(os.devnull)).open("ab") as output:
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=output, stderr=output)
    try:
        for _ in range(600):
            if process.poll() is not None:
                break
            with suppress(URLError, OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}{answers}", timeout=1):
                break
            time.sleep(0.1)
        else:
            raise RuntimeError(f"the server did not start: {' '.join(command)}")
        if process.poll() is not None:
            raise RuntimeError(f"the server ended at once: {' '.join(command)}")
        yield Server(port, psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait()


@contextmanager
def dashboard(log: Path | None = None, port: int = FIRST_PORT) -> Iterator[Server]:
    """Run the dashboard as `make run` does; log takes what it prints."""
    with _running("server.py", ROOT, port, (), log, MALLOC_ARENA_MAX="2") as server:
        yield server


@contextmanager
def empty_default() -> Iterator[Server]:
    """Run an empty page on a server as Streamlit sets it up."""
    with _running("app.py", EMPTY, FIRST_PORT + 1, DEFAULT_FLAGS) as server:
        yield server


@contextmanager
def empty_ours() -> Iterator[Server]:
    """Run an empty page under the dashboard's settings."""
    with _running("app.py", EMPTY, FIRST_PORT + 2, OUR_FLAGS) as server:
        yield server


@contextmanager
def streamlit_peer() -> Iterator[Server]:
    """Run the page that is compared with Dash, under the dashboard's settings."""
    with _running("tests/bench/peer/streamlit_page.py", ROOT, FIRST_PORT + 3, ()) as server:
        yield server


@contextmanager
def dash_peer(way: str) -> Iterator[Server]:
    """Run the same page in Dash: "drawn" anew for each request, or "kept"."""
    command = [sys.executable, "-m", "tests.bench.peer.dash_page", str(FIRST_PORT + 4), way]
    with _process(command, ROOT, FIRST_PORT + 4, "/_dash-layout") as server:
        yield server
