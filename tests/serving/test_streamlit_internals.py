"""What the dashboard uses of Streamlit's inside is there, part by part, and nothing is used that is not listed."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from streamlit import config

from serving.streamlit_internals import STREAMLIT_SCRIPTS, STREAMLIT_STATIC
from serving.streamlit_internals.base_path import SETTING
from serving.streamlit_internals.compressed_files import static_files
from serving.streamlit_internals.icon_font import smaller_icon_font
from serving.streamlit_internals.start_page import start_page, with_front_end_waiting

ROOT = Path(__file__).parent.parent.parent
INTERNALS = tomllib.loads((ROOT / "serving" / "streamlit_internals" / "internals.toml").read_text(encoding="utf-8"))
TEST_IDS = set(INTERNALS["test_ids"]["names"])
ATTRIBUTES = set(INTERNALS["attributes"]["names"])
STYLES_AND_SCRIPTS = [
    path for folder in ("ui", "serving") for ending in ("css", "js") for path in (ROOT / folder).rglob(f"*.{ending}")
]


def changed(part: str) -> str:
    """Return what to say where Streamlit has changed a part."""
    internal = INTERNALS["parts"][part]
    return (
        f"Streamlit has changed: it is no longer true that {internal['what']}. Look at {internal['used_in']}. "
        f"Lost until then: {internal['gain']}; instead: {internal['without_it']}."
    )


@cache
def front_end() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(STREAMLIT_SCRIPTS.glob("*.js")))


def names(pattern: str) -> set[str]:
    """Return what our own styles and scripts name."""
    files = [path for path in STYLES_AND_SCRIPTS if "built" not in path.parts]
    return {name for path in files for name in re.findall(pattern, path.read_text(encoding="utf-8"))}


def test_start_page() -> None:
    page = (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")
    for tag in ("title", "noscript"):
        assert len(re.findall(f"<{tag}>.*?</{tag}>", page, re.DOTALL)) == 1, changed("start page")


def test_base_url() -> None:
    assert re.search(r"\.__streamlit\b", front_end()), changed("base URL")
    assert "BACKEND_BASE_URL" in front_end(), changed("base URL")


def test_static_files() -> None:
    scripts = [path for path in static_files() if path.suffix == ".js"]
    assert len(scripts) > 50, changed("static files")
    assert all(re.fullmatch(r".+\.[\w-]{8}\.js", path.name) for path in scripts), changed("static files")


def test_front_end() -> None:
    """Nothing of it is asked for until our script takes it out of the template, and nothing of it is lost."""
    page = with_front_end_waiting(start_page())
    (waiting,) = re.findall(r'<template id="front-end">(.*?)</template>', page, re.DOTALL)
    assert len(re.findall(r'<script type="module" [^>]*src="\./static/js/index\.', waiting)) == 1, changed("front end")
    assert 'rel="stylesheet"' in waiting, changed("front end")
    assert "./static/" not in page.replace(waiting, ""), changed("front end")
    streamlits = (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")
    files = set(re.findall(r'"(\./static/(?:js|css)/[^"]+)"', streamlits))
    assert set(re.findall(r'"(\./static/[^"]+)"', waiting)) == files, changed("front end")


@pytest.mark.slow
def test_icon_font() -> None:
    try:
        path, content = smaller_icon_font(STREAMLIT_STATIC)
    except Exception as error:
        raise AssertionError(changed("icon font")) from error
    assert len(content) < path.stat().st_size / 4, changed("icon font")


def test_settings() -> None:
    for name, ours in (("global.minCachedMessageSize", 1000), ("runner.postScriptGC", False)):
        option = config.get_config_options().get(name)
        assert option is not None, changed("settings")
        assert option.value == ours, f"{name} is {option.value} in .streamlit/config.toml"


def test_prefix() -> None:
    assert SETTING in config.get_config_options(), changed("prefix")


@pytest.mark.parametrize("test_id", sorted(TEST_IDS))
def test_elements(test_id: str) -> None:
    assert re.search(rf"[\"'`]{test_id}[\"'`]", front_end()), f"{test_id}: {changed('elements')}"
    assert "st-key-" in front_end(), changed("elements")


@pytest.mark.parametrize("name", sorted(ATTRIBUTES))
def test_attributes(name: str) -> None:
    assert name in front_end(), f"{name}: {changed('attributes')}"


def test_states() -> None:
    for name in ("data-test-script-state", "data-test-connection-state"):
        assert name in front_end(), changed("states")


def test_every_element_that_is_named_is_listed() -> None:
    assert names(r"data-testid[\^~|]?=[\"']?(\w+)") | names(r"\.(st[A-Z]\w+)") == TEST_IDS
    attributes = names(r"\[(data-[\w-]+)") - {"data-testid", "data-test-script-state"}
    assert {name for name in attributes if f'"{name}"' in front_end() or f"`{name}`" in front_end()} <= ATTRIBUTES
    assert names(r"data-test-[\w-]+") == {"data-test-script-state", "data-test-connection-state"}


def test_every_private_import_is_in_the_list() -> None:
    """Outside the folder, Streamlit is used as `st` only."""
    imports = [
        f"{path.relative_to(ROOT)}: {line}"
        for folder in ("app.py", "server.py", "serving", "ui", "pages")
        for path in ([ROOT / folder] if folder.endswith(".py") else sorted((ROOT / folder).rglob("*.py")))
        for line in re.findall(r"^\s*((?:from|import) streamlit\b.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        if line != "import streamlit as st"
    ]
    assert imports == [
        "serving/streamlit_internals/__init__.py: import streamlit",
        "serving/streamlit_internals/base_path.py: from streamlit import config",
    ]


def test_every_part_has_a_test_and_files_that_are_there() -> None:
    folder = ROOT / "serving" / "streamlit_internals"
    for part, internal in INTERNALS["parts"].items():
        assert f"test_{part.lower().replace(' ', '_')}" in globals()
        assert internal.keys() == {"what", "used_in", "gain", "without_it"}
        for file in internal["used_in"].split(", "):
            assert (ROOT / file).exists() or (folder / file).exists(), file
