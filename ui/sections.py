"""The pages in the sections of the menu: the title of each, its address and its script."""

from collections.abc import Mapping, Sequence
from copy import copy
from functools import cache

import streamlit as st


def sections() -> dict[str, list[st.Page]]:
    """Return the pages by section, in the order of the menu, for one run of the dashboard."""
    # Copies, because a run marks the page that it may show.
    return {heading: [copy(page) for page in pages] for heading, pages in _declared().items()}


@cache
def _declared() -> Mapping[str, Sequence[st.Page]]:
    """Return the pages, made once: for each, Streamlit looks whether its script is there."""
    return {
        "Money": [
            st.Page("pages/money/overview.py", title="Overview", url_path="overview", default=True),
            st.Page("pages/money/priorities.py", title="Priorities", url_path="priorities"),
            st.Page("pages/money/projects.py", title="Projects", url_path="projects"),
            st.Page("pages/money/awards.py", title="Awards and decisions", url_path="awards"),
            st.Page("pages/money/changes.py", title="Change explained", url_path="changes"),
        ],
        "Boroughs": [
            st.Page("pages/boroughs/map.py", title="Map", url_path="map"),
            st.Page("pages/boroughs/compare.py", title="Compare", url_path="compare"),
            st.Page("pages/boroughs/need.py", title="Funding and need", url_path="need"),
            st.Page("pages/boroughs/profile.py", title="Borough profile", url_path="borough"),
        ],
        "Services": [
            st.Page("pages/services/find.py", title="Find a service", url_path="services"),
        ],
        "Results": [
            st.Page("pages/results/outcomes.py", title="Outcomes", url_path="outcomes"),
        ],
        "Scrutiny": [
            st.Page("pages/scrutiny/recommendations.py", title="Recommendations", url_path="recommendations"),
            st.Page("pages/scrutiny/timeliness.py", title="Timeliness", url_path="timeliness"),
        ],
        "About": [
            st.Page("pages/about/sources.py", title="Sources", url_path="sources"),
            st.Page("pages/about/quality.py", title="Data quality", url_path="quality"),
            st.Page("pages/about/methods.py", title="Methods", url_path="methods"),
            st.Page("pages/about/accessibility.py", title="Accessibility", url_path="accessibility"),
        ],
    }
