"""The four journeys as docs/journeys.md tells them: who, what for, what got in their way and what was done about it."""

from collections.abc import Callable
from typing import NamedTuple

from tests.journeys import people
from tests.journeys.player import Player


class Obstacle(NamedTuple):
    """What slowed or confused the visitor, and what was done about it, or why it is still there."""

    found: str
    done: str


class Journey(NamedTuple):
    """A visitor with a question, and what was learned from playing it."""

    name: str
    heading: str
    purpose: str
    play: Callable[[Player], None]
    obstacles: tuple[Obstacle, ...]


JOURNEYS = (
    Journey(
        "assembly-member",
        "An Assembly member prepares a question on Westminster",
        "Wants one figure to put to the Deputy Mayor, the document and the paragraph it comes from, and a page to take "
        "into the meeting.",
        people.assembly_member,
        (
            Obstacle(
                "Nothing on the page said that it can be printed, or what to quote; the version of the data stands at "
                "its end, 12 screens down on a computer.",
                "A button “Print this page” stands under the sources of a profile and at the foot of every page, with "
                "a line on what to quote. The menu, the controls and the buttons stay off the paper.",
            ),
            Obstacle(
                "On a phone the page of a document put the title of its table into a column one word wide.",
                "The title runs across.",
            ),
            Obstacle(
                "The four sources under the cards are not told apart: which of them is for which figure.",
                "Every sentence has its sources under it, and every card is named in a list with its own, with the "
                "number that an amount was divided by.",
            ),
            Obstacle(
                "The profile prints to eight pages, of which a question needs the first two.",
                "It prints to four, with every figure and source: smaller type, tables without loose space, charts of "
                "half the size. What is folded away on the screen is on paper on purpose.",
            ),
        ),
    ),
    Journey(
        "borough-officer",
        "A borough officer of Hackney compares it with its neighbours",
        "Writes a paragraph for a committee: what Hackney gets beside its neighbours, in all and per resident, "
        "with the figures as a file.",
        people.borough_officer,
        (
            Obstacle(
                "Seven long sentences stood before the table: on a phone it began 1.9 screens down.",
                "The sentence on the borough itself and the one on London stand above the table, the others are folded "
                "away under them and can still be copied and printed.",
            ),
            Obstacle(
                "Without a borough the page said “Choose boroughs above: by hand, or the neighbours of one”, though "
                "the neighbours had just been chosen.",
                "It says that one borough is wanted, and that a postcode will do.",
            ),
            Obstacle(
                "The menu forgot the borough: from Hackney’s profile, Compare and Map began with nothing. From the "
                "comparison nothing led on but the names in the table.",
                "Map, Compare, Borough profile and Find a service in the menu keep the borough that is chosen. Under "
                "the table stand ways to the profile, the map and the services of the borough.",
            ),
            Obstacle(
                "Three links on the page are called “Download CSV”, one under each exhibit.",
                "What each holds is told by its place, and to screen readers by the title of its figures.",
            ),
        ),
    ),
    Journey(
        "analyst",
        "An analyst reconciles the London Crime Prevention Fund of 2019/20",
        "Has added up the 32 boroughs’ allocations, gets 13.8 where 13.4 is printed, and wants to know why before a "
        "report goes out.",
        people.analyst,
        (
            Obstacle(
                "The link “why £13.8m is not £13.4m” led to the top of Data quality, and the answer stood under a "
                "table of all totals: 4.9 screens down on a computer, 10.9 on a phone.",
                "The answers stand first, each under its question, the table after them.",
            ),
            Obstacle(
                "The answer could not be followed: the 32 figures were neither there nor linked.",
                "Under the answer are links to the figures as a page, as a file and on the map. The note under "
                "the map and the comparison, which said that Data quality says more, leads there.",
            ),
            Obstacle(
                "The page of the document listed 64 figures in one cell before anything else; the printed total stood "
                "5.6 screens down on a computer, 9.3 on a phone.",
                "Long lists are folded away, place by place.",
            ),
            Obstacle(
                "Why the two differ is not known: rounding is possible, but not likely. No source explains it.",
                "Nothing can be done about it here; the page says so and names the three rows that look displaced.",
            ),
        ),
    ),
    Journey(
        "resident",
        "A resident of Croydon looks for help after domestic abuse",
        "Has a few minutes alone with a phone. Wants a number to ring, and has to be able to leave at once.",
        people.resident,
        (
            Obstacle(
                "The residents’ card was the last of four, out of sight on a phone.",
                "It is the first.",
            ),
            Obstacle(
                "The way to the menu on a phone were two arrows, and for a screen reader “Expand sidebar”.",
                "The button says “Menu”, and is called so. On a phone the page begins a little higher.",
            ),
            Obstacle(
                "A borough’s profile led to the search for a service only from its section on services, far down.",
                "“And who can help there” stands at the top of every profile, and under a comparison.",
            ),
            Obstacle(
                "On a phone the first number to ring stood below the search, the borough, the postcode and the "
                "narrowing down, 1.2 screens down.",
                "Postcode and narrowing down are folded away, and the numbers stand on the first screen.",
            ),
        ),
    ),
)
