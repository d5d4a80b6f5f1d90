"""Outlines and neighbours: the right places, in the right size, next to the right ones."""

import geopandas as gpd
import pytest

from geo.outlines import METRES, OutlinesError, neighbours, outlines
from tests.helpers import table


def areas() -> list[dict[str, str]]:
    return [row for row in table("areas") if row["area_type"] != "region"]


CODES = {row["area"]: row["gss_code"] for row in areas()}


@pytest.fixture(scope="module")
def places() -> gpd.GeoDataFrame:
    return outlines(CODES)


@pytest.fixture(scope="module")
def next_to(places: gpd.GeoDataFrame) -> dict[str, set[str]]:
    names = {code: name for name, code in CODES.items()}
    return {names[one]: {names[other] for other in others} for one, others in neighbours(places).items()}


def test_every_area_has_one_outline(places: gpd.GeoDataFrame) -> None:
    assert dict(zip(places["area"], places["gss_code"], strict=True)) == CODES
    assert len(places) == 33
    assert places.geometry.is_valid.all()


@pytest.mark.parametrize(
    "codes",
    [
        {name: code for name, code in CODES.items() if name != "Barnet"},
        {**CODES, "Atlantis": "E09000099"},
        {("Westminister" if name == "Westminster" else name): code for name, code in CODES.items()},
    ],
)
def test_a_mismatch_is_refused(codes: dict[str, str]) -> None:
    with pytest.raises(OutlinesError, match=r"Barnet|Atlantis|Westmin"):
        outlines(codes)


@pytest.mark.parametrize("row", areas(), ids=lambda row: row["area"])
def test_outlines_have_the_published_area(places: gpd.GeoDataFrame, row: dict[str, str]) -> None:
    hectares = places.to_crs(METRES).set_index("gss_code").geometry.area[row["gss_code"]] / 10_000
    # The City's 289 hectares are of land only; its outline takes in a strip of the river.
    tolerance = 0.035 if row["area"] == "City of London" else 0.03
    assert hectares == pytest.approx(float(row["land_area_hectares"]), rel=tolerance)


def test_neighbours_on_land_and_across_the_river(next_to: dict[str, set[str]]) -> None:
    assert next_to["Westminster"] == {
        "Brent",
        "Camden",
        "City of London",
        "Kensington and Chelsea",
        "Lambeth",
        "Wandsworth",
    }
    assert next_to["Kingston upon Thames"] == {"Richmond upon Thames", "Merton", "Sutton", "Wandsworth"}
    assert {"Greenwich", "Lewisham", "Southwark"} < next_to["Tower Hamlets"]
    assert "Bexley" in next_to["Havering"]
    assert "Southwark" not in next_to["Westminster"]
    assert "Hammersmith and Fulham" in next_to["Wandsworth"]


def test_neighbours_are_mutual(next_to: dict[str, set[str]]) -> None:
    for one, others in next_to.items():
        assert one not in others
        assert 2 < len(others) + 1 < 10
        assert all(one in next_to[other] for other in others)
