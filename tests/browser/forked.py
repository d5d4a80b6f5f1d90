"""A server in a forked process: it loads nothing of the dashboard before the server does."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

LIBRARIES = [
    "anyio._backends._asyncio",
    "brotli",
    "duckdb",
    "fontTools.subset",
    "geopandas",
    "httpx",
    "jenkspy",
    "jinja2",
    "plotly.graph_objects",
    "pyarrow",
    "pydeck",
    "rapidfuzz.distance",
    "streamlit.testing.v1",
    "streamlit.web.cli",
    "streamlit.web.server.starlette",
    "tantivy",
    "uvicorn",
]
"""What the forking process loads beforehand."""


def serve(port: int, store_folder: Path, log: Path) -> None:
    """Run `streamlit run server.py` in this process until it is told to end."""
    with log.open("w") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    os.chdir(ROOT)
    # Where Python is told to keep nothing, every one of these servers would compile the dashboard anew.
    sys.dont_write_bytecode = False
    os.environ["MOPAC_DASHBOARD_STORE"] = str(store_folder)
    sys.argv = ["streamlit", "run", "server.py", "--server.port", str(port)]

    from streamlit.web.cli import main  # noqa: PLC0415

    main()
