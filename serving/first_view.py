"""What the browser fetches at once for a first view, and what it leaves until the words are there.

Streamlit's front end asks for the module of an element when the first such element comes. Left alone, that is a second
round of requests before the first word; and Plotly, 4.7 MB of JavaScript, then keeps the browser from showing anything
for more than a second, often before the words that have come already.
"""

import json
import re
from functools import cache
from pathlib import Path

from serving.own_files import OwnFile

AT_ONCE = ("Html", "Selectbox", "ButtonGroup", "TextInput")
"""Elements that are on every page, or on most."""

AFTER_THE_WORDS = ("PlotlyChart", "DeckGlJsonChart")
"""Elements whose modules are so large that the words come first."""

IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*[`"']\./([\w.-]+\.js)[`"']""")
EXPORTED = re.compile(r"export\{([\w$, ]+)\};?\s*(?://# sourceMappingURL=\S+\s*)?$")
ENTRY = re.compile(r'<script type="module"[^>]* src="\./static/js/(index\.[\w-]+\.js)"')


def module_tags(page: str, scripts: Path) -> str:
    """Return the tags by which the elements' modules are run right after the front end's own, before it asks for them.

    With a link for every module that they need and the page does not name yet. A module that is not there, in a later
    Streamlit, is left out: the front end asks for it by itself.
    """
    at_once = [path.name for element in AT_ONCE for path in _modules(element, scripts)]
    names = at_once.copy()
    needed: list[str] = []
    while names:
        name = names.pop()
        if name not in needed:
            needed.append(name)
            names += IMPORTED.findall((scripts / name).read_text(encoding="utf-8"))
    links = [
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
        for name in needed
        if f"/{name}" not in page and name not in at_once
    ]
    return "".join(
        [*links, *(f'<script type="module" crossorigin src="./static/js/{name}"></script>' for name in at_once)]
    )


@cache
def late_files(scripts: Path) -> dict[str, OwnFile]:
    """Return the file that replaces each large module, by the module's name: late.js with the module's exports.

    A module whose exports cannot be read, in a later Streamlit, has none.
    """
    waiting = Path(__file__).with_name("late.js").read_text(encoding="utf-8")
    files = {}
    for element in AFTER_THE_WORDS:
        for path in _modules(element, scripts):
            exported = EXPORTED.search(path.read_text(encoding="utf-8"))
            if exported is None:
                continue
            names = [part.rpartition(" as ")[2] for part in exported.group(1).split(",")]
            shared = ", ".join(name for name in names if name != "default")
            text = (
                f"{waiting}\nconst real = await whenWordsAreThere({json.dumps(path.name)});\n"
                f"export const {{ {shared} }} = real;\nexport default real.default;\n"
            )
            files[path.name] = OwnFile(f"late-{element}.js", text.encode(), "text/javascript")
    return files


def import_map(page: str, scripts: Path) -> str:
    """Return the import map, as JSON, by which the front end gets our file where it asks for a large module.

    Only for the front end's own module: our file then asks for the real one, and so do modules that share code with it.
    A browser that does not know import maps, or a later Streamlit that is made otherwise, loads everything as usual.
    """
    entry = ENTRY.search(page)
    if entry is None:
        return "{}"
    late = {f"./static/js/{name}": file.url for name, file in late_files(scripts).items()}
    return json.dumps({"scopes": {f"./static/js/{entry.group(1)}": late}}, separators=(",", ":"))


def _modules(element: str, scripts: Path) -> list[Path]:
    return sorted(scripts.glob(f"{element}.????????.js"))
