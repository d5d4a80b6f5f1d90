"""Everything that relies on Streamlit's internals, in one list: what each part gains, and what happens without it.

Streamlit promises none of them. tests/serving/test_streamlit_internals.py has a test for each part, which fails with
what has changed, and looks for parts that are not listed.
"""

from pathlib import Path
from typing import NamedTuple

import streamlit

STREAMLIT_STATIC = Path(streamlit.__file__).parent / "static"
STREAMLIT_SCRIPTS = STREAMLIT_STATIC / "static" / "js"


class Internal(NamedTuple):
    """A part of Streamlit that it does not promise: what it is, who uses it, its gain, and what happens without it."""

    what: str
    used_in: str
    gain: str
    without_it: str


INTERNALS = {
    "start page": Internal(
        "index.html has one <title> and one <noscript>",
        "start_page.py, serving/html_answers.py",
        "words of every page in the first answer, after 0.4 s instead of 1.5 s",
        "the server does not start, and says so",
    ),
    "base URL": Internal(
        "the front end reads window.__streamlit.BACKEND_BASE_URL",
        "start_page.py",
        "two requests that fail, and an error in the console, fewer on every first view",
        "the front end finds the server by itself",
    ),
    "static files": Internal(
        "the front end is in static/, under names that change with their content",
        "compressed_files.py, serving/middleware.py",
        "1.9 MB instead of 7.5 MB for a first visit with charts",
        "Streamlit sends its files as they are",
    ),
    "chart modules": Internal(
        "charts and map have modules of their own, whose exports can be read",
        "chart_modules.py, chart_module.js",
        "widgets after 1.5 s instead of 2.5 s on a profile; charts come no later",
        "the browser loads the modules when it is asked to",
    ),
    "icon font": Internal(
        "icons are ligatures of a font",
        "icon_font.py",
        "50 kB instead of 375 kB on a first visit",
        "the whole font is sent",
    ),
    "settings": Internal(
        "global.minCachedMessageSize and runner.postScriptGC, which its documentation leaves out",
        ".streamlit/config.toml",
        "7 kB instead of 14 kB for a choice on a profile; no full garbage collection after every run",
        "Streamlit's defaults",
    ),
    "prefix": Internal(
        "streamlit.config takes options while the server starts",
        "base_path.py",
        "a path before all URLs, whether a proxy takes it away or not",
        "the dashboard can be served at the root only",
    ),
    "elements": Internal(
        "elements carry data-testid, and st-key- with their key",
        "ui/style.css, serving/html_page.css, serving/take_over.js, serving/visitor.js",
        "one look before and after Streamlit starts; print, phones, forced colours; the way out",
        "elements look and print as Streamlit's own",
    ),
    "attributes": Internal(
        "elements carry the attributes and classes listed in ATTRIBUTES",
        "ui/style.css, serving/visitor.js",
        "the way out stays above dialogs, a hidden menu out of the keyboard's way, chosen options legible",
        "a dialog or the menu takes the keyboard; chosen options are told apart by a tint only",
    ),
    "states": Internal(
        "the app carries data-test-script-state and data-test-connection-state",
        "serving/visitor.js",
        "screen readers hear what a choice changed; a lost connection is said in words",
        "neither is said",
    ),
}
"""Each part by its name, which is also that of its test."""

TEST_IDS = frozenset(
    (
        *("stApp", "stAppSkeleton", "stAppViewContainer", "stButtonGroup", "stElementContainer", "stElementToolbar"),
        *("stExpandSidebarButton", "stExpander", "stHeader", "stHorizontalBlock", "stHtml", "stMain"),
        *("stMainBlockContainer", "stMultiSelect", "stNumberInput", "stPlotlyChart", "stSelectbox", "stSidebar"),
        *("stSidebarCollapseButton", "stSkeleton", "stTextInput", "stTextInputRootElement", "stToolbar"),
        *("stVerticalBlock", "InputInstructions"),
    )
)
"""The elements of Streamlit that our stylesheets and scripts name."""

ATTRIBUTES = frozenset(
    (
        *("data-collapsed", "data-react-aria-top-layer", "data-tag", "data-variant"),
        *("deck-events-root", "main-svg", "segmented_control", "stSidebarCollapsed"),
    )
)
"""Other attributes, classes and keys of Streamlit, of deck.gl and of Plotly that they name."""
