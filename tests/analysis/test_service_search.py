"""The search over the services: does it bring up what a sensible helper would name, and nothing where nothing is?"""

import random
import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.service_search.answers import area_names
from analysis.service_search.intent import ages
from analysis.service_search.meaning import Thesaurus
from analysis.service_search.search import ServiceIndex, initials, service_index, words_in
from analysis.service_search.words import STOP_WORDS, telling_stems, words_of
from data.store import Store
from queries.boroughs import LONDON_CODE, areas
from queries.services import Phrase, directory, phrases
from tests.helpers import golden, table

SETS = {"searches": 200, "searches_held_out": 80}
"""Everyday searches with the services that should come up, written by others before the search could be tried. The
second set was not looked at while the search was made."""


def names(store: Store) -> dict[str, str]:
    return {area.gss_code: area.area for area in areas(store)}


def first_five(store: Store, index: ServiceIndex, row: dict[str, str]) -> list[str]:
    """Return the first five as the page offers them: a borough that the words name counts as chosen."""
    codes = {name: code for code, name in names(store).items()}
    code, text = area_names(store).area_in(row["query"])
    found = index.search(text, codes[row["borough"]] if row["borough"] else code)
    return [service.service_id for service in (*found.ended, *found.services)][:5]


def recall(store: Store, index: ServiceIndex, rows: list[dict[str, str]]) -> float:
    """Return the part of the expected services that are among the first five, the mean of the searches."""
    wanted = [(row, set(row["expected"].split())) for row in rows if row["expected"]]
    parts = [len(expected & set(first_five(store, index, row))) / len(expected) for row, expected in wanted]
    return sum(parts) / len(parts)


def without_thesaurus(store: Store) -> ServiceIndex:
    services = directory(store).values()
    return ServiceIndex(services, Thesaurus([], map(words_in, services)))


@pytest.mark.parametrize(("name", "least"), SETS.items())
def test_what_should_come_up_is_among_the_first_five(store: Store, name: str, least: int) -> None:
    rows = golden(name)
    assert sum(bool(row["expected"]) for row in rows) >= least
    reached = recall(store, service_index(store), rows)
    assert reached >= 0.9, f"{reached:.3f}"
    # The thesaurus earns its place: words alone find less than half.
    assert recall(store, without_thesaurus(store), rows) < 0.5


def mistyped(query: str, kind: str, chance: random.Random) -> str:
    """Return a search with a letter left out, two swapped, or its last word half typed; the same if no word is long."""
    words = query.split()
    if kind == "half":
        return " ".join((*words[:-1], words[-1][: max(4, (len(words[-1]) + 1) // 2)]))
    long = [number for number, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return query
    number = chance.choice(long)
    word = words[number]
    # Few mistype the first letter.
    place = chance.randrange(1, len(word) - 1)
    swapped = word[place + 1] + word[place] if kind == "swapped" else ""
    words[number] = word[:place] + (swapped + word[place + 2 :] if swapped else word[place + 1 :])
    return " ".join(words)


TYPOS = ("dropped", "swapped", "half")


def typo_rows(name: str, seed: int) -> list[dict[str, str]]:
    """Return the searches of a set, each mistyped in one of three ways by turns."""
    chance = random.Random(seed)
    return [
        row | {"query": mistyped(row["query"], TYPOS[number % len(TYPOS)], chance)}
        for number, row in enumerate(golden(name))
    ]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_mistyped_searches_are_answered_nearly_as_well(store: Store, seed: int) -> None:
    rows = typo_rows("searches", seed)
    assert sum(row["query"] != other["query"] for row, other in zip(rows, golden("searches"), strict=True)) > 200
    reached = recall(store, service_index(store), rows)
    assert reached >= 0.87, f"{reached:.3f}"


@pytest.mark.parametrize("name", SETS)
def test_searches_about_nothing_that_is_listed_find_nothing(store: Store, name: str) -> None:
    found = {row["query"]: first_five(store, service_index(store), row) for row in golden(name) if not row["expected"]}
    assert len(found) >= 10
    assert {query: five for query, five in found.items() if five} == {}


def test_what_has_ended_is_never_offered_and_found_only_by_its_name(store: Store) -> None:
    ended = {row["service_id"] for row in table("services") if row["status"] == "ended"}
    assert len(ended) == 10
    ended |= {row["service_id"] for row in table("services") if row["temporary"]}
    for row in [*golden("searches"), *golden("searches_held_out")]:
        found = service_index(store).search(row["query"])
        assert not ended & {service.service_id for service in (*found.services, *found.nearby)}
        named = {service.service_id for service in found.ended}
        # "Gang exit" is half of a name, and nobody else's: it may be meant.
        if not named <= set(row["expected"].split()):
            assert row["query"] in {"gang exit"}


VERBATIM = {
    "my ex keeps following me": "london-stalking-support-service",
    "hit by husband": "national-domestic-abuse-helpline",
    "spat at on the bus for wearing hijab": "tell-mama",
    "son carrying a knife": "parent-carer-champion-network",
    "raped": "the-havens-london-sexual-assault-referral-centres",
    "leaving a gang": "st-giles-sos-project",
    "burgled": "london-victim-and-witness-service",
    "police arrested my daughter": "minerva-london-womens-wraparound-service",
    # Misspelled, half typed, in other forms, and by part of a name.
    "my husbend hits me": "national-domestic-abuse-helpline",
    "stalki": "london-stalking-support-service",
    "he was hitting and strangling his girlfriend": "national-domestic-abuse-helpline",
    "jwa": "jewish-womens-aid",
    "tell mama": "tell-mama",
}


@pytest.mark.parametrize(("query", "service_id"), VERBATIM.items())
def test_these_words_bring_up_that_service(store: Store, query: str, service_id: str) -> None:
    found = service_index(store).search(query)
    assert service_id in [service.service_id for service in found.services[:5]]


FAITH = (
    "muslim shop worker abused",
    "shop worker abused for his faith",
    "abused for my religion at work",
    "abused for being muslim",
    "muslim woman abused on bus",
    "abused for being sikh",
    "jewish shop attacked",
    "customer abused me for my religion",
    "a customer shouted abuse at me because of my turban",
)


@pytest.mark.parametrize("query", FAITH)
def test_abuse_for_what_somebody_is_is_hate_crime_first(store: Store, query: str) -> None:
    found = service_index(store).search(query)
    assert next(iter(found.meaning.needs)) == "hate-crime" or found.meaning.needs["hate-crime"] == 1
    assert max(strength for need, strength in found.meaning.needs.items() if need != "hate-crime") <= 0.6
    assert {"tell-mama", "community-security-trust", "catch-community-alliance-to-combat-hate"} & {
        one.service_id for one in found.services[:5]
    }


@pytest.mark.parametrize("query", ["muslim woman hit by husband", "lesbian domestic abuse", "jewish girl raped"])
def test_a_partner_or_a_crime_that_is_named_is_no_hate_crime(store: Store, query: str) -> None:
    assert "hate-crime" not in service_index(store).thesaurus.meaning(query).needs


def test_a_short_word_is_never_mended_to_a_sensitive_one(store: Store) -> None:
    thesaurus = service_index(store).thesaurus
    assert set(thesaurus.meaning("rave drugs").needs) == {"substance-misuse"}
    for word in ("rave", "rapp", "stak", "abse"):
        assert thesaurus.meaning(f"{word} music").tokens[0].read_as not in ("rape", "raped", "stalk", "abuse")


@pytest.mark.parametrize("query", ["rave", "rave party", "rcae", "hste", "fath"])
def test_a_short_word_is_never_mended_to_one_about_hate(store: Store, query: str) -> None:
    index = service_index(store)
    found = index.search(query)
    assert "hate-crime" not in found.meaning.needs
    assert found.meaning.tokens[0].read_as not in ("race", "hate", "faith")
    assert not [one.service_id for one in found.services if "hate-crime" in one.needs]


@pytest.mark.parametrize("query", ["race", "racist", "racism", "racsim", "because of race", "hate"])
def test_words_about_hate_that_are_typed_find_help_after_it(store: Store, query: str) -> None:
    assert "hate-crime" in service_index(store).search(query).services[0].needs


def test_a_word_that_only_looks_like_another_adds_nothing_to_a_search_that_is_understood(store: Store) -> None:
    thesaurus = service_index(store).thesaurus
    assert not [token.read_as for token in thesaurus.meaning("burgled by blocke").tokens if token.read_as]
    # In a phrase with words that were typed right it is the word that was meant.
    assert next(iter(thesaurus.meaning("my ex keeps folowing me").needs)) == "stalking"


@pytest.mark.parametrize(("query", "name"), [("gallop", "Galop"), ("crime stppers", "Crimestoppers")])
def test_a_mistyped_name_is_read_as_the_name(store: Store, query: str, name: str) -> None:
    found = service_index(store).search(query)
    assert found.services[0].service == name


@pytest.mark.parametrize("query", ["counselling", "ptsd", "panic attacks after mugging", "trauma"])
def test_counselling_leads_to_help_after_rape_or_stalking_only_if_that_is_meant(store: Store, query: str) -> None:
    index = service_index(store)
    first = [one.needs for one in index.search(query).services[:3]]
    assert not [needs for needs in first if {"sexual-violence", "stalking"} & set(needs)]
    assert "sexual-violence" in index.search("counselling after rape").services[0].needs


def test_a_refuge_is_no_hostel_for_the_young(store: Store) -> None:
    found = service_index(store).search("refuge near me")
    assert "homeless" not in found.meaning.groups
    assert "new-horizon-youth-centre" not in [one.service_id for one in found.services[:10]]


def test_services_without_an_area_that_fit_best_are_told_from_the_others(store: Store) -> None:
    found = service_index(store).search("raped", "E09000008")
    assert {"south-london-rape-crisis-rasasc", "north-london-rape-crisis"} <= found.fitting
    assert "child-sexual-abuse-hubs" not in found.fitting
    assert not found.fitting & {one.service_id for one in found.services}


def test_a_phrase_of_words_that_say_nothing_takes_nothing_down(store: Store) -> None:
    words = [word for word in sorted(STOP_WORDS) if word.isalpha()]
    thesaurus = Thesaurus([*phrases(store), *(Phrase(word, "housing", None) for word in words)], ["help"])
    assert thesaurus.meaning("i need help").needs == {}
    assert thesaurus.meaning("raped").needs == {"sexual-violence": 1}
    for name in ("need_phrases", "audience_phrases"):
        assert not [row["phrase"] for row in table(name) if row["phrase"] in STOP_WORDS]


def test_services_for_the_young_alone_come_after_others_unless_a_child_is_meant(store: Store) -> None:
    index = service_index(store)
    young = {"child-sexual-abuse-hubs", "south-west-london-child-sexual-abuse-hub", "lift-girls-programme"}
    for words in ("sexually assaulted last night", "raped", "hit by husband"):
        assert not young & {service.service_id for service in index.search(words).services[:5]}, words
    for words in ("my son was raped", "my daughter was sexually assaulted"):
        assert young & {service.service_id for service in index.search(words).services[:5]}, words


def test_who_does_what_to_whom_matters(store: Store) -> None:
    """The same words in another order are another need."""
    index = service_index(store)
    assert index.thesaurus.meaning("my husband will kill me").needs.get("domestic-abuse") == 1
    assert "bereavement" not in index.thesaurus.meaning("my husband will kill me").needs
    assert "bereavement" in index.thesaurus.meaning("my husband was killed").needs
    assert next(iter(index.thesaurus.meaning("I hit my wife").needs)) == "perpetrator-programme"
    assert "perpetrator-programme" not in index.thesaurus.meaning("my wife hits me").needs


def test_a_man_is_not_sent_to_a_service_for_women_first(store: Store) -> None:
    first = service_index(store).search("man raped").services[:5]
    assert "survivorsuk" in [service.service_id for service in first]
    assert not [one.service_id for one in first if one.gender in ("women", "women and girls")]


def test_help_for_men_alone_and_for_one_kind_of_crime_comes_after_help_for_anyone(store: Store) -> None:
    for words in ("raped", "groped on the tube", "someone forced me to have sex"):
        assert "survivorsuk" not in [one.service_id for one in service_index(store).search(words).services[:3]]
    for words in ("mugged", "burgled", "someone stole my phone"):
        first = [one.service_id for one in service_index(store).search(words).services[:2]]
        assert first == ["london-victim-and-witness-service", "victim-support-supportline"]


def test_with_a_borough_only_services_that_cover_it_are_offered(store: Store) -> None:
    areas_of: dict[str, set[str]] = {}
    for row in table("service_areas"):
        areas_of.setdefault(row["service_id"], set()).add(row["gss_code"])
    neighbours = ["E09000005", "E09000007"]
    found = service_index(store).search("domestic abuse", "E09000033", neighbours)
    assert found.services
    assert all({"E09000033", LONDON_CODE} & areas_of[one.service_id] for one in found.services)
    assert found.nearby
    assert all(not one.gss_codes or areas_of[one.service_id] & set(neighbours) for one in found.nearby)
    assert not set(found.services[0].needs).isdisjoint({"domestic-abuse"})


def test_of_services_that_fit_alike_those_that_run_and_can_be_contacted_come_first(store: Store) -> None:
    """For a need alone, the order within a band of fit is the rule that Methods describes."""
    found = service_index(store).search("hate crime", "E09000033").services
    keys = [(one.status != "running", {True: 0, None: 1, False: 2}[one.self_referral]) for one in found]
    runs = [sorted(keys[start:end]) == keys[start:end] for start, end in bands(keys)]
    assert len(runs) <= 3
    assert all(runs)


def bands(keys: list[tuple[bool, int]]) -> list[tuple[int, int]]:
    """Return the stretches in which the order does not fall back."""
    starts = [0, *(place for place in range(1, len(keys)) if keys[place] < keys[place - 1]), len(keys)]
    return list(pairwise(starts))


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_answered(store: Store, text: str) -> None:
    found = service_index(store).search(text, "E09000033")
    assert all(one.covers("E09000033") for one in found.services)
    assert len({one.service_id for one in found.services}) == len(found.services)
    assert all(0 < strength <= 1 for strength in found.meaning.needs.values())


@given(st.lists(st.sampled_from(sorted(STOP_WORDS)), max_size=8))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_words_that_say_nothing_find_nothing(store: Store, words: list[str]) -> None:
    assert service_index(store).thesaurus.meaning(" ".join(words)).tokens == ()


def test_every_phrase_can_be_found(store: Store) -> None:
    """A phrase without a telling word, or in the form that the search never sees, would wait for ever."""
    index = service_index(store)
    deaf = [
        one.phrase for one in phrases(store) if not _is_heard(index, one.phrase, one.need or "", one.audience_group)
    ]
    assert deaf == []


def _is_heard(index: ServiceIndex, phrase: str, need: str, group: str | None) -> bool:
    meaning = index.thesaurus.meaning(phrase)
    return need in meaning.needs or group in meaning.groups


def test_phrases_are_written_as_people_type() -> None:
    for name in ("need_phrases", "audience_phrases"):
        for row in table(name):
            assert words_of(row["phrase"]), row
            assert row["phrase"] == row["phrase"].strip(), row
            assert row["phrase"].count('"') in (0, 2), row


@pytest.mark.parametrize(
    ("text", "area", "rest"),
    [
        ("domestic abuse in Hackney", "Hackney", "domestic abuse in"),
        ("stalked, kensington & chelsea", "Kensington and Chelsea", "stalked"),
        ("kingston women's hub", "Kingston upon Thames", "womens hub"),
        ("Barking youth club", "Barking and Dagenham", "youth club"),
        ("city of london victim", "City of London", "victim"),
        ("stalked in RBKC", "Kensington and Chelsea", "stalked in"),
        ("raped, LB of Hackney", "Hackney", "raped"),
        ("City of Westminster knife crime", "Westminster", "knife crime"),
        ("help in H&F", "Hammersmith and Fulham", "help in"),
        ("e09000033 burglary", "Westminster", "burglary"),
        ("hackneyed", None, "hackneyed"),
        ("stalked in lewsham", "Lewisham", "stalked in"),
        ("raped croydn", "Croydon", "raped"),
        ("westminister council", "Westminster", "council"),
        # Everyday words are no boroughs.
        ("banking fraud", None, "banking fraud"),
        ("eating disorder", None, "eating disorder"),
        ("parking permit", None, "parking permit"),
        ("drug dealing", None, "drug dealing"),
        ("brend", None, "brend"),
        ("inner city gangs", None, "inner city gangs"),
        ("my ex chelsey follows me", None, "my ex chelsey follows me"),
    ],
)
def test_a_borough_in_the_words_is_understood(store: Store, text: str, area: str | None, rest: str) -> None:
    code, left = area_names(store).area_in(text)
    assert (names(store)[code] if code else None, left) == (area, rest)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("my 15 year old has a knife", {"young-people"}),
        ("5yr old", {"children"}),
        ("my 11 year old", {"children", "young-people"}),
        ("im 20 and got nicked", {"young-people"}),
        ("my gran is 82 years old", {"older-people"}),
        ("20 years ago", set()),
    ],
)
def test_ages(text: str, groups: set[str]) -> None:
    assert ages(text) == groups


def test_initials() -> None:
    assert initials("Jewish Women’s Aid") == "jwa"
    assert initials("Galop") == ""


def test_readings_quote_the_row_they_rest_on(store: Store) -> None:
    """Whom a service is for, and whether people can contact it themselves, is read from its row and nowhere else."""
    services = {row["service_id"]: row for row in table("services")}
    for name in ("service_audiences", "service_referrals"):
        for row in table(name):
            texts = services[row["service_id"]].values()
            assert any(row["words"] in text for text in texts), row
    counts = Counter(row["self_referral"] for row in table("service_referrals"))
    assert counts == {"yes": 142, "no": 30}


def test_no_street_address_of_a_refuge_is_shown(store: Store) -> None:
    """A postcode or a house number beside a refuge would lead to it. An advice centre may be named.

    The exceptions are public offices: Haringey's advice centre, the council offices of Barnet's drop-in and of
    Hammersmith and Fulham.
    """
    address = re.compile(
        r"\b\d+[a-z]?,? (?:[A-Z][\w’']+ ){1,3}(?:Road|Street|Lane|Avenue|Close|Way|Gardens|Square|Grove|Crescent|Hill|"
        r"Terrace|Place|Court|Rd|St|Ave)\b|\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b"
    )
    assert address.search("at 12 Old Mill Road")
    shown = {
        one.service_id
        for one in directory(store).values()
        if address.search(
            " ".join(filter(None, (words_in(one), one.how_to_get_help, one.phone, one.funding_basis, one.locator)))
        )
    }
    refuges = {
        one.service_id
        for one in directory(store).values()
        if "refuge" in words_in(one).lower() or {"domestic-abuse", "housing"} <= set(one.needs)
    }
    assert len(refuges) > 20
    offices = {
        "haringey-hearthstone": "advice centre",
        "barnet-domestic-violence-one-stop-shop": "Drop in without an appointment",
        "hammersmith-and-fulham-homelessness-and-domestic-abuse-help": "The address is the council office",
    }
    assert shown <= offices.keys()
    for name, told in offices.items():
        row = directory(store)[name]
        assert told.lower() in " ".join((row.description, row.how_to_get_help or "", row.note or "")).lower()
    assert "advice centre" in directory(store)["haringey-hearthstone"].description.lower()


def test_the_thesaurus_reads_words_in_any_form() -> None:
    assert telling_stems("My EX keeps following me") == ["ex", "follow"]
    assert words_of("A&E, LGBT+ and won’t") == ["ae", "lgbt", "and", "wont"]
