"""Leaves the modules of charts and maps until Streamlit's words are there.

Plotly alone, 4.7 MB of JavaScript, otherwise keeps the browser from showing anything for a second.
"""

import json
import re
from functools import cache
from pathlib import Path

from serving.assets import Asset
from serving.streamlit_internals import STREAMLIT_SCRIPTS

AFTER_THE_WORDS = ("PlotlyChart", "DeckGlJsonChart")
"""Elements whose modules are so large that the words come first."""

EXPORTED = re.compile(r"export\{([\w$, ]+)\};?\s*(?://# sourceMappingURL=\S+\s*)?$")
ENTRY = re.compile(r'<script type="module"[^>]* src="\./static/js/(index\.[\w-]+\.js)"')


@cache
def late_files() -> dict[str, Asset]:
    """Return the file that replaces each large module, by the module's name: chart_module.js with the module's exports.

    A module whose exports cannot be read, in a later Streamlit, has none.
    """
    waiting = Path(__file__).with_name("chart_module.js").read_text(encoding="utf-8")
    files = {}
    for element in AFTER_THE_WORDS:
        for path in sorted(STREAMLIT_SCRIPTS.glob(f"{element}.????????.js")):
            exported = EXPORTED.search(path.read_text(encoding="utf-8"))
            if exported is None:
                continue
            names = [part.rpartition(" as ")[2] for part in exported.group(1).split(",")]
            shared = ", ".join(name for name in names if name != "default")
            text = (
                f"{waiting}\nconst real = await whenWordsAreThere({json.dumps(path.name)});\n"
                f"export const {{ {shared} }} = real;\nexport default real.default;\n"
            )
            files[path.name] = Asset(f"late-{element}.js", text.encode(), "text/javascript")
    return files


def import_map(page: str) -> str:
    """Return the import map, as JSON, by which the front end gets our file where it asks for a large module.

    Only for the front end's own module: our file then asks for the real one, and so do modules that share code with it.
    A browser that does not know import maps, or a later Streamlit that works differently, loads everything as usual.
    """
    entry = ENTRY.search(page)
    if entry is None:
        return "{}"
    late = {f"./static/js/{name}": file.url for name, file in late_files().items()}
    return json.dumps({"scopes": {f"./static/js/{entry.group(1)}": late}}, separators=(",", ":"))
