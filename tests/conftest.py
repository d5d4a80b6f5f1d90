"""What every test has: a store of its own, built once, never the one in data/built."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import store as store_module
from data.build import build_store
from data.store import Store, current_store

ROOT = Path(__file__).parent.parent


def pytest_unconfigure() -> None:
    """Let go of Hypothesis's hook into the garbage collector, which keeps DuckDB loaded past the interpreter's end.

    DuckDB would fill the screen with complaints about it, below the tests' result.
    """
    gc.callbacks.clear()


@pytest.fixture(scope="session", autouse=True)
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Build the real data into a temporary folder that everything in this process uses."""
    folder = tmp_path_factory.mktemp("store")
    os.environ["MOPAC_DASHBOARD_STORE"] = str(folder)
    build_store(report=lambda _line: None)
    yield folder
    del os.environ["MOPAC_DASHBOARD_STORE"]
    store_module._store = None


@pytest.fixture(scope="session")
def store(store_folder: Path) -> Store:
    """Return the store of the real data."""
    return current_store()


@pytest.fixture
def fresh_store_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the store's for one test, with nothing opened yet."""
    monkeypatch.setenv("MOPAC_DASHBOARD_STORE", str(tmp_path))
    monkeypatch.setattr(store_module, "_store", None)
    monkeypatch.setattr(store_module, "_state", None)
    return tmp_path
