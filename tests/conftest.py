"""What every test has: a store of its own, built once, never the one in data/built."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import pages.menu  # noqa: F401 - all exhibits register their files
from data import store as store_module
from data.build import build_store
from data.store import Store, current_store

ROOT = Path(__file__).parent.parent

# The same examples in every run, so that a failure is a change's and not the day's. New ones are looked for with
# `pytest --hypothesis-profile=explore tests/queries tests/data`, before a change of arithmetic is committed.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=5_000, deadline=None)
settings.load_profile("repeatable")


def pytest_unconfigure() -> None:
    """Let go of Hypothesis's hook into the garbage collector, which keeps DuckDB loaded past the interpreter's end.

    DuckDB would fill the screen with complaints about it, below the tests' result.
    """
    gc.callbacks.clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow the tests of every module that opens pages under Streamlit's test runner."""
    for item in items:
        if isinstance(item, pytest.Function) and {"AppTest", "start", "under_streamlit"} & vars(item.module).keys():
            item.add_marker(pytest.mark.slow)


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


def use_store_folder(folder: Path, change: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the store's, with nothing opened yet, until the change is undone."""
    change.setenv("MOPAC_DASHBOARD_STORE", str(folder))
    change.setattr(store_module, "_store", None)
    change.setattr(store_module, "_state", None)
    change.setattr(store_module, "_retry_at", 0.0)
    change.setattr(store_module, "RETRY_SECONDS", 0.0)
    return folder


@pytest.fixture
def fresh_store_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the store's for one test, with nothing opened yet."""
    return use_store_folder(tmp_path, monkeypatch)


@pytest.fixture
def placed(store_folder: Path, fresh_store_folder: Path) -> Callable[[], None]:
    """Return a function that puts a store of the real data into the fresh folder as a build does, but ready-made."""
    ready = store_folder / "store.duckdb"

    def place() -> None:
        unfinished = fresh_store_folder / "ready.building"
        shutil.copyfile(ready, unfinished)
        unfinished.replace(fresh_store_folder / "store.duckdb")

    return place
