"""Writes what was played as docs/journeys.md."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tests.journeys.player import Player
from tests.journeys.told import Journey

SHOWN_WIDTH = {1280: 560, 360: 200}
"""How wide a picture of each width is shown in the document."""


class Played(NamedTuple):
    """A journey as it was played at one width, in pixels."""

    width: int
    player: Player


def document(played: Mapping[Journey, Sequence[Played]], version: str, day: str) -> str:
    """Return the document."""
    rows = "\n".join(
        f"| {journey.heading} | {one.width} px | {one.player.clicks} | {one.player.typings} | "
        f"{one.player.page_seconds:.1f} | {one.player.whole_seconds:.1f} |"
        for journey, each in played.items()
        for one in each
    )
    chapters = "\n".join(chapter(journey, each) for journey, each in played.items())
    return f"""# Four journeys

Four people with a question, from the start page to the answer. `make journeys` plays them in Chromium, as a visitor
would, finding things by what they are called, and writes this document with its pictures: on a computer (1280 by 800
pixels) and on a phone (360 by 740), each on a server that has just started and in a browser that has kept nothing. It
stops if an answer is not the one expected. `tests/browser/test_journeys.py` plays them quickly with all other tests,
and holds this document to the same clicks, addresses and answers.

Last played on {day}, on data version `{version}`.

| Journey | Width | Clicks | Typed | Seconds of waiting | Seconds in all |
| --- | --- | --- | --- | --- | --- |
{rows}

- **Clicks** are all presses on links, buttons and fields, the browser's Back included; **typed** counts fields
  that were typed into.
- **Seconds of waiting** are those between an action and the moment at which what it was for can be read. **Seconds in
  all** run from opening the start page to the end of the last step; nobody reads or thinks in them, but pictures are
  taken. Both depend on the machine: these are of two cores that did other work at the same time, and the first page of
  a journey is the first that its server has ever made.
- **Screens down** says how far below the top of its page something begins, in heights of the window.

{chapters}"""


def chapter(journey: Journey, each: Sequence[Played]) -> str:
    """Return what the document tells of one journey."""
    first = each[0].player
    for other in each[1:]:
        same = [(step.words, step.address) for step in other.player.steps]
        assert same == [(step.words, step.address) for step in first.steps], "another way at another width"
    steps = "\n".join(f"{number}. {step.words}  \n   `{step.address}`" for number, step in enumerate(first.steps, 1))
    counts = "\n".join(
        f"| {one.width} px | {one.player.clicks} | {one.player.typings} | {one.player.page_seconds:.1f} | "
        f"{one.player.whole_seconds:.1f} |"
        for one in each
    )
    answers = "\n\n".join(
        f"{answer.name} ({' and '.join(f'{one.player.answers[place].screens_down:.1f}' for one in each)} screens "
        "down):\n\n"
        f"> {answer.text}"
        for place, answer in enumerate(first.answers)
    )
    pictures = "\n".join(
        f'<img src="journeys/{name}" width="{SHOWN_WIDTH[one.width]}" alt="{journey.heading}: '
        f'{name.split("-")[-2]}, {one.width} pixels wide">'
        for names in zip(*(one.player.pictures for one in each), strict=True)
        for one, name in zip(each, names, strict=True)
    )
    obstacles = "\n".join(f"| {one.found} | {one.done} |" for one in journey.obstacles)
    return f"""## {journey.heading}

{journey.purpose}

{steps}

| Width | Clicks | Typed | Seconds of waiting | Seconds in all |
| --- | --- | --- | --- | --- |
{counts}

### The answer, word for word

How many screens down it stands is given for the computer, then for the phone.

{answers}

{pictures}

### What slowed or confused

| Found | Done |
| --- | --- |
{obstacles}
"""
