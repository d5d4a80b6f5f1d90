"""The documents made of the declarations are those that the declarations make now, and say how choices depend."""

import csv
import io
from pathlib import Path

import pytest

from data.store import Store
from pages.menu import PAGES
from tests.documentation.documents import DOCS, DOCUMENTS, MARK, example, write
from tests.documentation.parameters import file_parameters, page_parameters
from ui.files import FILES

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_documents_are_up_to_date(store: Store, name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8").partition(MARK)[2]
    if text.strip() != DOCUMENTS[name](store).strip():
        pytest.fail(f"docs/{name} is out of date: run make docs", pytrace=False)


def test_what_is_written_by_hand_stays(store: Store, tmp_path: Path) -> None:
    for name in DOCUMENTS:
        (tmp_path / name).write_text(f"By hand.\n{MARK}out of date", encoding="utf-8")
    write(store, tmp_path)
    for name in DOCUMENTS:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert text.startswith(f"By hand.\n{MARK}")
        assert "out of date" not in text


def test_pages_say_how_their_choices_depend_on_each_other(store: Store) -> None:
    of_map = page_parameters(PAGES["/map"], store)
    assert of_map["from"].only_with == ["measure=change in funding"]
    assert of_map["from"].depends_on[0] == "fund"
    assert of_map["terms"].not_for_all[0] == "measure"
    assert page_parameters(PAGES["/borough"], store)["terms"].only_with == ["borough"]
    assert page_parameters(PAGES["/compare"], store)["measure"].only_with[-1] == "compare"


def test_pages_list_what_they_declare_in_its_order(store: Store) -> None:
    for page in PAGES.values():
        assert tuple(page_parameters(page, store)) == page.names


def test_files_say_what_is_required(store: Store) -> None:
    assert {name: one.is_required for name, one in file_parameters(FILES["direct-funding"], store).items()} == {
        "borough": True,
        "terms": False,
        "per": False,
    }
    assert file_parameters(FILES["compared"], store)["compare"].is_required


def test_every_column_of_every_file_is_in_the_dictionary(store: Store) -> None:
    dictionary = (DOCS / "files.md").read_text(encoding="utf-8").partition("## Columns")[2]
    for name, file in FILES.items():
        export = example(file, store)
        assert export, f"nothing is published for the first options of {name}"
        for column in next(csv.reader(io.StringIO(export.content().decode("utf-8-sig")))):
            assert f"| `{column}` |" in dictionary
