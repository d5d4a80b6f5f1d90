"""Imports point down only, and each heavy library has its place."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

ALLOWED = {
    "data": {"data"},
    "queries": {"queries", "data"},
    "geo": {"geo", "data"},
    "analysis": {"analysis", "queries", "geo", "data"},
    "ui": {"ui", "analysis", "queries", "geo", "data"},
    "pages": {"pages", "ui", "analysis", "queries", "geo", "data"},
    "serving": {"serving", "pages", "ui", "analysis", "queries", "geo", "data"},
    "app": {"ui", "pages", "data"},
    "server": {"serving", "data"},
}

HOME = {
    "duckdb": ("data/", "queries/"),
    "streamlit": (
        "app.py",
        "server.py",
        "serving/prefix.py",
        "serving/side_files.py",
        "serving/sockets.py",
        "ui/streamlit_page.py",
    ),
    "plotly": ("ui/figure_parts.py", "ui/figures.py", "ui/flow_figures.py", "ui/time_figures.py", "ui/exhibit.py"),
    "pydeck": ("geo/",),
    "geopandas": ("geo/", "analysis/boundaries.py"),
}

FOLDERS = ("data", "queries", "geo", "analysis", "ui", "pages", "serving")
MODULES = [
    *sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")),
    ROOT / "app.py",
    ROOT / "server.py",
]


@cache
def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0].removesuffix(".py")
    own = {name.partition(".")[0] for name in imports(path)} & ALLOWED.keys()
    assert own <= ALLOWED[layer]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_libraries_stay_where_they_belong(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    for library, homes in HOME.items():
        if any(name.partition(".")[0] == library for name in imports(path)):
            assert place.startswith(homes), f"{library} in {place}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_open_with_a_sentence_on_their_job(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_script_stands_directly_in_pages() -> None:
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("path", sorted((ROOT / "pages").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_sections_of_pages_are_independent(path: Path) -> None:
    section = path.relative_to(ROOT / "pages").parts[0]
    pages = {name for name in imports(path) if name.partition(".")[0] == "pages"}
    # The menu names them all.
    assert section == "menu" or {name.split(".")[1] for name in pages} <= {section}
