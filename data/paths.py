"""Where the data package and the store are."""

import os
from pathlib import Path

DATA = Path(__file__).parent
TABLES = DATA / "tables"
SCHEMA = DATA / "schema.sql"
MACROS = DATA / "macros.sql"
VIEWS = DATA / "views"
SUMMARY = DATA / "summary.sql"
FOLDING = DATA / "folding.py"
CHECKS = DATA / "checks"
CATALOGUE = DATA / "catalogue"


def store_folder() -> Path:
    """Return the folder of the built store: data/built, or what MOPAC_DASHBOARD_STORE names."""
    return Path(os.environ.get("MOPAC_DASHBOARD_STORE") or DATA / "built")


def store_file() -> Path:
    """Return the file that is the current store, whether or not it exists yet."""
    return store_folder() / "store.duckdb"
