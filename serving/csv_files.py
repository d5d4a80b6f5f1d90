"""The figures behind every exhibit as CSV, at addresses that last: /csv/<name>?borough=Westminster&terms=real.

A download is a plain link, so that it costs nothing until it is followed, and can be quoted and fetched by a program.
"""

from collections.abc import Callable, Mapping
from typing import get_args

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from data.store import NoStore, Store, current_store
from pages.about.methods_content import methods
from pages.about.quality_content import quality
from pages.about.sources_content import document, document_types, listed, source_ids
from pages.boroughs import profile_content
from pages.boroughs.profile_funding import funding
from pages.boroughs.profile_surroundings import offences
from pages.money.overview_content import overview
from queries.boroughs import Area, Per, Terms
from ui.exhibit import ReadyExhibit
from ui.filters import SEARCH_LENGTH


class BadAddress(Exception):
    """A parameter that is missing or does not exist. The message says which and what is expected."""


class Query:
    """The parameters of a request, each checked against what exists."""

    def __init__(self, store: Store, parameters: Mapping[str, str]) -> None:
        self.store = store
        self.parameters = parameters

    def one_of(self, name: str, known: tuple[str, ...], default: str | None = None) -> str:
        """Return a parameter that has to be one of the known values. Raises BadAddress."""
        value = self.parameters.get(name, default)
        if value is None or value not in known:
            raise BadAddress(f"The parameter {name} has to be one of: {', '.join(known)}")
        return value

    def area(self) -> Area:
        """Return the borough, or the City of London."""
        areas = {area.area: area for area in profile_content.all_areas(self.store)}
        return areas[self.one_of("borough", tuple(areas))]

    def borough(self) -> Area:
        """Return the borough; the City of London is none."""
        boroughs = {area.area: area for area in profile_content.all_areas(self.store) if area.receives_direct_funding}
        return boroughs[self.one_of("borough", tuple(boroughs))]


def of_page(content: Callable[[Store], tuple[object, ...]], name: str) -> Callable[[Query], ReadyExhibit | None]:
    """Return how to find an exhibit of a page without choices."""
    return lambda query: by_name(content(query.store), name)


def of_profile(name: str) -> Callable[[Query], ReadyExhibit | None]:
    """Return how to find an exhibit of a borough's profile that does not depend on another choice."""
    return lambda query: by_name(profile_content.profile(query.store, query.area()), name)


def by_name(parts: tuple[object, ...], name: str) -> ReadyExhibit | None:
    """Return the exhibit of this name, or None if the page has none."""
    return next((part for part in parts if isinstance(part, ReadyExhibit) and part.export.name == name), None)


def direct_funding(query: Query) -> ReadyExhibit:
    """Return one borough's direct funding by year, in the terms asked for."""
    terms: Terms = "real" if query.one_of("terms", get_args(Terms), "cash") == "real" else "cash"
    pers: dict[str, Per] = {per: per for per in get_args(Per)}
    return funding(query.store, query.borough(), terms, pers[query.one_of("per", tuple(pers), "total")])


def recorded_offences(query: Query) -> ReadyExhibit:
    """Return one group of offences in a borough and in London."""
    groups = profile_content.offence_group_names(query.store)
    return offences(query.store, query.borough(), query.one_of("offences", groups, groups[0]))


def awards(query: Query) -> ReadyExhibit | None:
    """Return the awards of one reach."""
    profile = profile_content.profile(query.store, query.area())
    return {
        "own": profile.own_awards,
        "shared": profile.shared_awards,
        "london": profile_content.london_awards(query.store, query.area()),
    }[query.one_of("reach", ("own", "shared", "london"))]


def services(query: Query) -> ReadyExhibit | None:
    """Return the services of one reach."""
    return {
        "local": profile_content.profile(query.store, query.area()).services,
        "london": profile_content.london_services(query.store, query.area()),
    }[query.one_of("reach", ("local", "london"))]


def found_documents(query: Query) -> ReadyExhibit:
    """Return the documents of a kind that hold the words."""
    kind = query.one_of("kind", document_types(query.store), "all")
    return listed(query.store, kind, query.parameters.get("q", "")[:SEARCH_LENGTH])


EXPORTS: dict[str, Callable[[Query], ReadyExhibit | None]] = {
    **{
        name: of_page(overview, name)
        for name in (
            "commissioning-budget",
            "direct-funding-changes",
            "spend-by-priority",
            "crime-prevention-fund",
            "direct-funding-coverage-by-year",
            "newest-decisions",
        )
    },
    **{
        name: of_page(quality, name)
        for name in (
            "checks-and-cautions",
            "published-totals",
            "decisions-and-awards",
            "contradictions",
            "direct-funding-coverage",
            "rows-by-table",
        )
    },
    **{name: of_page(methods, name) for name in ("gdp-deflators", "data-dictionary")},
    **{
        name: of_profile(name)
        for name in ("other-allocations", "funding-statements", "published-results", "offence-groups", "deprivation")
    },
    "direct-funding-by-borough": lambda query: profile_content.index(query.store),
    "direct-funding": direct_funding,
    "offences": recorded_offences,
    "awards": awards,
    "services": services,
    "sources": found_documents,
    "taken-from": lambda query: document(query.store, query.one_of("source", source_ids(query.store))),
}
"""Every file that can be downloaded, by the name in its address."""


def csv_file(request: Request) -> Response:
    """Answer /csv/<name>: the file, or 404 with a sentence on what is wrong with the address."""
    name = request.path_params["name"]
    if name not in EXPORTS:
        return PlainTextResponse(f"There is no file of this name. There are: {', '.join(EXPORTS)}", status_code=404)
    try:
        exhibit = EXPORTS[name](Query(current_store(), request.query_params))
    except BadAddress as error:
        return PlainTextResponse(str(error), status_code=404)
    except NoStore:
        return PlainTextResponse("The data could not be loaded. Please try again later.", status_code=503)
    if exhibit is None:
        return PlainTextResponse("Nothing is published for this address.", status_code=404)
    headers = {
        "Content-Disposition": f'attachment; filename="{exhibit.export.file_name}"',
        "Cache-Control": "no-cache",
    }
    return Response(exhibit.export.content(), headers=headers, media_type="text/csv; charset=utf-8")
