"""The pages in the sections of the menu: the title of each, its address and its script."""

from collections.abc import Mapping, Sequence
from copy import copy
from functools import cache
from typing import NamedTuple

import streamlit as st


class Named(NamedTuple):
    """A page as the menu names it: its title, its path without the slash, and its script."""

    title: str
    path: str
    script: str


SECTIONS: Mapping[str, Sequence[Named]] = {
    "Money": (
        Named("Overview", "", "pages/money/overview.py"),
        Named("Priorities", "priorities", "pages/money/priorities.py"),
        Named("Projects", "projects", "pages/money/projects.py"),
        Named("Awards and decisions", "awards", "pages/money/awards.py"),
        Named("Change explained", "changes", "pages/money/changes.py"),
    ),
    "Boroughs": (
        Named("Map", "map", "pages/boroughs/map.py"),
        Named("Compare", "compare", "pages/boroughs/compare.py"),
        Named("Funding and need", "need", "pages/boroughs/need.py"),
        Named("Borough profile", "borough", "pages/boroughs/profile.py"),
    ),
    "Services": (Named("Find a service", "services", "pages/services/find.py"),),
    "Results": (Named("Outcomes", "outcomes", "pages/results/outcomes.py"),),
    "Scrutiny": (
        Named("Recommendations", "recommendations", "pages/scrutiny/recommendations.py"),
        Named("Timeliness", "timeliness", "pages/scrutiny/timeliness.py"),
    ),
    "About": (
        Named("Sources", "sources", "pages/about/sources.py"),
        Named("Data quality", "quality", "pages/about/quality.py"),
        Named("Methods", "methods", "pages/about/methods.py"),
        Named("Accessibility", "accessibility", "pages/about/accessibility.py"),
    ),
}
"""The pages by section, in the order of the menu; ui/addresses.py says what their addresses know."""

TITLES = {f"/{page.path}": page.title for pages in SECTIONS.values() for page in pages}
"""The titles of the pages by their paths."""

FRONT = "overview"
"""What the front page is called where Streamlit wants a path for it."""


def sections() -> dict[str, list[st.Page]]:
    """Return the pages by section, in the order of the menu, for one run of the dashboard."""
    # Copies, because a run marks the page that it may show.
    return {heading: [copy(page) for page in pages] for heading, pages in _declared().items()}


@cache
def _declared() -> Mapping[str, Sequence[st.Page]]:
    """Return the pages, made once: for each, Streamlit looks whether its script is there."""
    return {
        heading: [
            st.Page(page.script, title=page.title, url_path=page.path or FRONT, default=not page.path) for page in pages
        ]
        for heading, pages in SECTIONS.items()
    }
