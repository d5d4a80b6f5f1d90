"""The names of boroughs: every official, short and coded form is read, each as one borough, and nothing else is."""

import pytest

from data.store import Store
from queries.boroughs import areas
from queries.places import other_names, short_name
from queries.places.names import AFTER, BEFORE, area_named, names_by_area, plain, with_council


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("City of Westminster", "Westminster"),
        ("Westminster City Council", "Westminster"),
        ("Westminster.", "Westminster"),
        ("E09000033", "Westminster"),
        ("e09000033", "Westminster"),
        ("WCC", "Westminster"),
        ("LB Hackney", "Hackney"),
        ("LB of Hackney", "Hackney"),
        ("London Borough of Hackney", "Hackney"),
        ("the london borough of hackney", "Hackney"),
        ("Hackney Council", "Hackney"),
        ("Hackney borough", "Hackney"),
        ("Hackney, London", "Hackney"),
        ("\u00a0Hackney\u200b", "Hackney"),
        ("ＨＡＣＫＮＥＹ", "Hackney"),
        ("Royal Borough of Kensington and Chelsea", "Kensington and Chelsea"),
        ("The Royal Borough of Kensington & Chelsea Council", "Kensington and Chelsea"),
        ("Kensington &amp; Chelsea", "Kensington and Chelsea"),
        ("Kensington", "Kensington and Chelsea"),
        ("RBKC", "Kensington and Chelsea"),
        ("K&C", "Kensington and Chelsea"),
        ("LBHF", "Hammersmith and Fulham"),
        ("Hammersmith", "Hammersmith and Fulham"),
        ("Barking", "Barking and Dagenham"),
        ("barking+dagenham", "Barking and Dagenham"),
        ("Royal Borough of Greenwich", "Greenwich"),
        ("Royal Borough of Kingston upon Thames", "Kingston upon Thames"),
        ("kingston-upon-thames", "Kingston upon Thames"),
        ("Kingston", "Kingston upon Thames"),
        ("Richmond", "Richmond upon Thames"),
        ("City of London Corporation", "City of London"),
        ("Corporation of London", "City of London"),
        ("the City of London", "City of London"),
        ("E09000001", "City of London"),
        ("London", None),
        ("E12000007", None),
        ("City", None),
        ("Council", None),
        ("LB", None),
        ("Atlantis", None),
        ("", None),
        ("x" * 10_000, None),
        ("City of London Police", None),
    ],
)
def test_a_borough_is_known_by_every_name(store: Store, text: str, area: str | None) -> None:
    assert area_named(store, text) == area


def test_each_name_with_and_without_its_council_means_its_own_area(store: Store) -> None:
    full = {area.gss_code: area.area for area in areas(store)}
    assert names_by_area(store).keys() == full.keys()
    for code, names in names_by_area(store).items():
        assert area_named(store, code) == full[code]
        for name in names:
            for form in (name, name.upper(), *(f"{b} {name}" for b in BEFORE), *(f"{name} {a}" for a in AFTER)):
                assert area_named(store, form) == full[code], form


def test_a_name_means_one_area(store: Store) -> None:
    every = [plain(name) for names in names_by_area(store).values() for name in names]
    assert len(every) == len(set(every))


def test_the_list_holds_only_what_no_rule_gives(store: Store) -> None:
    """A name that a rule gives, or that stands there twice, would be a second place for one fact."""
    for one in other_names(store):
        full = names_by_area(store)[one.gss_code][0]
        assert plain(one.name) not in {plain(form) for form in with_council((full, short_name(full)))}
