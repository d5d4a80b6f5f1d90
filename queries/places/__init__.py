"""Where a place is and how it is called for short: the boroughs of a postcode district, Richmond for the borough."""

import re
from typing import NamedTuple

from data.store import Store
from queries import rows


def short_name(area: str) -> str:
    """Return the part of an area's name that it is known by: Richmond for Richmond upon Thames."""
    return re.split(" and | upon ", area)[0]


class DistrictBorough(NamedTuple):
    """A borough that a postcode district has been seen in."""

    gss_code: str
    area: str


def boroughs_by_district(store: Store, outward_code: str) -> tuple[DistrictBorough, ...]:
    """Return the boroughs that a district (the first half of a postcode, E8) may be in, most sightings first.

    Not exhaustive. Nothing is returned for a district that is not in London.
    """
    return rows(store, "places/boroughs_by_district", DistrictBorough, outward_code=outward_code)


class OtherName(NamedTuple):
    """Another name of an area."""

    gss_code: str
    name: str


def other_names(store: Store) -> tuple[OtherName, ...]:
    """Return the names of areas that no rule gives; queries/places/names.py has them all."""
    return rows(store, "places/other_names", OtherName)
