"""What the search of the whole site has found, as lists of links by kind."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from analysis.site_search import Hit, SiteAnswer
from ui.formats import counted
from ui.html import Html, render, url_for

MOST = 5
"""Links of a kind; a page with all of them, if there is one, is linked to after them."""


class Kind(NamedTuple):
    """A kind of hits: its heading, where one of them is, what one and several are called, and the page with all."""

    heading: str
    href: Callable[[str], str]
    one: str
    several: str
    all_at: str = ""


KINDS: Mapping[str, Kind] = {
    "borough": Kind("Boroughs", lambda name: url_for("borough", borough=name), "borough", "boroughs"),
    "decision": Kind("Decisions", lambda one: url_for("awards", decision=one), "decision", "decisions", "awards"),
    "recipient": Kind(
        "Organisations", lambda one: url_for("recipients", recipient=one), "organisation", "organisations"
    ),
    "programme": Kind("Projects", lambda one: url_for("projects", project=one), "project", "projects", "projects"),
    "award": Kind("Awards", lambda one: url_for("awards", award=one), "award", "awards", "awards"),
    "document": Kind("Documents", lambda one: url_for("sources", source=one), "document", "documents", "sources"),
    "need": Kind("Find help", lambda one: url_for("services", need=one), "need", "needs"),
    "service": Kind("Services", lambda one: url_for("services", service=one), "service", "services", "services"),
}

EXAMPLES = ("Hackney", "Victim Support", "PCD 310", "knife crime")


def examples() -> Html:
    """Return what can be searched for, with examples."""
    return render("search_examples", examples=[(words, url_for("search", q=words)) for words in EXAMPLES])


def results(answer: SiteAnswer, text: str, area: str) -> Html:
    """Return what was found for a text, by kind; in services it is looked for in the area, if one is known."""
    return render(
        "search_results",
        text=text,
        read_as="" if answer.read_as == text else answer.read_as,
        in_crisis=answer.in_crisis,
        help=url_for("services", _in(area), q=answer.read_as),
        groups=[_group(KINDS[kind], hits, answer.read_as, area) for kind, hits in answer.groups.items()],
    )


def _group(kind: Kind, hits: tuple[Hit, ...], text: str, area: str) -> dict[str, object]:
    place = _in(area) if kind.all_at == "services" else ()
    return {
        "heading": kind.heading,
        "links": [(hit, kind.href(hit.id), _ways(hit.name) if kind.one == "borough" else ()) for hit in hits[:MOST]],
        "rest": f"All {counted(len(hits), kind.one, kind.several)}" if len(hits) > MOST and kind.all_at else "",
        "all": url_for(kind.all_at, place, q=text) if kind.all_at else "",
        "left_out": counted(len(hits) - MOST, kind.one, kind.several) if len(hits) > MOST and not kind.all_at else "",
    }


def _ways(borough: str) -> tuple[tuple[str, str], ...]:
    """Return the other pages on a borough."""
    return (
        ("Map", url_for("map", borough=borough)),
        ("Compare", url_for("compare", borough=borough, boroughs="neighbours")),
        ("Services", url_for("services", borough=borough)),
    )


def _in(area: str) -> tuple[tuple[str, str], ...]:
    return (("borough", area),) if area else ()
