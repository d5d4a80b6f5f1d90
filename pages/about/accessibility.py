"""Accessibility: how accessible the dashboard is, how that was tested, and what is known to fall short."""

from pages.about.accessibility_content import statement
from ui.exhibit import show
from ui.furniture import header

header("Accessibility")
show(statement())
