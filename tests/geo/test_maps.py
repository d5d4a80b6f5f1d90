"""The maps themselves: small, self-contained, and the drawing a whole document."""

import json
import re
from xml.etree import ElementTree as ET

import pytest

from geo.deck import HALO, LINE, Fill, deck, rgb, with_chosen
from geo.drawing import HATCHING, LegendLine, map_drawing
from geo.outlines import outlines
from tests.geo.test_outlines import CODES

FILLS = {code: Fill("#12436D", ("£0.6m", "3rd to 9th", "<b>")) for code in CODES.values()}


@pytest.fixture(scope="module")
def spec() -> str:
    return deck(outlines(CODES), FILLS).to_json()


def test_the_deck_asks_for_nothing_outside(spec: str) -> None:
    assert "http" not in spec
    assert "carto" not in spec.lower()
    assert json.loads(spec)["views"][0]["controller"] is False


def test_the_deck_holds_every_area_and_is_small(spec: str) -> None:
    features = json.loads(spec)["layers"][0]["data"]["features"]
    assert {feature["properties"]["area"] for feature in features} == CODES.keys()
    assert len(spec) < 60_000
    assert not re.search(r"\d\.\d{5,}", json.dumps(features))


def test_the_deck_is_written_once() -> None:
    one = deck(outlines(CODES), FILLS)
    assert one.to_json() is one.to_json()


def test_a_chosen_area_is_outlined_over_the_others() -> None:
    places = outlines(CODES)
    plain = deck(places, FILLS)
    before = plain.to_json()
    odd, even = (
        json.loads(with_chosen(plain, places, CODES["Hackney"], is_odd=is_odd).to_json())["layers"]
        for is_odd in (True, False)
    )
    areas, halo, line, names = odd
    # Of another name, and of another after each click: the browser forgets what was selected, and fades nothing.
    unchosen, same_names = json.loads(before)["layers"]
    assert names == same_names
    assert len({areas["id"], even[0]["id"], unchosen["id"]}) == 3
    assert {**areas, "id": ""} == {**unchosen, "id": ""}
    shapes = {feature["properties"]["area"]: feature["geometry"] for feature in areas["data"]["features"]}
    for one, (colour, width) in ((halo, HALO), (line, LINE)):
        assert [feature["geometry"] for feature in one["data"]["features"]] == [shapes["Hackney"]]
        assert (one["getLineColor"], one["lineWidthMinPixels"], one["filled"]) == (rgb(colour), width, False)
        assert not one.get("pickable")
    # The map without it is shared by everybody.
    assert plain.to_json() == before


def test_a_drawing_outlines_the_chosen_area_over_the_others() -> None:
    fills = dict.fromkeys(CODES.values(), "#12436D")
    root = ET.fromstring(map_drawing(outlines(CODES), fills, ["Title", "unit"], [], [], chosen=CODES["Hackney"]))
    *areas, halo, line = root.iter("{http://www.w3.org/2000/svg}path")
    names = [area.findtext("{http://www.w3.org/2000/svg}title") for area in areas]
    hackney = areas[names.index("Hackney")]
    assert len(areas) == 33
    assert {one.get("d") for one in (halo, line)} == {hackney.get("d")}
    assert {one.get("fill") for one in (halo, line)} == {"none"}


def test_the_drawing_is_a_whole_document() -> None:
    fills = {code: HATCHING if code == "E09000012" else "#12436D" for code in CODES.values()}
    content = map_drawing(
        outlines(CODES),
        fills,
        ["Title & <finding>", "unit"],
        [LegendLine("#12436D", "£0.6m (3 areas)")],
        ["Source: x."],
    )
    root = ET.fromstring(content)
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[:2] == ["Title & <finding>", "unit"]
    assert "Source: x." in texts
    assert texts[-1] == "Contains Ordnance Survey data © Crown copyright and database right 2015."
    paths = list(root.iter("{http://www.w3.org/2000/svg}path"))
    assert len(paths) == 33
    assert sum(path.get("fill") == HATCHING for path in paths) == 1
    assert all(path.get("d", "").startswith("M") for path in paths)
    assert len(content) < 80_000
    assert b"script" not in content
