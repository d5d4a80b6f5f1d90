"""Everything that relies on Streamlit's internals: internals.toml lists it, part by part. Its front end is here."""

from pathlib import Path

import streamlit

STREAMLIT_STATIC = Path(streamlit.__file__).parent / "static"
STREAMLIT_SCRIPTS = STREAMLIT_STATIC / "static" / "js"
