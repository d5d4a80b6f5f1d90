"""Where a place is: the boroughs of a postcode district."""

from typing import NamedTuple

from data.store import Store
from queries import rows


class DistrictBorough(NamedTuple):
    """A borough that a postcode district has been seen in."""

    gss_code: str
    area: str


def boroughs_by_district(store: Store, outward_code: str) -> tuple[DistrictBorough, ...]:
    """Return the boroughs that a district (the first half of a postcode, E8) may be in, most sightings first.

    Not exhaustive. Nothing is returned for a district that is not in London.
    """
    return rows(store, "places/boroughs_by_district", DistrictBorough, outward_code=outward_code)
