"""Accessibility: how accessible the dashboard is, how that was tested, and what is known to fall short."""

from data.store import Store
from ui.html import render
from ui.page import Page, declare


@declare("/accessibility", "Accessibility", "How accessible this unofficial dashboard is, and what falls short.")
def accessibility(page: Page, _store: Store) -> None:
    """Show the statement."""
    page.heading("Accessibility")
    page.show(render("accessibility"))
