"""What is declared in one place is everywhere: a choice, an exhibit with its file, a column, a field of its rows."""

from typing import NamedTuple

import pytest

from data.store import Store
from tests.documentation import documents as documentation
from tests.helpers import OpenedPage, exported_rows, file_request
from ui.choices import OneOf
from ui.exhibit import Exhibit, exhibit
from ui.files import Export, File
from ui.page import Page, PageDeclaration
from ui.request import BadRequest, Request
from ui.tables import Column, table_html

SHAPE = OneOf("shape", "Shape of the sign", "a shape", is_listed=True)
CORNERS = {"round": 0, "square": 4}


class Sign(NamedTuple):
    shape: str
    corners: int


def choose_shape(request: Request, store: Store) -> str:
    return request.choose(SHAPE, tuple(CORNERS))


class Declared(NamedTuple):
    """What a test has declared: a page, and the files that came with its exhibit."""

    page: PageDeclaration
    files: dict[str, File[Export]]


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> Declared:
    """Declare an exhibit of one choice and a page that shows it; nothing else has pages and files meanwhile."""
    files: dict[str, File[Export]] = {}
    monkeypatch.setattr("ui.exhibit.FILES", files)

    @exhibit("signs", choose_shape)
    def signs(store: Store, shape: str) -> Exhibit:
        """Return the signs of a shape."""
        rows = (Sign(shape, CORNERS[shape]),)
        columns = (Column[Sign]("Shape", lambda row: row.shape), Column[Sign]("Corners", lambda row: str(row.corners)))
        return Exhibit(
            headline="Signs",
            measure="Corners are counted.",
            table=lambda: table_html("Signs", rows, *columns),
            export=Export(Sign, rows, parameters=(("shape", shape),)),
        )

    def page(page: Page, store: Store) -> None:
        page.heading("Signs")
        page.show(signs(store, choose_shape(page, store)))

    declaration = PageDeclaration("/map", "Signs", "Signs by their shape.", (SHAPE,), page)
    monkeypatch.setattr(documentation, "PAGES", {"/map": declaration})
    monkeypatch.setattr(documentation, "FILES", files)
    monkeypatch.setattr(documentation, "DRAWINGS", {})
    return Declared(declaration, files)


def test_a_choice_is_a_control_of_the_page(declared: Declared, store: Store) -> None:
    page = OpenedPage(declared.page, store, [("shape", "square")])
    assert page.chosen == {"shape": "square"}
    body = page.whole({"Signs": (declared.page,)}).body
    assert '<select id="choose-shape" name="shape">' in body
    assert "Shape of the sign" in body
    assert '<option value="square" selected>' in body


def test_a_choice_that_is_unknown_is_said_by_the_page_and_refused_by_the_file(declared: Declared, store: Store) -> None:
    page = OpenedPage(declared.page, store, [("shape", "oval")])
    assert page.chosen == {"shape": "round"}
    assert page.warnings == ["It names a shape that this page does not know, and “Round” is shown instead."]
    with pytest.raises(BadRequest, match="The parameter shape has to be one of: round, square"):
        declared.files["signs"](file_request(store, {"shape": "oval"}))


def test_an_exhibit_has_a_file_of_its_rows_that_the_page_links(declared: Declared, store: Store) -> None:
    page = OpenedPage(declared.page, store, [("shape", "square")])
    assert "csv/signs?shape=square" in page.links
    export = declared.files["signs"](file_request(store, {"shape": "square"}))
    assert export == page.exhibits[0].export
    assert export is not None
    assert exported_rows(export) == [{"shape": "square", "corners": "4"}]


def test_a_column_is_in_the_table(declared: Declared, store: Store) -> None:
    words = OpenedPage(declared.page, store, [("shape", "square")]).words
    assert "Shape Corners square 4" in words


def test_page_file_choice_and_fields_are_in_the_documents(declared: Declared, store: Store) -> None:
    urls, files = documentation.urls(store), documentation.files(store)
    assert "| `/map` | Signs | `shape` |" in urls
    assert "| `shape` | Shape of the sign | `round`, `square` | `round` |" in urls
    assert "### `/csv/signs`\n\nThe signs of a shape.\n" in files
    assert "- `shape` (`round`): `round`, `square`" in files
    assert "Columns: `shape`, `corners`" in files


def test_two_exhibits_of_one_name_are_refused(declared: Declared) -> None:
    with pytest.raises(ValueError, match="Two files are called signs"):
        exhibit("signs")(lambda store: None)
