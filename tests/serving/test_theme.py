"""The theme that is copied into every run is the one that Streamlit itself would work out."""

from pathlib import Path

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from serving.theme import keep_theme

ROOT = Path(__file__).parent.parent.parent
SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.light.sidebar", "theme.dark.sidebar")


@pytest.mark.parametrize("section", SECTIONS)
def test_a_copied_section_is_the_one_worked_out(section: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    config.get_config_options(force_reparse=True)
    own = app_session._populate_theme_msg
    expected, found = CustomThemeConfig(), CustomThemeConfig()
    own(expected.light, section)
    monkeypatch.setattr(app_session, "_populate_theme_msg", own)
    keep_theme()
    assert app_session._populate_theme_msg is not own
    for _ in range(2):
        found.Clear()
        app_session._populate_theme_msg(found.light, section)
        assert found == expected
        # The browser asks whether there is such a section at all.
        assert found.HasField("light") == expected.HasField("light")
    assert expected.HasField("light") == (section in ("theme", "theme.light", "theme.dark"))
