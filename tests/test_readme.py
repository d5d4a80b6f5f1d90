"""The README says what is true of the project: addresses, commands, files and counts."""

import csv
import re
from pathlib import Path

from pages.menu import PAGES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def rows(path: str) -> int:
    with (ROOT / path).open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


def test_every_address_is_listed() -> None:
    pages = {path.strip("/") for path in PAGES}
    routes = set(re.findall(r'Route\("/([a-z]+)', (ROOT / "server.py").read_text(encoding="utf-8")))
    rows_of_addresses = re.findall(r"^\| (`/[^|]*)\|", README, re.MULTILINE)
    listed = {name for row in rows_of_addresses for name in re.findall(r"`/([a-z]*)", row)}
    assert listed == {*pages, *routes}


def test_every_command_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)(?:PORT=\d+ )?make ([a-z]+)", README, re.MULTILINE))
    assert {"run", "test"} < named <= targets


def test_links_to_files_lead_somewhere() -> None:
    for link in re.findall(r"\]\(([^)]+)\)", README):
        assert link.startswith("https://") or (ROOT / link).is_file(), link


def test_files_and_modules_named_in_backticks_exist() -> None:
    for name in re.findall(r"`([a-z_]+/[a-z_/]*(?:\.[a-z]+)?)`", README):
        assert name.startswith("serving/built") or (ROOT / name).exists(), name


def test_counts() -> None:
    assert f"{rows('data/tables/sources.csv')} public documents" in README
    assert f"keeps {rows('tests/golden/figures.csv')} of them" in README
    tables = list((ROOT / "data/tables").glob("*.csv"))
    in_all = sum(rows(f"data/tables/{table.name}") for table in tables)
    assert f"{len(tables)} tables, {in_all:,} rows" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
