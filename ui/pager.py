"""Lists that are cut into pages: on how many they stand, what of them is shown, and the links between them."""

from collections.abc import Callable
from math import ceil

from ui.html import Html, render
from ui.wording import whole


def page_count(number: int, size: int) -> int:
    """Return on how many pages of a size a number of things stand, one at least."""
    return max(1, ceil(number / size))


def shown_words(first: int, shown: int, number: int) -> str:
    """Return which of a number of things stand on a page, from the first on; nothing where all of them do."""
    return f"{first} to {first + shown - 1} of {whole(number)} shown." if shown < number else ""


def page_links(what: str, page: int, last: int, to: Callable[[int], str]) -> Html:
    """Return links to the page before and after; none for a single page.

    what is cut into pages names the links for those who hear them; to gives the address of a page.
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
