"""The filters of a list: the parameters of its URL, and a chip for each with a link that removes it."""

from collections.abc import Callable, Mapping, Sequence

from ui.html import Html, render, url_for

Parameters = tuple[tuple[str, str], ...]


def stated(every: Mapping[str, str]) -> Parameters:
    """Return the choices that are not left open, in their order."""
    return tuple((name, value) for name, value in every.items() if value not in ("", "all"))


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
