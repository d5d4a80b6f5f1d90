"""What the dashboard uses of Streamlit's inside is there, part by part, and nothing is used that is not listed."""

import json
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from streamlit import config

from serving.streamlit_internals import STREAMLIT_SCRIPTS, STREAMLIT_STATIC
from serving.streamlit_internals.base_path import SETTING
from serving.streamlit_internals.chart_modules import AFTER_THE_WORDS, late_files
from serving.streamlit_internals.compressed_files import static_files
from serving.streamlit_internals.icon_font import smaller_icon_font
from serving.streamlit_internals.start_page import start_page

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


@cache
def entry() -> str:
    return "".join(re.findall(r'src="\./static/js/(index\.[^"]+)"', start_page()))


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


def test_chart_modules() -> None:
    """The front end gets our file where it asks for a large module, with all that it takes from it."""
    (text,) = re.findall('<script type="importmap">(.*?)</script>', start_page())
    scopes = json.loads(text).get("scopes", {})
    assert list(scopes) == [f"./static/js/{entry()}"], changed("chart modules")
    late = scopes[f"./static/js/{entry()}"]
    assert [Path(name).name.partition(".")[0] for name in late] == list(AFTER_THE_WORDS), changed("chart modules")
    asking = (STREAMLIT_SCRIPTS / entry()).read_text(encoding="utf-8")
    for module, url in late.items():
        file = late_files()[Path(module).name]
        assert url == file.url
        assert f'"{Path(module).name}"' in file.content.decode()
        # What the front end takes from the module, it has to find in ours: "default" if it does not say.
        taken = re.findall(rf"import\(`\./{Path(module).name}`\)(?:\.then\(e=>e\.(\w+)\))?", asking)
        assert len(taken) == 1, changed("chart modules")
        expected = rf"export const {{[^}}]*\b{taken[0]}\b" if taken[0] else "export default real.default"
        assert re.search(expected, file.content.decode()), changed("chart modules")
    # Browsers of some years ago take an import map only before the first module.
    assert start_page().index("importmap") < start_page().index('type="module"')


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
