"""README and docs say what is true of the project: addresses, commands, files and counts; the README is short."""

import re
import tomllib
from pathlib import Path

import pytest

from pages.menu import PAGES
from serving.assets import ASSETS
from tests.helpers import ROOT, csv_rows

README = (ROOT / "README.md").read_text(encoding="utf-8")
WRITTEN_BY_COMMANDS = {"benchmarks.md", "load.md", "soak.md", "journeys.md"}
DOCS = {
    path: path.read_text(encoding="utf-8")
    for path in [
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
        *sorted(path for path in (ROOT / "docs").glob("*.md") if path.name not in WRITTEN_BY_COMMANDS),
    ]
}


def rows(path: str) -> int:
    return len(csv_rows(ROOT / path))


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 120


def test_every_address_is_listed() -> None:
    pages = {path.strip("/") for path in PAGES}
    routes = set(re.findall(r'Route\("/([a-z]+)', (ROOT / "server.py").read_text(encoding="utf-8")))
    routes |= {name for asset in ASSETS for name in re.findall("^/([a-z]+)", asset.path)}
    rows_of_addresses = re.findall(r"^\| (`/[^|]*)\|", DOCS[ROOT / "docs/urls.md"], re.MULTILINE)
    listed = {name for row in rows_of_addresses for name in re.findall(r"`/([a-z]*)", row)}
    assert listed == {*pages, *routes}


def test_every_command_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for text in DOCS.values():
        assert set(re.findall(r"`(?:PORT=\d+ )?make ([a-z]+)", text)) <= targets
    assert {"run", "test"} <= set(re.findall(r"^make ([a-z]+)", README, re.MULTILINE)) <= targets


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_to_files_lead_somewhere(path: Path) -> None:
    for link in re.findall(r"\]\(([^)]+)\)", DOCS[path]):
        assert link.startswith("https://") or (path.parent / link).is_file(), link


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_files_and_modules_named_in_backticks_exist(path: Path) -> None:
    for name in re.findall(r"`([a-z_]+/[a-z_/]*(?:\.[a-z]+)?)`", DOCS[path]):
        assert name.startswith(("serving/built", "data/built")) or (ROOT / name).exists(), name


def test_counts() -> None:
    assert f"{rows('data/tables/sources.csv')} public documents" in README
    assert f"keeps {rows('tests/golden/figures.csv')} of them" in README
    tables = list((ROOT / "data/tables").glob("*.csv"))
    in_all = sum(rows(f"data/tables/{table.name}") for table in tables)
    assert f"{len(tables)} tables, {in_all:,} rows" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_newest_release_has_the_version_of_the_project() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    releases = [re.fullmatch(r"(\d+)\.(\d+)\.(\d+), (\d{4}-\d{2}-\d{2}): .+", heading) for heading in headings]
    numbers = [tuple(map(int, release.group(1, 2, 3))) for release in releases if release]
    assert len(numbers) == len(headings)
    assert numbers == sorted(set(numbers), reverse=True)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == ".".join(map(str, numbers[0]))
