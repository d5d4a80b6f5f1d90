"""Streamlit's start page with our title, script and stylesheet, words without JavaScript, and its front end waiting."""

import hashlib
import re
from base64 import b64encode

from serving.assets import SCRIPT_TAG, STYLE_TAG
from serving.streamlit_internals import STREAMLIT_STATIC

TITLE = "MOPAC commissioning, unofficial"
TITLE_TAG = f"<title>{TITLE}</title>"
WITHOUT_JAVASCRIPT = """<noscript>
<h1>MOPAC commissioning, unofficial</h1>
<p>This page is not ready for a browser without JavaScript: load it again in a moment. The figures can be had as files:
<a href="./csv/direct-funding-by-borough">direct funding by borough</a>,
<a href="./csv/direct-funding-changes">the changes between years</a>,
<a href="./csv/commissioning-budget">MOPAC’s budget by year</a>,
<a href="./csv/sources">all sources</a>.</p>
<p>In danger now? Call 999.</p>
</noscript>"""

FONT = re.compile(r'\s*<link[^>]*\bas="font"[^>]*>')
"""Streamlit's own font: no page uses it (.streamlit/config.toml)."""

FRONT_END = re.compile(
    r'\s*(<script type="module"[^>]*></script>|<link rel="(?:modulepreload|stylesheet)"[^>]*href="\./static/[^>]*>)'
)

AT_REST = (
    "<style>@media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation-duration: 1ms !important; "
    "animation-iteration-count: 1 !important; transition-duration: 1ms !important; scroll-behavior: auto !important } }"
    "</style>"
)
"""If the system asks for reduced motion, nothing moves or fades from the start, Streamlit's own elements included."""

BASE_URL_SCRIPT = (
    "window.__streamlit = {BACKEND_BASE_URL: new URL('./', location.href).href};"
    "document.documentElement.dataset.webgl = document.createElement('canvas').getContext('webgl2') ? 'yes' : 'no'"
)
"""Tells the front end where the server is. Without it, it asks for /borough/_stcore/health first and gets a 404: two
wasted requests and an error in the console on every first view of a page. Every page is one level deep, so that the
folder of its address is the root. It also notes whether the browser can draw a map, for ui/style.css."""


def start_page() -> str:
    """Return Streamlit's index.html with our title, description and words for a browser without JavaScript.

    It also says where the server is, and loads our own script and stylesheet. Raises RuntimeError if Streamlit's page
    has changed.
    """
    page = (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")
    page = page.replace('href="./favicon.png"', 'href="./favicon.ico"')
    page = FONT.sub("", page)
    head = f"{AT_REST}<script>{BASE_URL_SCRIPT}</script>{SCRIPT_TAG}"
    for tag, ours in (("title", TITLE_TAG + head), ("noscript", WITHOUT_JAVASCRIPT + STYLE_TAG)):
        page, found = re.subn(f"<{tag}>.*?</{tag}>", ours, page, flags=re.DOTALL)
        if found != 1:
            raise RuntimeError(f"Streamlit's start page has changed: it has no {tag} to replace")
    return page


def with_front_end_waiting(page: str) -> str:
    """Return the start page with Streamlit's modules and styles in a template: serving/take_over.js takes them out.

    Until then the browser asks for none of them. Raises RuntimeError if Streamlit's page has changed.
    """
    tags = FRONT_END.findall(page)
    if not any("<script" in tag for tag in tags):
        raise RuntimeError("Streamlit's start page has changed: it has no module to start")
    return FRONT_END.sub("", page).replace("</head>", f'<template id="front-end">{"".join(tags)}</template></head>', 1)


def inline_script_hashes(page: str) -> list[str]:
    """Return the Content-Security-Policy hashes of the page's inline scripts."""
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    return [f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts]
