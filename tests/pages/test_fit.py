"""What is wrong for whoever searches is not offered: neither as a service nor as a line to ring."""

import re

import pytest

from analysis.service_search.answers import ServiceSearch, answer
from data.store import Store
from pages.services import results_content
from queries.services import directory
from tests.pages.test_services import lines

MEETING = {
    "restore-london",
    "mopac-restorative-justice-service-for-london",
    "barnet-victim-support-asb-restorative-justice",
}
FOR_ABUSERS = {
    "drive-london",
    "culturally-integrated-family-approach-cifa",
    "croydon-drive-project",
    "lambeth-prevent-and-change",
    "newham-perpetrator-services",
}
FOR_MEN = {"Men's Advice Line", "ManKind Initiative"}
HARMED = (
    "my boyfriend hits me",
    "my husband hits me",
    "my ex strangled me",
    "raped last week",
    "he forced me to have sex",
    "my ex keeps following me",
    "stalked by a stranger",
    "he controls my money and who i see",
    "my dad hits me im 12",
    "forced marriage",
    "abused by my partner for years",
    "i was abused",
    "his anger scares me",
    "my jealous boyfriend loses his temper and hits me",
    "closure after rape",
    "why did he rape me",
    "i want an apology from my abusive ex",
    "my carer hits me",
    "trafficked for sex",
)
HURTING = (
    "i hit my wife",
    "I hit my girlfriend",
    "i keep hitting my partner",
    "i am abusive",
    "i slapped my wife last night",
    "i'm controlling and want to stop",
    "i hurt my partner when i drink",
    "help for abusive men",
    "i strangled my girlfriend",
)


def found(store: Store, text: str) -> set[str]:
    """Return the short names of all services that a search offers, in whatever fold."""
    asked = answer(store, ServiceSearch(text=text))
    return {one.service_id for one in (*asked.here, *asked.nearby, *asked.placeless)}


@pytest.mark.parametrize("text", HARMED)
def test_nobody_who_was_abused_is_sent_to_meet_the_abuser_or_to_a_programme_for_abusers(
    store: Store, text: str
) -> None:
    services = found(store, text)
    assert services
    assert not services & (MEETING | FOR_ABUSERS)
    assert not {"Respect Phoneline", "Stop It Now"} & set(lines(store, text))


@pytest.mark.parametrize("text", ["restorative justice after rape", "i want to meet my attacker", "rj for my stalker"])
def test_restorative_justice_is_there_for_whoever_asks_for_it(store: Store, text: str) -> None:
    assert found(store, text) & MEETING


def test_restorative_justice_is_there_after_other_crimes(store: Store) -> None:
    assert found(store, "i want to meet the burglar") & MEETING
    assert found(store, "mugged") & MEETING


@pytest.mark.parametrize("text", HURTING)
def test_whoever_hurts_a_partner_gets_what_helps_to_stop_and_nothing_else(store: Store, text: str) -> None:
    services = found(store, text)
    assert services & FOR_ABUSERS
    every = directory(store)
    assert all("perpetrator-programme" in every[one].needs for one in services)
    assert lines(store, text) == ["Respect Phoneline"]


def test_whoever_hits_and_is_hit_is_answered_as_both(store: Store) -> None:
    needs = answer(store, ServiceSearch(text="my wife hits me and i hit my wife")).meaning
    assert needs is not None
    assert {"domestic-abuse", "perpetrator-programme"} <= needs.needs.keys()


@pytest.mark.parametrize("text", ["i have sexual thoughts about children", "my husband looks at child porn"])
def test_the_line_on_sexual_thoughts_is_for_whoever_asks_about_them(store: Store, text: str) -> None:
    assert lines(store, text)[0] == "Stop It Now"
    assert "Respect Phoneline" not in lines(store, text)


@pytest.mark.parametrize(
    "text",
    [
        "my husband hits me",
        "my boyfriend will kill me",
        "my ex husband stalks me",
        "abusive husband",
        "im a woman hit by my partner",
    ],
)
def test_a_line_for_men_or_lgbt_people_is_not_offered_where_a_woman_asks(store: Store, text: str) -> None:
    offered = lines(store, text)
    assert offered[0] in ("National Domestic Abuse Helpline", "National Stalking Helpline")
    assert not FOR_MEN & set(offered)


@pytest.mark.parametrize("text", ["my wife hits me", "my girlfriend beats me", "im a man and my partner hits me"])
def test_a_line_for_women_is_not_offered_to_a_man(store: Store, text: str) -> None:
    offered = lines(store, text)
    assert offered[0] in FOR_MEN
    assert "National Domestic Abuse Helpline" not in offered


@pytest.mark.parametrize("text", ["domestic abuse", "beaten by my partner", "hit by my partner"])
def test_lines_for_some_people_come_after_those_for_everybody(store: Store, text: str) -> None:
    offered = lines(store, text)
    assert offered[0] == "National Domestic Abuse Helpline"
    others = [place for place, line in enumerate(offered) if line in FOR_MEN | {"Galop"}]
    assert not others or min(others) > offered.index("London Victim and Witness Service")


def test_lesbians_and_gay_men_get_their_line_first(store: Store) -> None:
    assert lines(store, "im a lesbian and my girlfriend hits me")[0] == "Galop"
    assert not FOR_MEN & set(lines(store, "im a lesbian and my girlfriend hits me"))
    assert lines(store, "gay man hit by husband")[0] == "Galop"


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("a man raped me", set()),
        ("raped by a man", set()),
        ("two men attacked me", set()),
        ("a strange man followed me home", set()),
        ("stalked by a woman", set()),
        ("man raped", {"men"}),
        ("im a man raped by a woman", {"men"}),
        ("as a man i was raped by a man", {"men"}),
    ],
)
def test_the_sex_of_an_attacker_is_not_that_of_whoever_asks(store: Store, text: str, groups: set[str]) -> None:
    asked = answer(store, ServiceSearch(text=text))
    assert asked.meaning is not None
    assert asked.meaning.groups & {"men", "women"} == groups
    if not groups and "sexual-violence" in asked.meaning.needs:
        assert "survivorsuk" not in [one.service_id for one in asked.here[:3]]


@pytest.mark.parametrize(
    "text", ["i was abused as a child im 40", "raped when i was 8, im 35 now", "abused in my childhood by my uncle"]
)
def test_a_grown_up_survivor_gets_nothing_for_children(store: Store, text: str) -> None:
    assert lines(store, text)[0] == "NAPAC support line"
    assert not {"Childline", "NSPCC helpline", "Runaway Helpline"} & set(lines(store, text))
    assert not {"child-sexual-abuse-hubs", "the-lighthouse-london-child-house", "lift-girls-programme"} & found(
        store, text
    )


@pytest.mark.parametrize(
    "text",
    [
        "a child is being beaten",
        "someone touched my 5 year old",
        "i think my neighbour hits her kids",
        "my daughter is being abused by her dad",
        "son carrying a knife",
    ],
)
def test_a_grown_up_who_asks_for_a_child_gets_the_line_for_grown_ups_first(store: Store, text: str) -> None:
    assert "NSPCC helpline" in lines(store, text)[:2]
    assert not FOR_MEN & set(lines(store, text))


def test_a_child_gets_its_own_lines(store: Store) -> None:
    assert lines(store, "my dad hits me im 12")[0] == "Childline"
    assert not FOR_MEN & set(lines(store, "my dad hits me im 12"))


@pytest.mark.parametrize("text", ["i cant go home tonight", "nowhere safe to sleep", "refuge", "emergency flat"])
def test_what_was_for_the_pandemic_alone_is_not_offered(store: Store, text: str) -> None:
    lapsed = {one.service_id for one in directory(store).values() if one.temporary}
    assert lapsed == {"solace-crisis-accommodation-project", "hestia-emergency-refuge-westminster"}
    assert not lapsed & found(store, text)


def test_what_was_for_the_pandemic_alone_is_found_by_its_name_with_what_there_is_today(store: Store) -> None:
    wish = ServiceSearch(text="Solace Covid-19 Crisis Project")
    shown = re.sub(r"<[^>]+>", " ", str(results_content.results(store, wish, answer(store, wish), wish.text)))
    assert "was temporary (a pandemic measure), and we have found nothing later on it" in shown
    assert "Today there are for the same needs" in shown


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("noisy neighbours", "Police, not an emergency"),
        ("mum is hit by her carer", "Hourglass"),
        ("someone emptied my account", "Report Fraud"),
        ("scammed out of my savings", "Report Fraud"),
        ("my son takes my pension and i am 80 years old", "Hourglass"),
        ("my daughter ran away from home", "NSPCC helpline"),
        ("he posted naked pictures of me", "Revenge Porn Helpline"),
    ],
)
def test_the_line_that_is_for_just_this_leads(store: Store, text: str, line: str) -> None:
    assert lines(store, text)[0] == line


@pytest.mark.parametrize(
    ("text", "borough", "need"),
    [
        ("noisy neighbours threatening us", "E09000022", "anti-social-behaviour"),
        ("drug users in my stairwell", "E09000012", "anti-social-behaviour"),
        ("mum is hit by her carer", "E09000023", "adults-at-risk"),
        ("worried about an elderly neighbour with bruises", "E09000008", "adults-at-risk"),
        ("a child next door is being beaten", "E09000014", "child-abuse"),
    ],
)
def test_a_resident_finds_the_council_that_has_to_act(store: Store, text: str, borough: str, need: str) -> None:
    here = answer(store, ServiceSearch(text=text, gss_code=borough)).here
    assert [one for one in here[:3] if one.is_councils_own and need in one.needs], [one.service_id for one in here[:6]]
