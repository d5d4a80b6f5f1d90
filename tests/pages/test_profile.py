"""The profile of every area: links within it, the way to help, and what its figures in real terms stand on."""

import re
from urllib.parse import unquote

import pytest

from data.store import Store
from pages.boroughs.profile_funding import funding
from pages.boroughs.profile_lists import award_table
from pages.boroughs.profile_surroundings import offences
from pages.boroughs.real_terms import deflator_note
from queries.boroughs import ALL_OFFENCES, Area, offences_without_borough
from queries.boroughs import areas as all_areas
from tests.helpers import area_names, exported_rows, file_request, opened, table
from ui.files import FILES
from ui.request import BadRequest


def area_of(store: Store, name: str) -> Area:
    return next(area for area in all_areas(store) if area.area == name)


@pytest.mark.parametrize("area", area_names())
def test_every_link_within_the_page_has_where_it_leads(area: str) -> None:
    page = opened("/borough", borough=area).html
    wanted = set(re.findall(r'href="#([^"]+)"', page))
    assert {"awards", "services", "results", "the-borough"} <= wanted
    assert wanted <= set(re.findall(r'id="([^"]+)"', page))
    # Nothing but a heading is no section.
    assert not re.search(r'<h2 class="mc-section"[^>]*>[^<]*</h2>\s*(<h2|$)', page)


def test_sections_without_anything_say_so() -> None:
    bexley = opened("/borough", borough="Bexley").words
    assert "No result in our sources names Bexley." in bexley
    assert "No award in our sources names" not in bexley
    for area in ("Kingston upon Thames", "Richmond upon Thames"):
        assert f"No award in our sources names {area}, alone or with others." in opened("/borough", borough=area).words
    city = opened("/borough", borough="City of London").words
    assert "No award in our sources names the City of London, alone or with others." in city
    assert "No result in our sources names the City of London." in city
    assert "No result in our sources" not in opened("/borough", borough="Hackney").words


@pytest.mark.parametrize("area", ["Croydon", "Kensington and Chelsea", "City of London"])
def test_help_is_offered_before_any_figure(area: str) -> None:
    page = opened("/borough", borough=area).html
    (link,) = re.findall(r'Need help in [^<]+\? <a href="services\?borough=([^"]+)">Find a service</a>', page)
    assert unquote(link) == area
    assert page.index("Need help in") < page.index("mc-summary")


def test_derived_deflators_are_marked_and_named(store: Store) -> None:
    derived = {row["financial_year"] for row in table("gdp_deflators") if row["status"] == "derived"}
    assert derived == {"2012/13", "2013/14", "2014/15"}
    real = funding(store, area_of(store, "Westminster"), "real", "total")
    assert real is not None
    # The borough's figure of 2013/14, and London's.
    assert real.below.count("derived deflator)") == 2
    assert "The deflator of 2013/14 is not published in the series we use" in real.below
    rows = exported_rows(real.export)
    assert [(row["financial_year"], row["deflator"]) for row in rows] == [
        ("2013/14", "derived"),
        ("2017/18", "published"),
        ("2018/19", "published"),
        ("2019/20", "published"),
    ]
    for terms, area in (("cash", "Westminster"), ("real", "Camden")):
        made = funding(store, area_of(store, area), terms, "total")  # type: ignore[arg-type]
        assert made is not None
        assert "derived" not in made.below
    assert "2020/21 is distorted" in deflator_note(store, [2019, 2020])
    assert "distorted" not in deflator_note(store, [2019])


def test_the_title_of_the_chart_says_the_change_between_its_ends(store: Store) -> None:
    westminster = area_of(store, "Westminster")
    made = funding(store, westminster, "cash", "total")
    assert made is not None
    # £550,000 to £650,000 against £1,119,006: worked out by hand.
    assert "£1,119,006 in 2013/14, £0.6m in 2019/20<" in made.above
    assert "Down by between 41% and 51%. Direct funding" in made.above
    bromley = funding(store, area_of(store, "Bromley"), "cash", "total")
    assert bromley is not None
    # £250,000 to £350,000 against £401,731.
    assert "Down by between 12% and 38%. Direct funding" in bromley.above
    camden = funding(store, area_of(store, "Camden"), "cash", "total")
    assert camden is not None
    assert "the only year we found" in camden.above


def test_offences_that_belong_to_no_borough_are_given_for_the_year_shown(store: Store) -> None:
    shares = {row.financial_year: row.share for row in offences_without_borough(store)}
    last = max(shares)
    made = offences(store, area_of(store, "Hackney"), ALL_OFFENCES)
    assert made is not None
    said = f"offences that belong to no borough ({100 * shares[last]:.1f}% in {last}/{(last + 1) % 100})"
    assert said in made.below
    per = funding(store, area_of(store, "Hackney"), "cash", "offence")
    assert per is not None
    assert f"({100 * shares[2019]:.1f}% in 2019/20)" in per.below


@pytest.mark.parametrize(
    ("area", "reach", "amount", "exact"),
    [
        ("Harrow", "own", "about £500,000", ""),
        ("Redbridge", "shared", "about £319,000", ""),
        ("Enfield", "shared", "about £2.12m", "£2,120,000"),
        ("Hackney", "london", "about £3m", ""),
        ("Hackney", "london", "about £2.1m (budget)", "£2,100,000"),
    ],
)
def test_rounded_awards_are_shown_as_they_were_published(
    store: Store, area: str, reach: str, amount: str, exact: str
) -> None:
    made = award_table(store, area_of(store, area), reach)
    assert made is not None
    shown = f"{made.above}{made.below}"
    assert f">{amount}<" in shown
    assert not exact or exact not in shown


def test_files_of_funding_say_why_the_city_has_none(store: Store) -> None:
    for name in ("direct-funding", "reach", "offences"):
        with pytest.raises(BadRequest, match="City of London gets no borough funding from MOPAC"):
            FILES[name](file_request(store, {"borough": "city of london"}))
    with pytest.raises(BadRequest, match="do not know a borough called “Atlantis”; known are: Barking and Dagenham"):
        FILES["direct-funding"](file_request(store, {"borough": "Atlantis"}))
