"""The servers that are compared: the dashboard, and an empty page on a default server and under our own settings."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import psutil

ROOT = Path(__file__).parent.parent.parent
EMPTY = Path(__file__).parent / "empty"

DEFAULT_FLAGS = ("--server.headless=true", "--server.address=127.0.0.1", "--browser.gatherUsageStats=false")
OUR_FLAGS = (*DEFAULT_FLAGS, "--runner.postScriptGC=false", "--server.fileWatcherType=none")


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
def _running(script: str, folder: Path, port: int, flags: tuple[str, ...]) -> Iterator[Server]:
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}", *flags]
    process = subprocess.Popen(
        command, cwd=folder, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                    break
            except (URLError, OSError):
                time.sleep(0.1)
        yield Server(port, psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait()


@contextmanager
def dashboard() -> Iterator[Server]:
    """Run the dashboard."""
    with _running("server.py", ROOT, 8701, ()) as server:
        yield server


@contextmanager
def empty_default() -> Iterator[Server]:
    """Run an empty page on a server as Streamlit sets it up."""
    with _running("app.py", EMPTY, 8702, DEFAULT_FLAGS) as server:
        yield server


@contextmanager
def empty_ours() -> Iterator[Server]:
    """Run an empty page under the dashboard's settings."""
    with _running("app.py", EMPTY, 8703, OUR_FLAGS) as server:
        yield server
