"""The page for an address at which there is nothing: in plain words, in the look of all pages, without any script."""

from serving.own_files import EARLY_STYLE
from ui.furniture import MenuPage
from ui.html import Html, render
from ui.sections import SECTIONS, TITLES

DEEPEST = 20
"""Folders. Nobody mistypes more, and each makes every link longer."""


def not_found(path: str, folders: int) -> str:
    """Return the page for a path that is so many folders deep.

    Links lead up to the root, wherever a proxy has put it. A path that starts with the name of a page names that.
    """
    root = "../" * folders or "./" if folders <= DEEPEST else "/"
    menu = {
        heading: [MenuPage(page.title, f"{root}{page.path}") for page in pages] for heading, pages in SECTIONS.items()
    }
    name = path.split("/")[1].partition(".")[0].casefold()
    meant = f"/{name}" if name and f"/{name}" in TITLES else ""
    return render(
        "no_such_address",
        style=Html(EARLY_STYLE),
        menu=render("menu", sections=menu, current="", href=str),
        root=root,
        meant=f"{root}{name}" if meant else "",
        title=TITLES.get(meant, ""),
    )
