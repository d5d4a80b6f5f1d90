"""The page for a path that does not exist: in plain words, in the style of all pages, without any script."""

from pages.menu import PAGES, SECTIONS
from serving.assets import PAGE_STYLE
from ui.html import Html, render

DEEPEST = 20
"""Folders. Nobody mistypes more, and each makes every link longer."""


def not_found(path: str, folders: int) -> str:
    """Return the page for a path that is so many folders deep.

    Links lead up to the root, wherever a proxy has put it. A path that starts with the name of a page names that.
    """
    root = "../" * folders or "./" if folders <= DEEPEST else "/"
    menu = {
        heading: [(page.title, f"{root}{page.path.strip('/')}") for page in pages]
        for heading, pages in SECTIONS.items()
    }
    name = path.split("/")[1].partition(".")[0].casefold()
    meant = PAGES.get(f"/{name}") if name else None
    return render(
        "no_such_address",
        style=Html(PAGE_STYLE),
        top=render("page_top", root=root, has_search=True, has_help=True),
        menu=render("menu", sections=menu, current="", href=str),
        root=root,
        meant=f"{root}{name}" if meant else "",
        title=meant.title if meant else "",
    )
