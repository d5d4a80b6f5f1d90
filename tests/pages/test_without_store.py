"""Pages without a store, with one that is being built or replaced, and with a page function that fails."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data import first_store
from data import store as store_module
from data.build import BuildError
from data.store import Store
from pages.money import overview_content
from tests.helpers import start, words_under_streamlit
from ui.streamlit_page import StreamlitPage


def test_a_page_without_a_store_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("MOPAC_DASHBOARD_STORE", str(tmp_path / "file" / "store"))
    monkeypatch.setattr(store_module, "_store", None)
    monkeypatch.setattr(first_store, "_retry_at", 0.0)
    test = start().run()
    assert not test.exception
    assert "could not be loaded" in test.error[0].value


def test_the_first_visitor_sees_the_store_built(fresh_store_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_store, "_retry_at", 0.0)
    test = start().run()
    assert not test.exception
    assert test.status[0].label == "The data are ready."
    assert "Data version" in words_under_streamlit(test)


def test_a_failed_build_is_not_started_again_by_the_next_visitor(
    fresh_store_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builds: list[object] = []

    def failing(**_: object) -> None:
        builds.append(None)
        raise BuildError(["no"])

    monkeypatch.setattr(first_store, "_retry_at", 0.0)
    monkeypatch.setattr(first_store, "build_store", failing)
    for _ in range(3):
        test = start().run()
        assert "could not be loaded" in test.error[0].value
    assert len(builds) == 1


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        ("shutil.copyfile", OSError("No space left on device")),
        ("tempfile.mkdtemp", FileNotFoundError("No usable temporary directory")),
    ],
)
def test_a_store_that_cannot_be_read_now_is_not_replaced(
    step: str,
    fault: OSError,
    fresh_store_folder: Path,
    placed: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    placed()
    before = (fresh_store_folder / "store.duckdb").stat().st_ino

    def fails(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(first_store, "_retry_at", 0.0)
    monkeypatch.setattr(f"data.store.{step}", fails)
    test = start().run()
    assert "could not be loaded" in test.error[0].value
    assert test.title[0].value == "MOPAC commissioning"
    assert (fresh_store_folder / "store.duckdb").stat().st_ino == before


def test_a_page_that_fails_keeps_menu_and_footer(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(StreamlitPage, "show", fails)
    words = words_under_streamlit(start().run())
    assert "could not be shown" in words
    assert "Data version" in words
    assert "In danger now?" in words


def test_a_run_keeps_to_one_store(monkeypatch: pytest.MonkeyPatch, placed: Callable[[], None]) -> None:
    """A build that ends in the middle of a run is for the next one."""
    placed()
    seen: list[object] = []
    before = overview_content.ways_in

    def building(store: Store) -> object:
        seen.append(store)
        placed()
        store_module.current_store()
        return before(store)

    def after(store: Store) -> object:
        seen.append(store)
        return last(store)

    last = overview_content.decisions
    monkeypatch.setattr(overview_content, "ways_in", building)
    monkeypatch.setattr(overview_content, "decisions", after)
    start().run()
    assert len(seen) == 2
    assert seen[0] is seen[1]
    assert store_module.current_store() is not seen[0]
