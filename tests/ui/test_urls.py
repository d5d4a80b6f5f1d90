"""How addresses are read: names of parameters, boroughs, years and numbers, in every form that links come back in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store import Store
from pages.boroughs.choices import VIEW
from pages.menu import PAGES
from queries.boroughs import areas
from queries.sources import documents, former_ids
from tests.helpers import ROOT
from tests.test_docs import DOCS
from ui import url_values as values
from ui import urls
from ui.page import EMBEDDING

TEXT = st.text(max_size=40) | st.sampled_from(
    ["Hackney,Camden", "RBKC", "2018-19", "18/19", "£50,000", "1e999", "amp;", "Infinity", "-5", "Hackney,Atlantis"]
)


def test_the_docs_list_every_page_with_its_parameters() -> None:
    urls = DOCS[ROOT / "docs/urls.md"]
    for path, page in PAGES.items():
        (row,) = re.findall(rf"^\| `{re.escape(path)}` \|[^|]*\|(.*)\|$", urls, re.MULTILINE)
        if "as for the map" in row:
            row += "".join(f"`{choice.name}`" for choice in VIEW)
        assert set(page.names) <= set(re.findall(r"`([a-z]+)`", row)), path


def test_every_page_is_described_in_a_line_of_its_own() -> None:
    every = [page.description for page in PAGES.values()]
    assert len(set(every)) == len(every)
    assert all(40 < len(one) < 220 and one.endswith(".") for one in every)


@pytest.mark.parametrize(
    ("page", "query", "expected"),
    [
        ("/borough", "Borough=Hackney&amp;terms=real&amp;amp;PER=head", "borough=Hackney&terms=real&per=head"),
        (
            "/borough",
            "utm_source=x&borough=Hackney&fbclid=1&UTM_Medium=y&amp;gclid=z&mc_cid=1&_ga=2",
            "borough=Hackney",
        ),
        (
            "/borough",
            "borough=City+of+Westminster&since=2018-19&until=20%2F21",
            "borough=Westminster&since=2018/19&until=2020/21",
        ),
        (
            "/compare",
            "compare=RBKC&compare=Hackney,Camden",
            "compare=Kensington and Chelsea&compare=Hackney&compare=Camden",
        ),
        ("/compare", "compare=Hackney,Atlantis", "compare=Hackney&compare=Atlantis"),
        ("/awards", "least=£50,000&most=1e999&funds=x", "least=50000&most=none&funds=x"),
        ("/awards", "year=2018", "year=2018"),
        ("/sources", "q=fbclid&q=", "q=fbclid"),
        ("/map", "measure=&terms=real&x=", "terms=real&x="),
        ("/services", "list=galop&list=tell-mama&list=galop", "list=galop&list=tell-mama"),
        ("/", "embed=true&utm_campaign=x", "embed=true"),
    ],
)
def test_an_address_has_one_form(store: Store, page: str, query: str, expected: str) -> None:
    assert urls.canonical(store, {*PAGES[page].names, *EMBEDDING}, urls.pairs_of(query)) == urls.pairs_of(expected)


@given(st.data())
def test_what_is_settled_stays(store: Store, data: st.DataObject) -> None:
    """Otherwise the server would send a browser round and round."""
    page = data.draw(st.sampled_from(sorted(PAGES)))
    names = st.sampled_from([*PAGES[page].names, "x", "amp;terms", "YEAR", "utm_x"]) | TEXT
    pairs = data.draw(st.lists(st.tuples(names, TEXT), max_size=6))
    once = urls.canonical(store, {*PAGES[page].names, *EMBEDDING}, pairs)
    assert urls.canonical(store, {*PAGES[page].names, *EMBEDDING}, once) == once
    assert urls.pairs_of(urls.query_of(once)) == once


@pytest.mark.parametrize(
    "text",
    [
        *("2018/19", "2018-19", "2018–19", "2018—19", "2018−19", "2018/2019", "2018-2019", "2018_19", "2018 / 19"),
        *("18/19", "18-19", "2018", "FY2018-19", "fy 18/19", "2018 to 2019", "201819", "2018to19", " 2018/19 "),
    ],
)
def test_a_year_is_read_in_every_form(store: Store, text: str) -> None:
    assert values.financial_year(text) == "2018/19"
    assert values.read(store, "year", text, ("all", "2018/19")) == "2018/19"


@pytest.mark.parametrize(
    "text", ["", "99", "18", "2018/20", "2018/18", "2018-2020", "18/2019", "1/2", "20181", "year", "2018/19/20"]
)
def test_what_is_no_year_is_none(text: str) -> None:
    assert values.financial_year(text) is None


def test_a_calendar_year_stays_one(store: Store) -> None:
    assert values.read(store, "year", "2018", ("2019", "2018")) == "2018"
    assert values.read(store, "year", "2018/19", ("2019", "2018")) is None


@pytest.mark.parametrize(
    ("name", "text", "known", "meant"),
    [
        ("terms", "Real", ("cash", "real"), "real"),
        ("terms", "doubloons", ("cash", "real"), None),
        ("terms", "", ("cash", "real"), None),
        ("borough", "all", ("all", "Hackney"), "all"),
        ("borough", "LB Hackney", ("all", "Hackney"), "Hackney"),
        ("borough", "Camden", ("all", "Hackney"), None),
        ("borough", "all of London", ("all", "all of London"), "all of London"),
    ],
)
def test_a_value_is_read_as_it_was_meant(
    store: Store, name: str, text: str, known: tuple[str, ...], meant: str | None
) -> None:
    assert values.read(store, name, text, known) == meant


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("50000", "50000"),
        ("£50,000", "50000"),
        ("50 000", "50000"),
        ("1e6", "1e6"),
        ("-5", "-5"),
        ("abc", "abc"),
        ("", ""),
        *((text, "none") for text in ("Infinity", "-inf", "nan", "NaN", "1e999", "1e400", "9" * 400, "-1e300")),
    ],
)
def test_a_number_is_one_that_a_field_can_hold(text: str, read: str) -> None:
    assert values.number_text(text) == read


def test_every_name_of_a_parameter_is_written_small(store: Store) -> None:
    for page in PAGES.values():
        for name in page.names:
            assert urls.plain_name(f" amp;{name.upper()}") == name
            assert not urls.is_tracking(name)
    assert {area.area for area in areas(store)} == set(values.areas_in(store, [a.gss_code for a in areas(store)])[0])


def test_a_former_name_of_a_document_leads_to_it(store: Store) -> None:
    known = tuple(document.source_id for document in documents(store))
    assert former_ids(store)
    for one in former_ids(store):
        assert one.former_id not in known
        assert values.canonical_values(store, "source", one.former_id) == (one.source_id,)
        assert values.read(store, "source", one.former_id, known) == one.source_id
