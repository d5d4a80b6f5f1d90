"""Long lists in pages: the filters that are set, which items are on one page, and the links to the other pages."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil

from ui.formats import whole
from ui.html import Html, render, url_for

Parameters = tuple[tuple[str, str], ...]


def stated(choices: Mapping[str, str]) -> Parameters:
    """Return the choices that are not left open, in their order."""
    return tuple((name, value) for name, value in choices.items() if value not in ("", "all"))


def chip_list(page: str, chosen: Sequence[tuple[str, str]], said: Callable[[str, str], str]) -> Html:
    """Return a chip for each choice but the order, said in words; empty where there is none."""
    return render(
        "chips",
        chips=[
            (said(name, value), url_for(page, [pair for pair in chosen if pair[0] != name]))
            for name, value in chosen
            if name != "sort"
        ],
    )


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
