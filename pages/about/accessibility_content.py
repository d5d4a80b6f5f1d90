"""What the Accessibility page shows: the statement."""

from functools import cache

from ui.html import Html, render


@cache
def statement() -> Html:
    """Return the accessibility statement."""
    return render("accessibility")
