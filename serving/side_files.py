"""Streamlit's static files, compressed once at set-up, and the start page.

Streamlit sends its JavaScript as it is: 12 MB for a first visit with charts. `python -m serving.side_files` writes a
Brotli and a gzip copy of each file beside nothing of Streamlit's own, in serving/built, and the server sends those.
"""

import gzip
import hashlib
import re
import shutil
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path

import brotli
import streamlit

STREAMLIT_STATIC = Path(streamlit.__file__).parent / "static"
BUILT = Path(__file__).parent / "built"

COMPRESSIBLE = {".js", ".css", ".svg", ".json"}
BROTLI_QUALITY = 10
"""11 takes more than twice as long for 2% fewer bytes."""

TITLE = "MOPAC commissioning, unofficial"
DESCRIPTION = (
    "What the Mayor's Office for Policing and Crime commissions in London: who gets how much, from which fund, for "
    "what, in which borough, with what result. Unofficial; published figures only, each with its source."
)

WITHOUT_JAVASCRIPT = """<noscript>
<h1>MOPAC commissioning, unofficial</h1>
<p>The pages of this dashboard need JavaScript. The figures can be had without it, as files:
<a href="./csv/direct-funding-by-borough">direct funding by borough</a>,
<a href="./csv/direct-funding-changes">the changes between years</a>,
<a href="./csv/commissioning-budget">MOPAC’s budget by year</a>,
<a href="./csv/sources">all sources</a>.</p>
<p>In danger now? Call 999.</p>
</noscript>"""

BASE_URL_SCRIPT = "window.__streamlit = {BACKEND_BASE_URL: new URL('./', location.href).href}"
"""Tells the front end where the server is. Without it, it asks for /borough/_stcore/health first and gets a 404: two
wasted requests and an error in the console on every first view of a page. Every page is one level deep, so that the
folder of its address is the root."""


def side_folder() -> Path:
    """Return where the side files of the installed Streamlit are."""
    return BUILT / f"streamlit-{version('streamlit')}"


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


def build_side_files() -> Path:
    """Write all side files for the installed Streamlit and return their folder; does nothing if they are there."""
    folder = side_folder()
    if folder.exists():
        return folder
    shutil.rmtree(BUILT, ignore_errors=True)
    unfinished = BUILT / "unfinished"
    unfinished.mkdir(parents=True)
    with ProcessPoolExecutor() as pool:
        list(pool.map(partial(compress, folder=unfinished), static_files(), chunksize=8))
    unfinished.rename(folder)
    return folder


def start_page() -> str:
    """Return Streamlit's index.html with our title, description and words for a browser without JavaScript.

    It is also told where the server is. Raises RuntimeError where Streamlit's page is not as it was.
    """
    page = (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")
    head = f'<meta name="description" content="{DESCRIPTION}" /><script>{BASE_URL_SCRIPT}</script>'
    for tag, ours in (("title", f"<title>{TITLE}</title>{head}"), ("noscript", WITHOUT_JAVASCRIPT)):
        page, found = re.subn(f"<{tag}>.*?</{tag}>", ours, page, flags=re.DOTALL)
        if found != 1:
            raise RuntimeError(f"Streamlit's start page has changed: it has no {tag} to replace")
    return page


def inline_script_hashes(page: str) -> list[str]:
    """Return the Content-Security-Policy hashes of the scripts that stand in the page itself."""
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    return [f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts]


if __name__ == "__main__":
    print(f"side files: {build_side_files()}")
