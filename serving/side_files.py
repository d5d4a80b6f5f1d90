"""Streamlit's static files, compressed once at set-up, and the start page.

Streamlit sends its JavaScript as it is: 7.5 MB for a first visit with charts. `python -m serving.side_files` writes a
Brotli and a gzip copy of each file into serving/built, not next to Streamlit's own, and the server sends those.
"""

import gzip
import hashlib
import logging
import re
import shutil
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path

import brotli
import streamlit

from serving.first_view import import_map, module_tags
from serving.icon_font import smaller_icon_font
from serving.own_files import SCRIPT_TAG, STYLE_TAG

log = logging.getLogger(__name__)

STREAMLIT_STATIC = Path(streamlit.__file__).parent / "static"
STREAMLIT_SCRIPTS = STREAMLIT_STATIC / "static" / "js"
BUILT = Path(__file__).parent / "built"

COMPRESSIBLE = {".js", ".css", ".svg", ".json"}
BROTLI_QUALITY = 10
"""11 takes more than twice as long for 2% fewer bytes."""

TITLE = "MOPAC commissioning, unofficial"
WITHOUT_JAVASCRIPT = """<noscript>
<h1>MOPAC commissioning, unofficial</h1>
<p>This page is not ready for a browser without JavaScript: load it again in a moment. The figures can be had as files:
<a href="./csv/direct-funding-by-borough">direct funding by borough</a>,
<a href="./csv/direct-funding-changes">the changes between years</a>,
<a href="./csv/commissioning-budget">MOPAC’s budget by year</a>,
<a href="./csv/sources">all sources</a>.</p>
<p>In danger now? Call 999.</p>
</noscript>"""

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


def side_folder() -> Path:
    """Return where the side files of the installed Streamlit are. The number at the end says how they are made."""
    return BUILT / f"streamlit-{version('streamlit')}-2"


def static_files() -> Iterator[Path]:
    """Yield the files of Streamlit's front end that shrink."""
    for path in sorted((STREAMLIT_STATIC / "static").rglob("*")):
        if path.is_file() and path.suffix in COMPRESSIBLE:
            yield path


def compress(path: Path, folder: Path) -> None:
    """Write the Brotli and the gzip copy of one file into the folder, at the place it has below /static."""
    content = path.read_bytes()
    target = folder / path.relative_to(STREAMLIT_STATIC)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.with_name(f"{target.name}.br").write_bytes(brotli.compress(content, quality=BROTLI_QUALITY))
    target.with_name(f"{target.name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))


def shrink_icons(folder: Path) -> None:
    """Write the smaller icon font into the folder, or a line in the log where Streamlit's is of another kind."""
    try:
        path, content = smaller_icon_font(STREAMLIT_STATIC)
    except Exception as error:
        # Nothing is lost but bytes: the whole font is served.
        log.warning("Streamlit's icon font is served whole: %r", error)
        return
    target = folder / path.relative_to(STREAMLIT_STATIC)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def build_side_files() -> Path:
    """Write all side files for the installed Streamlit and return their folder; does nothing if they are there.

    Raises OSError where they cannot be written.
    """
    folder = side_folder()
    if folder.exists():
        return folder
    BUILT.mkdir(exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=BUILT))
    with ProcessPoolExecutor() as pool:
        icons = pool.submit(shrink_icons, unfinished)
        list(pool.map(partial(compress, folder=unfinished), static_files(), chunksize=8))
        icons.result()
    try:
        unfinished.rename(folder)
    except OSError:
        # Another process may have come first; a folder that holds files is not replaced.
        shutil.rmtree(unfinished, ignore_errors=True)
        if not folder.exists():
            raise
    for other in BUILT.glob("streamlit-*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
    return folder


def side_files_or_none() -> Path | None:
    """Return the folder of the side files, or None, and a line in the log, where they cannot be written."""
    try:
        return build_side_files()
    except OSError as error:
        log.warning("Streamlit's files are served uncompressed: %s", error)
        return None


def start_page() -> str:
    """Return Streamlit's index.html with our title, description and words for a browser without JavaScript.

    It also says where the server is, and loads our own script and stylesheet. Raises RuntimeError if Streamlit's page
    has changed.
    """
    page = (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")
    page = page.replace('href="./favicon.png"', 'href="./favicon.ico"')
    head = (
        f"{AT_REST}<script>{BASE_URL_SCRIPT}</script>{SCRIPT_TAG}"
        f'<script type="importmap">{import_map(page, STREAMLIT_SCRIPTS)}</script>'
    )
    for tag, ours in (("title", f"<title>{TITLE}</title>{head}"), ("noscript", WITHOUT_JAVASCRIPT + STYLE_TAG)):
        page, found = re.subn(f"<{tag}>.*?</{tag}>", ours, page, flags=re.DOTALL)
        if found != 1:
            raise RuntimeError(f"Streamlit's start page has changed: it has no {tag} to replace")
    return page.replace("</head>", f"{module_tags(page, STREAMLIT_SCRIPTS)}</head>")


def inline_script_hashes(page: str) -> list[str]:
    """Return the Content-Security-Policy hashes of the page's inline scripts."""
    scripts = re.findall(r'<script(?: type="importmap")?>(.*?)</script>', page, re.DOTALL)
    return [f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts]


if __name__ == "__main__":
    print(f"side files: {build_side_files()}")
