"""Lists in pages: how many pages there are, which items are on one, and the links between them."""

from collections.abc import Callable
from math import ceil

from ui.html import Html, render
from ui.wording import whole


def page_count(number: int, size: int) -> int:
    """Return how many pages of a given size hold a number of items, at least one."""
    return max(1, ceil(number / size))


def shown_words(first: int, shown: int, number: int) -> str:
    """Return which items are on a page, as words; empty where all of them are."""
    return f"{first} to {first + shown - 1} of {whole(number)} shown." if shown < number else ""


def page_links(what: str, page: int, last: int, to: Callable[[int], str]) -> Html:
    """Return links to the page before and after; none for a single page.

    what names the list in the links' accessible names; to gives the URL of a page.
    """
    if last == 1:
        return Html()
    return render(
        "pager",
        what=what,
        page=page,
        last=last,
        before=to(page - 1) if page > 1 else "",
        after=to(page + 1) if page < last else "",
    )
