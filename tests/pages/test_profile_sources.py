"""The top of a borough's profile: each figure beside its documents, and files told apart by what they hold."""

import re

from data.store import Store
from pages.boroughs.profile_content import cards, headline
from pages.boroughs.profile_funding import funding
from pages.boroughs.profile_lists import other_allocations
from queries.boroughs import areas as all_areas
from tests.helpers import table


def test_each_card_names_its_own_documents_and_what_it_was_divided_by(store: Store) -> None:
    area = next(one for one in all_areas(store) if one.area == "Westminster")
    words = {one.title: re.sub("<[^>]+>", "", one.source) for one in cards(store, area)}
    people = next(row for row in table("population") if row["gss_code"] == area.gss_code and row["year"] == "2019")
    assert (
        f"{int(people['population']):,} residents of mid-2019 (Office for National Statistics" in words["Per resident"]
    )
    assert "Metropolitan Police Service" in words["Per 1,000 offences"]
    assert "Statistics" not in words["Direct funding"]


def test_each_sentence_with_figures_has_its_source_under_it(store: Store) -> None:
    area = next(one for one in all_areas(store) if one.area == "Westminster")
    top = headline(store, area)
    sentences = re.findall(r"<p>([^<]*£[^<]*)</p>\s*<p class=\"mc-source\">Source: (.*?)</p>", top)
    assert len(sentences) == 3
    assert all("Westminster City Council, 19 June 2017" in source for _, source in sentences)
    assert ["Joint Audit Panel" in source for _, source in sentences] == [False, False, True]


def test_links_to_files_are_told_apart_by_what_they_hold(store: Store) -> None:
    area = next(one for one in all_areas(store) if one.area == "Croydon")
    made = [funding(store, area, "cash", "total"), other_allocations(store, area)]
    names = [re.findall(r'aria-label="(Download CSV: [^"]+)"', one.below + one.above) for one in made if one]
    assert all(len(name) == 1 for name in names)
    assert len({name[0] for name in names}) == len(names)
