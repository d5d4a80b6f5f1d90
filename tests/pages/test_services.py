"""Find a service: what is offered, what is said of it, and what is never shown, held against the files themselves."""

import html
import re
from collections import Counter

import pytest

from analysis.service_search.answers import ServiceSearch, answer, group_labels, in_order, need_labels, with_place
from data.store import Store
from pages.services import coverage_content, results_content, service_content, shortlist_content
from pages.services import helplines as helplines_shown
from pages.services.cards import NO_PHONE, card
from queries.boroughs import LONDON_CODE, areas
from queries.services import coverage, directory, helplines, reachable
from tests.helpers import ROOT, golden, opened, table, words_of
from ui.formats import published

SERVICES = {row["service_id"]: row for row in table("services")}
LAPSED = {name for name, row in SERVICES.items() if row["temporary"]}
ENDED = {name for name, row in SERVICES.items() if row["status"] == "ended"} | LAPSED
"""Services that are not offered: those that have ended, and those that were for a time only."""
AREAS = {name: {row["gss_code"] for row in table("service_areas") if row["service_id"] == name} for name in SERVICES}
NEEDS = {name: {row["need"] for row in table("service_needs") if row["service_id"] == name} for name in SERVICES}


def offered(markup: str) -> list[str]:
    """Return the short names of the services whose cards are in some HTML."""
    return re.findall(r'data-keep="([^"]+)"', markup)


def test_every_borough_gets_its_services_and_those_for_london(store: Store) -> None:
    for area in areas(store):
        found = answer(store, ServiceSearch(gss_code=area.gss_code))
        here = {one.service_id for one in found.here}
        assert here == {name for name in set(SERVICES) - ENDED if AREAS[name] & {area.gss_code, LONDON_CODE}}
        assert not ENDED & {one.service_id for one in (*found.nearby, *found.placeless)}
        assert {one.service_id for one in found.placeless} == {n for n in set(SERVICES) - ENDED if not AREAS[n]}
        assert all(area.gss_code not in one.gss_codes for one in found.nearby)
        shown = str(results_content.results(store, ServiceSearch(gss_code=area.gss_code), found, ""))
        assert sorted(offered(shown)) == sorted(
            one.service_id for one in (*found.here, *found.nearby, *found.placeless)
        )


def test_without_words_those_that_run_and_can_be_contacted_come_first(store: Store) -> None:
    keys = [(one.status != "running", {True: 0, None: 1, False: 2}[one.self_referral]) for one in in_order(store)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("service_id", SERVICES)
def test_a_card_says_what_the_file_says_and_nothing_else(store: Store, service_id: str) -> None:
    row = SERVICES[service_id]
    said = words_of(str(card(store, service_id)))
    page = words_of(str(service_content.one_service(store, service_id)))
    assert row["service"] in said
    assert row["description"] in said
    assert row["description"] in page
    if row["phone"]:
        assert row["phone"] in re.sub(r" ([;,])", r"\1", said)
    else:
        assert NO_PHONE in said
    for column, word in (("is_free", "Free"), ("is_confidential", "Confidential")):
        assert (f"<li>{word}</li>" in str(card(store, service_id))) == (row[column] == "yes")
        if service_id not in ENDED:
            assert (f"{word} yes, says its source" in page) == (row[column] == "yes")
    assert "Add to my list" in said
    ways = (row["phone"], row["website"], row["email"], row["how_to_get_help"])
    assert ("We know no way to reach it" in said) == (not any(ways) and service_id not in ENDED)
    if service_id in ENDED:
        assert ("This service may have ended." if service_id in LAPSED else "This service has ended.") in page
        assert "tel:" not in str(service_content.one_service(store, service_id)).partition("To ring now")[0]
    assert "None" not in page


def test_every_telephone_number_of_a_card_is_a_link(store: Store) -> None:
    for service_id, row in SERVICES.items():
        for column in ("phone", "phone_hours", "how_to_get_help"):
            for number in re.findall(r"\b0(?: ?\d){9,10}\b", row[column]):
                shown = str(card(store, service_id))
                assert re.search(f'href="(?:tel|sms):{number.replace(" ", "")}"', shown), (service_id, number)


def test_what_is_counted_is_what_a_choice_then_shows(store: Store) -> None:
    code = {area.area: area.gss_code for area in areas(store)}["Croydon"]
    for wish in (
        ServiceSearch(gss_code=code),
        ServiceSearch(gss_code=code, need="domestic-abuse"),
        ServiceSearch(text="raped", group="women"),
    ):
        counts = answer(store, wish).counts
        for need in need_labels(store).values():
            assert counts["need"][need] == len(answer(store, wish._replace(need=need)).here)
        for group in group_labels(store).values():
            assert counts["group"][group] == len(answer(store, wish._replace(group=group)).here)
        assert counts["myself"]["true"] == len(answer(store, wish._replace(myself=True)).here)
        assert counts["running"]["true"] == len(answer(store, wish._replace(running=True)).here)


def test_every_need_and_group_that_can_be_chosen_finds_something(store: Store) -> None:
    for need in need_labels(store).values():
        assert {one.service_id for one in answer(store, ServiceSearch(need=need)).here} == {
            name for name in set(SERVICES) - ENDED if need in NEEDS[name]
        }
    assert all(answer(store, ServiceSearch(group=group)).here for group in group_labels(store).values())


def test_nothing_found_is_said_with_lines_to_ring() -> None:
    test = opened("/services", q="parking permit")
    said = test.words
    assert "Nothing found for “parking permit”" in said
    assert "London Victim and Witness Service" in said
    assert not offered(test.html)


def lines(store: Store, text: str) -> list[str]:
    """Return the helplines that stand above what a search finds."""
    found = answer(store, ServiceSearch(text=text))
    shown = str(results_content.results(store, ServiceSearch(text=text), found, text)).partition("mc-services")[0]
    items = re.findall(r"<li>.*?</li>", shown, re.DOTALL)
    return [html.unescape(line) for item in items for line in re.findall(r"<strong>([^<]+)</strong>", item)[:1]]


def test_the_lines_to_ring_fit_who_is_asking(store: Store) -> None:
    """Found by people who tried: a threat is no death, a child is no woman, a victim is not one who harms."""
    assert lines(store, "my husband will kill me")[0] == "National Domestic Abuse Helpline"
    assert lines(store, "my wife beats me, im a man")[0] == "Men's Advice Line"
    assert lines(store, "transgender harassed")[0] == "Galop"
    for words in ("my dad hits me im 12", "scared of my dad", "im 14 and my step dad touches me"):
        assert "Childline" in lines(store, words)
        assert "Stop It Now" not in lines(store, words)
    assert "Stop It Now" in [line.helpline for line in helplines(store, ("sexual-thoughts",))]
    for words in ("son carrying a knife", "worried about my son carrying a knife"):
        assert lines(store, words)[:2] == ["NSPCC helpline", "Childline"]
    for words in ("my dad beats my mum", "my dad hits me"):
        assert lines(store, words)[0] == "Childline"
    assert lines(store, "abused for being muslim")[0] == "Tell MAMA"
    assert lines(store, "jewish shop attacked")[0] == "Community Security Trust (CST)"
    assert "Tell MAMA" not in lines(store, "muslim woman hit by husband")
    # Where none would fit, those that most ring.
    assert lines(store, "out of prison") == lines(store, "qwertyuiop")
    assert "Childline" in lines(store, "qwertyuiop")


def test_lines_that_answer_day_and_night_come_before_others(store: Store) -> None:
    always = {row["helpline"] for row in table("helplines") if row["hours"] == "24 hours"}
    for words in ("hit by husband", "beaten", "he grabbed me"):
        found = [line in always for line in lines(store, words)]
        assert sorted(found, reverse=True) == found, words
        assert any(found)
    # Even so the line that is for just this leads.
    assert lines(store, "stalked at work")[0] == "National Stalking Helpline"


def test_hours_that_no_source_states_are_said_to_be_missing(store: Store) -> None:
    wish = ServiceSearch(text="i hit my wife")
    shown = words_of(str(results_content.results(store, wish, answer(store, wish), "i hit my wife")))
    assert "Respect Phoneline , opening hours not known. People worried about their own behaviour" in shown


def test_a_card_without_a_way_to_reach_it_names_the_line_for_its_need(store: Store) -> None:
    for service_id, line in (
        ("south-london-rape-crisis-rasasc", "Rape and Sexual Abuse Support Line"),
        ("north-london-rape-crisis", "Rape and Sexual Abuse Support Line"),
        ("bexley-solace-domestic-abuse-service", "National Domestic Abuse Helpline"),
    ):
        said = words_of(str(card(store, service_id)))
        assert f"Ring {line}" in said or "We know no way" not in said
    unreachable = [
        name
        for name, row in SERVICES.items()
        if name not in ENDED and not any(row[way] for way in ("phone", "website", "email", "how_to_get_help"))
    ]
    assert unreachable
    assert all("We know no way to reach it. Ring " in words_of(str(card(store, name))) for name in unreachable)


def test_a_card_says_that_nobody_has_checked_it_and_how_old_its_source_is(store: Store) -> None:
    dates = {row["source_id"]: row["published_on"] for row in table("sources")}
    for service_id, row in SERVICES.items():
        said = words_of(str(card(store, service_id)))
        published_on = dates[row["source_id"]]
        assert said.count("We have not checked.") == 1
        assert ("Its page has no date." in said) == (not published_on and not row["status_as_at"])
        if published_on and published_on[:7] != row["status_as_at"][:7]:
            assert published_on[:4] in said.partition("From a page of ")[2][:20], service_id
        if row["status"] == "running":
            assert "Listed as running" in said, service_id
            assert row["status_as_at"][:4] in said.partition("Listed as running")[2][:20], service_id


def test_a_detail_from_another_page_says_so_with_its_age(store: Store) -> None:
    """A telephone number is as old as the page that it is from, which is not always that of its service."""
    found = table("service_contacts")
    assert len(found) == 64
    sources = {row["source_id"]: row for row in table("sources")}
    for row in found:
        source = sources[row["source_id"]]
        said = words_of(str(card(store, row["service_id"])))
        dated = f"of {published(source['published_on'])}" if source["published_on"] else "without a date"
        assert f"from a page {dated} ({source['publisher']})" in said, row
        page = words_of(str(service_content.one_service(store, row["service_id"])))
        shown = page.partition("What other pages say")[2]
        assert re.sub(r"\W", "", row["value"]) in re.sub(r"\W", "", shown), row
        assert not row["note"] or row["note"] in shown, row


def test_a_value_from_another_page_stands_in_the_row_of_its_service_unless_the_row_says_more(store: Store) -> None:
    """Five rows keep what they hold: an audience or a website that the other page only adds to."""
    apart = [
        (row["service_id"], row["field"])
        for row in table("service_contacts")
        if row["field"] != "areas"
        and row["value"].removeprefix("Ring; ") not in SERVICES[row["service_id"]][row["field"]]
    ]
    assert sorted(apart) == [
        ("barking-and-dagenham-domestic-and-sexual-violence-service", "audience"),
        ("greenwich-domestic-violence-and-abuse-service", "website"),
        ("new-horizon-youth-centre", "audience"),
        ("redthread-youth-violence-intervention-programme", "audience"),
        ("stay-safe-east", "audience"),
    ]


def test_a_helpline_and_a_service_of_one_number_have_the_same_hours() -> None:
    def digits(text: str) -> str:
        return re.sub(r"\D", "", text)

    pairs = [
        (line, row)
        for line in table("helplines")
        for row in SERVICES.values()
        if len(digits(line["phone"])) > 5 and digits(line["phone"]) == digits(row["phone"])
    ]
    assert len(pairs) >= 5
    for line, row in pairs:
        assert row["phone_hours"].startswith(line["hours"]), line
        assert bool(line["hours"]) == bool(row["phone_hours"]), line


def test_council_services_are_called_that_and_counted_where_money_is_not(store: Store) -> None:
    own = {
        name for name, row in SERVICES.items() if row["funding_basis"] == "council service, MOPAC funding not stated"
    }
    assert len(own) == 65 + 98
    for name in SERVICES:
        assert ("· council service" in words_of(str(card(store, name)))) == (name in own)


def test_services_without_a_way_to_reach_them_are_folded_after_the_others(store: Store) -> None:
    for wish in (ServiceSearch(text="domestic abuse"), ServiceSearch(need="domestic-abuse", gss_code="E09000032")):
        found = answer(store, wish)
        shown = str(results_content.results(store, wish, found, wish.text))
        without = {
            one.service_id for one in found.here if not any((one.phone, one.website, one.email, one.how_to_get_help))
        }
        assert bool(without) == (f"No contact details found ({len(without)})" in shown)
        assert not without & set(offered(shown.partition("No contact details found")[0]))


def test_services_without_an_area_that_fit_best_stand_open_and_say_what_to_ask(store: Store) -> None:
    code = {area.area: area.gss_code for area in areas(store)}["Croydon"]
    wish = ServiceSearch(text="raped", gss_code=code)
    found = answer(store, wish)
    assert 0 < found.fitting < len(found.placeless)
    shown = str(results_content.results(store, wish, found, "raped"))
    before_folds = shown.partition("<details")[0]
    assert "south-london-rape-crisis-rasasc" in offered(before_folds)
    assert before_folds.count("area not stated: ask if they take people from Croydon") == found.fitting
    assert f"{len(found.placeless) - found.fitting} services of which no source says where" in shown


def test_how_words_were_read_is_not_told_where_nothing_was_found(store: Store) -> None:
    wish = ServiceSearch(text="zebrra crossingg")
    assert not answer(store, wish).here
    assert "We read" not in str(results_content.results(store, wish, answer(store, wish), wish.text))
    wish = ServiceSearch(text="crime stppers")
    shown = str(results_content.results(store, wish, answer(store, wish), wish.text))
    assert "We read “crime stppers” as “Crimestoppers”." in shown


def test_only_the_first_results_are_printed() -> None:
    style = (ROOT / "ui" / "style.css").read_text(encoding="utf-8")
    printed = style.partition("@media print {\n  .mc-on-paper")[2]
    assert re.search(r"\.mc-rest[^{}]*\{ display: none !important", printed)
    shown = opened("/services", q="raped", borough="Croydon").html
    assert len(re.findall(r'<details class="mc-fold mc-rest">', shown)) >= 2
    assert len(offered(shown.partition('<details class="mc-fold mc-rest">')[0])) <= 8 + 4


def test_a_list_says_where_it_stays() -> None:
    said = opened("/services", show="list", list=["galop"]).words
    assert "in this browser’s history" in said
    assert "without a trace" not in said
    assert "nobody else finds the paper" in said


CRISIS_SETS = ("crisis", "crisis_held_out")


def crisis_searches(is_crisis: str) -> list[str]:
    return [row["query"] for name in CRISIS_SETS for row in golden(name) if row["is_crisis"] == is_crisis]


def numbers(markup: str) -> list[str]:
    return re.findall(r'href="(?:tel|sms):([^"]+)"', markup)


def test_whoever_speaks_of_suicide_or_self_harm_gets_the_crisis_lines_first(store: Store) -> None:
    """Whatever else is found, in whatever spelling, with or without a not: before anything else can be rung."""
    searches = crisis_searches("yes")
    assert len(searches) >= 100
    for query in searches:
        for place in ("", "E09000012"):
            wish = ServiceSearch(text=query, gss_code=place)
            shown = str(results_content.results(store, wish, answer(store, wish), query))
            assert numbers(shown)[:2] == ["116123", "111"], query
            assert shown.index("116 123") < shown.find("data-keep") or "data-keep" not in shown, query
            assert "Please talk to somebody now" in shown.partition("116 123")[0]
            assert "Nothing found" not in shown, query


def test_what_is_said_of_other_things_is_no_crisis(store: Store) -> None:
    for query in crisis_searches("no"):
        wish = ServiceSearch(text=query)
        shown = str(results_content.results(store, wish, answer(store, wish), query))
        assert "Please talk to somebody now" not in shown, query


def test_other_needs_are_answered_as_well_in_a_crisis(store: Store) -> None:
    for query, line, service in (
        (
            "my husband hits me and i want to die",
            "National Domestic Abuse Helpline",
            "national-domestic-abuse-helpline",
        ),
        (
            "raped and i cant go on",
            "Rape and Sexual Abuse Support Line",
            "the-havens-london-sexual-assault-referral-centres",
        ),
    ):
        assert lines(store, query)[:3] == ["Samaritans", "NHS 111, option 2 (mental health crisis)", line]
        assert service in [one.service_id for one in answer(store, ServiceSearch(text=query)).here[:5]]
    assert lines(store, "im 13 and want to kill myself")[2] == "Childline"
    assert not offered(opened("/services", q="suicidal").html)


def test_without_a_search_the_crisis_line_is_there_too() -> None:
    for query in ({}, {"borough": "Hackney"}, {"q": "parking permit"}):
        shown = opened("/services", **query).html
        assert "116123" in numbers(shown)
    assert "services?q=suicide" in opened("/services").html


def test_words_that_say_nothing_are_asked_about() -> None:
    assert "Can you say a little more" in opened("/services", q="i need help now").words


def test_an_ended_service_is_named_with_what_there_is_today() -> None:
    said = opened("/services", q="London Gang Exit").words
    assert re.search(r"London Gang Exit\s+has ended \(2024\)", said)
    assert "Today there are for the same needs" in said


def test_a_borough_in_the_words_is_taken(store: Store) -> None:
    test = opened("/services", q="stalked in hackney")
    assert "We took Hackney as your borough." in test.notes[0]
    assert "that you can use in Hackney" in test.words
    wish, read = with_place(store, ServiceSearch(text="stalked in hackney", gss_code="E09000033"))
    assert (wish.gss_code, read) == ("E09000033", None)


def test_a_service_leads_back_to_the_results_it_was_opened_from() -> None:
    test = opened("/services", q="hit by <husband> & co", borough="Croydon")
    shown = test.html
    ways = {html.unescape(way) for way in re.findall(r'href="(services\?[^"]*service=[^"]+)"', shown)}
    assert ways
    assert all(
        way.startswith("services?q=hit%20by%20%3Chusband%3E%20%26%20co&borough=Croydon&service=") for way in ways
    )
    test = opened("/services", q="hit by husband E8 3AE", borough="Croydon", service="galop")
    shown = test.html
    assert '<a href="services?q=hit%20by%20husband&amp;borough=Croydon">Back to your results</a>' in shown
    assert "Back to your results" not in opened("/services", service="galop").words
    assert 'href="services">All services' in opened("/services", service="galop").html


def test_choices_narrow_what_is_found_are_named_and_can_be_taken_off(store: Store) -> None:
    page = opened("/services", need="Hate crime", running="true", borough="Croydon")
    assert page.chosen["need"] == "Hate crime"
    expected = {name for name in set(SERVICES) - ENDED if "hate-crime" in NEEDS[name]}
    assert 0 < len(offered(page.html)) < len(expected)
    assert all(SERVICES[name]["status"] == "running" for name in offered(page.html))
    ways = dict(re.findall(r'<span>([^<]+) <a href="([^"]+)"><span aria-hidden="true">✕', page.html))
    assert {name: html.unescape(href) for name, href in ways.items()} == {
        "Hate crime": "services?running=true&borough=Croydon",
        "Known to be running": "services?need=Hate%20crime&borough=Croydon",
    }


def test_a_list_is_in_the_address(store: Store) -> None:
    test = opened("/services", show="list", list=["galop", "nowhere", "tell-mama", "galop"])
    shown = test.html
    assert offered(shown) == ["galop", "tell-mama"]
    assert "2 services on your list" in test.words
    assert "Your list is empty" in words_of(str(shortlist_content.shortlist(store, ())))


def test_emergency_numbers_are_on_every_view() -> None:
    for query in ({}, {"service": "galop"}, {"show": "list"}, {"show": "coverage"}, {"q": "raped"}):
        shown = opened("/services", **query).html
        assert 'href="tel:999"' in shown


def test_coverage_counts_what_the_files_hold(store: Store) -> None:
    for need in need_labels(store).values():
        counted: Counter[str] = Counter(
            code for name in set(SERVICES) - ENDED if need in NEEDS[name] for code in AREAS[name]
        )
        rows = coverage(store)[need]
        codes = {area.area: area.gss_code for area in areas(store)}
        assert len(rows) == 32
        assert {row.area: row.services for row in rows} == {row.area: counted[codes[row.area]] for row in rows}
        assert {row.london_services for row in rows} == {counted[LONDON_CODE]}


def test_numbers_to_call_are_those_of_the_files(store: Store) -> None:
    shown = {name: row for name, row in SERVICES.items() if name not in ENDED}
    boroughs = {row["gss_code"] for row in table("areas") if row["area_type"] == "borough"}
    found = {row.need: row for row in reachable(store)}
    assert found[""].services == len(shown)
    assert found.keys() - {""} == {need for name in shown for need in NEEDS[name]}
    for need, row in found.items():
        those = {name: one for name, one in shown.items() if not need or need in NEEDS[name]}
        called = [name for name, one in those.items() if one["phone"]]
        ways = ("phone", "website", "email", "how_to_get_help")
        assert (row.services, row.with_phone) == (len(those), len(called))
        assert row.with_website == sum(bool(one["website"]) for one in those.values())
        assert row.without_any == sum(not any(one[way] for way in ways) for one in those.values())
        assert row.boroughs == len(boroughs & {code for name in called for code in AREAS[name]})
    said = opened("/services", show="coverage").words
    assert f"{found[''].with_phone} of {found[''].services} services have a telephone number" in said


def test_gaps_are_named(store: Store) -> None:
    said = opened("/services", show="coverage", need="Hate crime").words
    known = {code for name in set(SERVICES) - ENDED if "hate-crime" in NEEDS[name] for code in AREAS[name]} - {
        LONDON_CODE
    }
    boroughs = {row["area"] for row in table("areas") if row["area_type"] == "borough" and row["gss_code"] in known}
    assert f"Hate crime: for {len(boroughs)} of 32 boroughs our sources name at least one service" in said
    gap = said.partition("No borough service known in our sources: ")[2].partition(".")[0]
    assert "Hackney" in gap or "Hackney" in boroughs
    assert not any(re.search(rf"\b{name}\b", gap) for name in boroughs)


def test_every_need_says_in_how_many_boroughs_a_service_is_known_to_run(store: Store) -> None:
    """Counted from the tables: named is not known to run, and a service for several boroughs is none of its own."""
    boroughs = {row["gss_code"] for row in table("areas") if row["area_type"] == "borough"}
    for label, need in need_labels(store).items():
        named = {code for name in set(SERVICES) - ENDED if need in NEEDS[name] for code in AREAS[name]} & boroughs
        runs = {
            code
            for name, service in SERVICES.items()
            if service["status"] == "running" and need in NEEDS[name]
            for code in AREAS[name]
        } & boroughs
        said = coverage_content.need_headline(store, need)
        assert "of its own" not in said
        assert "of their own" not in said
        if not named:
            assert said == f"{label}: our sources name no service of any borough"
            continue
        which = "every borough" if named == boroughs else f"{len(named)} of 32 boroughs"
        assert said.startswith(f"{label}: for {which} our sources name at least one service, ")
        number = f"in {len(runs)} borough{'s' if len(runs) != 1 else ''} one is known to run"
        assert said.endswith(f"; {number}" if runs else "; none is known to run")


def test_decisions_that_pay_are_linked(store: Store) -> None:
    shown = str(service_content.one_service(store, "the-havens-london-sexual-assault-referral-centres"))
    assert re.search(r'<a href="awards\?decision=pcd-1713">\s*PCD 1713', shown)
    ways = str(service_content.paying(store, "the-havens-london-sexual-assault-referral-centres"))
    assert "awards?award=" in ways


def test_a_rounded_award_of_the_programme_is_shown_as_it_was_published(store: Store) -> None:
    for name, amount, exact in (
        ("rescue-and-response", "about £3m", "£3,000,000"),
        ("the-lighthouse-london-child-house", "about £2.12m", "£2,120,000"),
        ("stalking-threat-assessment-centre-s-tac", "about £1.4m", "£1,400,000"),
    ):
        exhibit = service_content.paying(store, name)
        assert exhibit is not None
        shown = f"{exhibit.above}{exhibit.below}"
        assert f">{amount}<" in shown, name
        assert exact not in shown, name


def test_awards_projects_and_boroughs_lead_to_services_and_back(store: Store) -> None:
    name = "the-havens-london-sexual-assault-referral-centres"
    assert directory(store)[name].programme_id is not None
    for query in ({"project": SERVICES[name]["programme_id"]},):
        shown = opened("/projects", **query).html
        assert f"services?service={name}" in shown
    shown = opened("/borough", borough="Hackney").html
    assert "services?service=hackney-domestic-abuse-intervention-service" in shown
    assert "services?borough=Hackney" in shown


def test_a_service_that_is_taken_out_takes_only_its_own_line_along(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor may take a service against hate crime out of the list, or its number."""
    whole = dict(directory(store))
    groups = frozenset(whole["tell-mama"].special_groups) | frozenset(whole["community-security-trust"].special_groups)
    assert len(helplines_shown.hate_lines(store, groups)) == 2
    without_number = whole["community-security-trust"]._replace(phone=None)
    less = {key: one for key, one in whole.items() if key != "tell-mama"} | {"community-security-trust": without_number}
    monkeypatch.setattr(helplines_shown, "directory", lambda _store: less)
    assert helplines_shown.hate_lines(store, groups) == ()
