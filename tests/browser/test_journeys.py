"""The four journeys of docs/journeys.md, played quickly: their answers and clicks are those that the document tells."""

from pathlib import Path

import pytest

from tests.browser.conftest import Visitor
from tests.journeys.player import Player
from tests.journeys.told import JOURNEYS, Journey

pytestmark = pytest.mark.browser

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "journeys.md"


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
def test_a_journey_leads_where_the_document_says(visitor: Visitor, journey: Journey) -> None:
    visit = visitor()
    player = Player(visit.page, visit.origin)
    journey.play(player)
    (told,) = [
        part for part in DOCUMENT.read_text(encoding="utf-8").split("\n## ") if part.startswith(journey.heading + "\n")
    ]
    for step in player.steps:
        assert step.words in told
        assert f"`{step.address}`" in told
    for answer in player.answers:
        assert answer.text in told, f"not in docs/journeys.md; if it is right, run make journeys: {answer}"
    assert f"| 1280 px | {player.clicks} | {player.typings} |" in told


def test_every_picture_in_the_document_is_there_and_small() -> None:
    pictures = set(DOCUMENT.parent.glob("journeys/*.png"))
    named = {DOCUMENT.parent / part.partition('"')[0] for part in DOCUMENT.read_text().split('src="')[1:]}
    assert named == pictures
    assert all(picture.stat().st_size <= 120_000 for picture in pictures)
