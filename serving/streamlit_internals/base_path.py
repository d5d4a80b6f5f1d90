"""The path before all URLs, as Streamlit's settings have it: taken from them before Streamlit makes its routes."""

from streamlit import config

SETTING = "server.baseUrlPath"


def take_prefix() -> str:
    """Return the prefix that the server was started with, as /mopac or empty, and take the setting from Streamlit.

    Call it before Streamlit makes its routes: they would be below the prefix, and ours would not.
    """
    prefix = "/".join(part for part in str(config.get_option(SETTING) or "").split("/") if part)
    config.set_option(SETTING, "")
    return f"/{prefix}" if prefix else ""
