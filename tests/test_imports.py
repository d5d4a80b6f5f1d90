"""Imports keep the contracts of pyproject.toml, and modules stay short and where they belong."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT

LAYERS = ("data", "queries", "geo", "analysis", "ui", "pages", "serving")
SCRIPTS = {"app.py": {"pages", "ui", "data"}, "server.py": {"serving", "pages", "ui", "data"}}
"""The two scripts at the top, with the layers that each may import: import-linter knows packages only."""

MODULES = [*sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py")), *map(ROOT.joinpath, SCRIPTS)]


def test_imports_keep_their_contracts() -> None:
    # In a process of its own: it turns off the logs of all others.
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_scripts_at_the_top_import_few_layers(script: str) -> None:
    tree = ast.parse((ROOT / script).read_text(encoding="utf-8"))
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
    }
    assert imported & {*LAYERS} <= SCRIPTS[script]


def test_no_module_is_longer_than_400_lines() -> None:
    long = [path for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > 400]
    assert long == []


def test_no_script_stands_directly_in_pages() -> None:
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]
