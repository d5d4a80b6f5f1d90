"""The theme of .streamlit/config.toml as the browser gets it, worked out once instead of in every run of a page.

Streamlit looks through all its settings six times a run for a theme that cannot change while the server runs. It has no
public setting for this.
"""

from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_work_out = app_session._populate_theme_msg


@cache
def _worked_out(section: str) -> CustomThemeConfig:
    theme = CustomThemeConfig()
    _work_out(theme, section)
    return theme


def keep_theme() -> None:
    """Have Streamlit copy each section of the theme from now on. The settings have to be read by then."""
    app_session._populate_theme_msg = _copy


def _copy(msg: CustomThemeConfig, section: str = "theme") -> None:
    theme = _worked_out(section)
    # To copy an empty section would still say that there is one.
    if theme.ByteSize():
        msg.MergeFrom(theme)
