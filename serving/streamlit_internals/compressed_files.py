"""Streamlit's static files, compressed once at set-up.

Streamlit sends its JavaScript as it is: 7.5 MB for a first visit with charts.
`python -m serving.streamlit_internals.compressed_files` writes a Brotli and a gzip copy of each file into
serving/built, not next to Streamlit's own, and the server sends those.
"""

import gzip
import logging
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path

import brotli

from serving.streamlit_internals import STREAMLIT_STATIC
from serving.streamlit_internals.icon_font import smaller_icon_font

log = logging.getLogger(__name__)

BUILT = Path(__file__).parent.parent / "built"

COMPRESSIBLE = {".js", ".css", ".svg", ".json"}
BROTLI_QUALITY = 10
"""11 takes more than twice as long for 2% fewer bytes."""


def compressed_folder() -> Path:
    """Return the folder for the installed Streamlit. The number at the end says how the files are made."""
    return BUILT / f"streamlit-{version('streamlit')}-2"


def static_files() -> Iterator[Path]:
    """Yield the files of Streamlit's front end that shrink."""
    for path in sorted((STREAMLIT_STATIC / "static").rglob("*")):
        if path.is_file() and path.suffix in COMPRESSIBLE:
            yield path


def write_copy(folder: Path, path: Path, content: bytes, ending: str = "") -> None:
    """Write a copy of one of Streamlit's static files into the folder, at the place that it has among them."""
    target = folder / f"{path.relative_to(STREAMLIT_STATIC)}{ending}"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def compress(path: Path, folder: Path) -> None:
    """Write the Brotli and the gzip copy of one file into the folder."""
    content = path.read_bytes()
    write_copy(folder, path, brotli.compress(content, quality=BROTLI_QUALITY), ".br")
    write_copy(folder, path, gzip.compress(content, 9, mtime=0), ".gz")


def shrink_icons(folder: Path) -> None:
    """Write the smaller icon font into the folder, or a line in the log where Streamlit's is of another kind."""
    try:
        path, content = smaller_icon_font(STREAMLIT_STATIC)
    except Exception as error:
        # Nothing is lost but bytes: the whole font is served.
        log.warning("Streamlit's icon font is served whole: %r", error)
        return
    write_copy(folder, path, content)


def build_compressed_files() -> Path:
    """Write the compressed files of the installed Streamlit and return their folder; does nothing if they are there.

    Raises OSError where they cannot be written.
    """
    folder = compressed_folder()
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


def compressed_files_or_none() -> Path | None:
    """Return the folder of the compressed files, or None, and a line in the log, where they cannot be written."""
    try:
        return build_compressed_files()
    except OSError as error:
        log.warning("Streamlit's files are served uncompressed: %s", error)
        return None


if __name__ == "__main__":
    print(f"compressed files: {build_compressed_files()}")
