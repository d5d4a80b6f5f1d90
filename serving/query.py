"""A request for a file: its parameters, each checked against what exists, and what has figures to download."""

from collections.abc import Collection, Mapping
from typing import Protocol, TypeVar, get_args

from starlette.datastructures import QueryParams

from analysis import views
from analysis.service_search.answers import need_labels
from analysis.views import PARAMETERS, Measure, View
from data.store import Store
from pages.boroughs import (
    formula_content,
    profile_content,
    profile_headline,
)
from pages.money import (
    awards_content,
    projects_content,
)
from queries.awards import AwardSearch, Sort
from queries.boroughs import Area, Per, Terms
from queries.boroughs import areas as all_areas
from ui.address_values import areas_in, number_text, read
from ui.addresses import REPEATED, without_tracking
from ui.exhibit import Export
from ui.filters import MOST_WEIGHT, SEARCH_LENGTH
from ui.wording import year

Word = TypeVar("Word", bound=str)


ID_LISTS = {
    "award": "awards-register",
    "decision": "decisions",
    "recipient": "awards-register",
    "source": "sources",
}
"""Which file lists the known values of a parameter that are too many to name."""


class BadAddress(Exception):
    """A parameter that is missing or does not exist. The message says which and what is expected."""


class Parameters(QueryParams):
    """The parameters of a request, which remember what was looked for among them."""

    def __init__(self, parameters: Mapping[str, str] | QueryParams) -> None:
        """Take the parameters of an address, their names as they were meant and without those that track people."""
        super().__init__(list(without_tracking(QueryParams(parameters).multi_items())))
        self.looked_for: set[str] = set()

    def __contains__(self, key: object) -> bool:
        self.looked_for.add(str(key))
        return super().__contains__(key)

    def __getitem__(self, key: str) -> str:
        self.looked_for.add(key)
        return super().__getitem__(key)

    def getlist(self, key: str) -> list[str]:
        """Return the values of a parameter that may be repeated."""
        self.looked_for.add(key)
        return super().getlist(key)


class Query:
    """The parameters of a request, each checked against what exists."""

    def __init__(self, store: Store, parameters: Mapping[str, str] | QueryParams) -> None:
        self.store = store
        self.parameters = Parameters(parameters)

    def refuse_unknown_names(self) -> None:
        """Refuse parameters that the file does not have, once it is found. Raises BadAddress.

        A misspelled filter would otherwise give everything, and look as if that were what fits.
        """
        known = self.parameters.looked_for
        unknown = next((name for name in self.parameters.keys() if name not in known), None)  # noqa: SIM118
        if unknown is not None:
            expected = f"known are: {', '.join(sorted(known))}" if known else "it has none"
            raise BadAddress(f"This file has no parameter {unknown[:40]}; {expected}")
        for name in known - REPEATED:
            if len(set(self.parameters.getlist(name))) > 1:
                raise BadAddress(f"The parameter {name} may be given once only")

    def one_of(self, name: str, known: tuple[str, ...], default: str | None = None) -> str:
        """Return a parameter that has to be one of the known values. Raises BadAddress."""
        value = self.parameters.get(name, default)
        meant = None if value is None else read(self.store, name, value, known)
        if meant is None and name in ID_LISTS:
            raise BadAddress(f"The parameter {name} has to be one of those listed in /csv/{ID_LISTS[name]}")
        if meant is None:
            raise BadAddress(f"The parameter {name} has to be one of: {', '.join(known)}")
        return meant

    def later(self, name: str, known: tuple[str, ...], default: str, too_early: Collection[str]) -> str:
        """Return the year that a span ends in; too_early are years that there are, but before it. Raises BadAddress."""
        if read(self.store, name, self.parameters.get(name, default), too_early) is not None:
            raise BadAddress(
                f"The years end before they begin; the parameter {name} has to be one of: {', '.join(known)}"
            )
        return self.one_of(name, known, default)

    def area(self) -> Area:
        """Return the borough, or the City of London. Raises BadAddress."""
        areas = {area.area: area for area in all_areas(self.store)}
        return areas[self.name(tuple(areas))]

    def borough(self) -> Area:
        """Return the borough; the City of London is none, and the message says why. Raises BadAddress."""
        outside = {area.area for area in all_areas(self.store) if not area.receives_direct_funding}
        if read(self.store, "borough", self.parameters.get("borough", ""), outside):
            raise BadAddress(profile_headline.OUTSIDE)
        boroughs = {area.area: area for area in all_areas(self.store) if area.receives_direct_funding}
        return boroughs[self.name(tuple(boroughs))]

    def name(self, known: tuple[str, ...]) -> str:
        """Return the name of a borough. Raises BadAddress."""
        named = self.parameters.get("borough", "")
        if named and read(self.store, "borough", named, known) is None:
            raise BadAddress(f"We do not know a borough called “{named[:40]}”; known are: {', '.join(known)}")
        return self.one_of("borough", known)

    def place(self, known: tuple[str, ...]) -> str:
        """Return a place that awards or results can be filtered by, "all" if none is named. Raises BadAddress."""
        return self.name(known) if "borough" in self.parameters else "all"

    def known_id(self, name: str) -> str:
        """Return the id of an award or a decision, or the name of a recipient. Raises BadAddress."""
        value = self.parameters.get(name, "")
        if value not in awards_content.known_ids(self.store)[name]:
            raise BadAddress(f"The parameter {name} has to be one of those listed in /csv/{ID_LISTS[name]}")
        return value

    def words(self) -> tuple[str, ...]:
        """Return the words to search for."""
        return tuple(self.parameters.get("q", "")[:SEARCH_LENGTH].split())

    def search(self) -> tuple[AwardSearch, Sort]:
        """Return a search of the register, and the order of what it finds. Raises BadAddress."""
        known = awards_content.filters_of(self.store)
        in_year = self.one_of("year", known.years, "all")
        return AwardSearch(
            words=self.words(),
            fund=self.one_of("fund", known.funds, "all"),
            priority=self.one_of("priority", known.priorities, "all"),
            kind=self.one_of("kind", known.kinds, "all"),
            recipient=self.known_id("recipient") if "recipient" in self.parameters else "all",
            gss_code=awards_content.place_code(self.store, self.place(known.places)),
            financial_year=0 if in_year == "all" else int(in_year[:4]),
            least_gbp=self.whole("least"),
            most_gbp=self.whole("most"),
        ), self.word("sort", get_args(Sort))

    def whole(self, name: str) -> int:
        """Return a whole number of pounds, 0 if it is missing. Raises BadAddress."""
        value = number_text(self.parameters.get(name, "0"))
        if not (value.isascii() and value.isdigit() and len(value) < 11):
            raise BadAddress(f"The parameter {name} has to be a whole number of pounds")
        return int(value)

    def offence_group(self) -> str:
        """Return a group of offences, all of them if none is named. Raises BadAddress."""
        groups = profile_content.offence_group_names(self.store)
        return self.one_of("offences", groups, next(iter(groups), None))

    def project(self) -> str:
        """Return the short name of a project. Raises BadAddress."""
        return self.one_of("project", projects_content.programme_ids(self.store))

    def need(self) -> str:
        """Return the short name of a need that services help with. Raises BadAddress."""
        labels = need_labels(self.store)
        return labels[self.one_of("need", tuple(labels))]

    def weights(self) -> formula_content.Weights:
        """Return the weights of the formula explorer, with the page's own defaults. Raises BadAddress."""
        return tuple(self._weight(name) for name in formula_content.INDICATORS)

    def _weight(self, name: str) -> int:
        value = number_text(self.parameters.get(name, str(formula_content.usual_weight(name))))
        if not (value.isascii() and value.isdigit() and int(value) <= MOST_WEIGHT):
            raise BadAddress(f"The parameter {name} has to be a whole number from 0 to {MOST_WEIGHT}")
        return int(value)

    def names(self) -> tuple[str, ...]:
        """Return the areas to compare, each once. Raises BadAddress."""
        known = tuple(area.area for area in all_areas(self.store))
        named, unknown = areas_in(self.store, self.parameters.getlist("compare"))
        if unknown:
            raise BadAddress(f"We do not know a borough called “{unknown[0][:40]}”; known are: {', '.join(known)}")
        if not named:
            raise BadAddress(f"The parameter compare has to be one or more of: {', '.join(known)}")
        return named

    def view(self) -> View:
        """Return what is asked of a measure of the boroughs, with the page's own defaults. Raises BadAddress."""
        measure: Measure = self.word("measure", views.measures_known(self.store))
        view = View(measure)
        asked = PARAMETERS[measure]
        if "fund" in asked:
            ids = views.funds_known(self.store, measure)
            fund = self.word("fund", tuple(ids))
            view = view._replace(fund_id=ids[fund], fund=fund)
        if "from" in asked:
            view = view._replace(from_year=self.year("from", views.spans_known(self.store, view)[0]))
            later = {year(one): one for one in views.spans_known(self.store, view)[1]}
            too_early = [year(one) for one in views.years_known(self.store, view) if one <= view.from_year]
            view = view._replace(year=later[self.later("year", tuple(later), next(iter(later)), too_early)])
        elif measure == "residents":
            years = {str(one): one for one in views.years_known(self.store, view)}
            view = view._replace(year=years[self.word("year", tuple(years))])
        elif "year" in asked:
            view = view._replace(year=self.year("year", views.years_known(self.store, view)))
        if "offences" in asked:
            view = view._replace(offence_group=self.offence_group())
        if "deprivation" in asked:
            view = view._replace(deprivation=self.word("deprivation", tuple(views.DEPRIVATION_WORDS)))
        if "terms" in asked:
            view = view._replace(terms=self.word("terms", get_args(Terms)))
        if "per" in asked:
            pers: tuple[Per, ...] = ("total", "head") if measure == "recorded offences" else get_args(Per)
            view = view._replace(per=self.word("per", pers))
        return view

    def year(self, name: str, known: tuple[int, ...]) -> int:
        """Return a financial year, the first of those known if it is missing. Raises BadAddress."""
        years = {year(one): one for one in known}
        return years[self.word(name, tuple(years))]

    def word(self, name: str, known: tuple[Word, ...]) -> Word:
        """Return a parameter that is one of some words, the first if it is missing. Raises BadAddress."""
        value = self.one_of(name, known, next(iter(known), None))
        return next(word for word in known if word == value)


class Exported(Protocol):
    """What has figures to download."""

    @property
    def export(self) -> Export:
        """Return the figures."""
