"""Finds services for a search in everyday words, and ranks them in an order that can be explained.

Order: first how well a service fits what was meant, in three bands, one lower for those that only accept referrals, and
for those of the young alone where no child is meant; within a band, those that can be reached at all, those known to
run before those of which nothing is known, those that anybody can ring or walk into; then the finer measure of fit.
Services that have ended are found apart, and only by their name.
"""

import re
from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any, NamedTuple

from tantivy import Document, Index, Occur, Query, SchemaBuilder

from analysis.service_search.crisis import CRISIS
from analysis.service_search.intent import HATED, HURTING, STOPPING
from analysis.service_search.meaning import Meaning, Thesaurus
from analysis.service_search.name_spelling import Names
from analysis.service_search.words import FORMS, clean, telling_stems
from data.folding import without_apostrophes
from data.store import Store, kept_with_store
from queries.boroughs import LONDON_CODE
from queries.services import Service, directory, groups, needs, phrases

FIELDS = (("service", 2.5), ("provider", 1.5), ("audience", 1.0), ("description", 0.8))
"""Fields of text, and how much a word in one counts."""

NEED, PEOPLE, SPECIAL, GENERAL, REACH, REACH_UNKNOWN = 12.0, 3.0, 12.0, 5.0, 5.0, 3.0
"""What a service gains for a need that is meant; for people who are meant, and more where it is for them alone; for not
being for special people; for its reach: the borough that is chosen, or all of London where none is."""

EXPLAINED = 0.3
"""How much a word counts in the texts that the thesaurus has made sense of: it has counted already."""

ENOUGH, LITTLE = 0.6, 0.4
"""The part of a search's words that has to be known for services to be shown; less will do where a phrase is meant."""

BANDS = (0.8, 0.55)
"""The first band of fit begins at this part of the best; the second at that; what is less is the third."""

NOBODY, UNKNOWN = "nobody", "unknown"
"""The index's words for no special group of people, and for an area that is not stated."""

CRIMES = frozenset(("domestic-abuse", "sexual-violence", "stalking", "hate-crime", "harmful-practices", "child-abuse"))
YOUNG = frozenset(("children", "young-people", "parents-and-carers", "students-or-pupils"))
BESIDE = frozenset(("victim-support", "lgbt", "housing", "legal-advice", "mental-health"))
"""Kinds of crime that services are made for, groups that a child is in or has, and what a service may offer besides."""

ABUSE = (CRIMES - {"hate-crime"}) | {"exploitation", "adults-at-risk"}
AROUND_MEETING = frozenset(("restorative-justice", "victim-support", "anti-social-behaviour"))
AROUND_STOPPING = frozenset((STOPPING, "domestic-abuse"))
MEETING = frozenset(telling_stems("restorative rj meet"))
"""Needs after which restorative justice is offered to nobody who did not ask for it; what services for it, and those
for whoever abuses, help with; and words by which restorative justice is asked for."""

OF_SOME = HATED | {"men", "migrants", "sex-workers"}
"""Groups that somebody is in or not: what is for one of them alone comes later for whoever names none."""

OLDEST_YOUNG = 25

MOST = 200
"""More services are never looked at."""


class Found(NamedTuple):
    """What a search found, each in order, and how it was understood.

    services can be used in the area that was asked for, or anywhere where none was; nearby are those of other areas
    that were named, or that do not say where they are; ended are those that the search names though they have ended.
    """

    services: tuple[Service, ...]
    nearby: tuple[Service, ...]
    ended: tuple[Service, ...]
    meaning: Meaning
    fitting: frozenset[str] = frozenset()
    """The short names of those nearby that fit as well as the first of those that can be used here."""


class _Ordered(NamedTuple):
    """Services in order, the best fit that theirs was compared with, and the ids of those in the first band."""

    services: tuple[Service, ...]
    best: float
    fitting: frozenset[str]


class ServiceIndex:
    """The services as an index of their words, needs and people, with the thesaurus."""

    def __init__(self, services: Iterable[Service], thesaurus: Thesaurus) -> None:
        """Take the services and what people mean by their words."""
        self.services = {service.service_id: service for service in services}
        self.thesaurus = thesaurus
        self._misspelt = Names(
            name for service in self.services.values() for name in (service.service, service.provider) if name
        )
        self.names = {
            service.service_id: frozenset(thesaurus.meaning(service.service).stems)
            for service in self.services.values()
            if not service.is_offered
        }
        offered = [service for service in self.services.values() if service.is_offered]
        used = {stem for service in offered for stem in telling_stems(words_in(service))}
        self.own_words = {name: words - used for name, words in self.names.items()}
        self._searcher, self._schema = _index(offered)
        every = self._searcher.search(Query.all_query(), max(1, len(offered)), count=False).hits
        # To read a document takes longer than to find it.
        self._at = {(at.segment_ord, at.doc): self.services[self._searcher.doc(at)["service_id"][0]] for _, at in every}

    def search(self, text: str, gss_code: str | None = None, neighbours: Sequence[str] = ()) -> Found:
        """Return the services for a text; nothing for words that say nothing. The text is not kept, nor written down.

        With an area, services are those that cover it, and nearby those of its neighbours.
        """
        meaning = self._meaning(text)
        query = self._query(meaning, gss_code or LONDON_CODE)
        if query is None:
            return Found((), (), self._ended(meaning), meaning)
        if gss_code is None:
            return Found(self._ordered(query, meaning, is_anywhere=True).services, (), self._ended(meaning), meaning)
        here = self._ordered(self._in(query, [gss_code, LONDON_CODE]), meaning)
        near = self._ordered(self._in(query, [*neighbours, UNKNOWN]), meaning, here.best)
        around = tuple(one for one in near.services if one not in here.services)
        return Found(here.services, around, self._ended(meaning), meaning, near.fitting)

    def _meaning(self, text: str) -> Meaning:
        """Return what a text means; where it is the mistyped name of a service or of its provider, what that means."""
        meaning = self.thesaurus.meaning(text)
        if all(token.weight == 1 for token in meaning.tokens):
            return meaning
        name = self._misspelt.mended(text)
        return meaning if name is None else self.thesaurus.meaning(name)._replace(name=(text, name))

    def _in(self, query: Query, gss_codes: list[str]) -> Query:
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, self._plain("gss_codes", gss_codes, 0.0))])

    def _ordered(self, query: Query, meaning: Meaning, best: float = 0.0, *, is_anywhere: bool = False) -> _Ordered:
        """Return the services of a query in order. best is the fit to compare theirs with, if given.

        Where no place is asked for (is_anywhere), a council's own service comes after those that fit alike: every
        borough has one, and nobody knows which is the one that is meant.
        """
        hits = self._searcher.search(query, MOST, count=False).hits
        found = ((score, self._at[at.segment_ord, at.doc]) for score, at in hits)
        scored = [(score, service) for score, service in found if not is_wrong_for(service, meaning)]
        best = best or max((score for score, _ in scored), default=0.0)
        places = sorted((self._place(score, best, one, meaning, is_anywhere=is_anywhere), one) for score, one in scored)
        return _Ordered(
            tuple(one for _, one in places), best, frozenset(one.service_id for place, one in places if place[0] == 0)
        )

    def _query(self, meaning: Meaning, reach: str) -> Query | None:
        """Return the query for a meaning: a need that is meant, or enough of the words; None where neither is given."""
        words = [
            self._word(token.stems, token.weight * (EXPLAINED if meaning.explained.issuperset(token.stems) else 1.0))
            for token in meaning.tokens
            if token.stems
        ]
        known = sum(token.weight for token in meaning.tokens)
        alternatives: list[Query] = []
        if meaning.needs and known >= (LITTLE if meaning.surest == 1 else ENOUGH) * len(meaning.tokens):
            alternatives.append(self._needs(meaning.needs))
        # Words alone bring up nothing that would help somebody who thinks of suicide.
        if words and set(meaning.needs) != {CRISIS} and known >= ENOUGH * len(meaning.tokens):
            least = ceil(ENOUGH * len(meaning.tokens))
            if len(words) >= least:
                alternatives.append(Query.boolean_query([(Occur.Should, word) for word in words], least))
        if not alternatives:
            return None
        wanted = Query.disjunction_max_query([Query.const_score_query(one, 0.0) for one in alternatives])
        fit = [
            *words,
            self._plain("special", [NOBODY], GENERAL),
            self._plain("gss_codes", [reach], REACH),
            self._plain("gss_codes", [UNKNOWN], REACH_UNKNOWN),
        ]
        if meaning.needs:
            fit.append(self._needs(meaning.needs))
        if meaning.groups:
            fit.append(self._plain("groups", sorted(meaning.groups), PEOPLE))
            fit.append(self._plain("special", sorted(meaning.groups), SPECIAL))
        return Query.boolean_query([(Occur.Must, wanted), *((Occur.Should, one) for one in fit)])

    def _word(self, stems: tuple[str, ...], weight: float) -> Query:
        return Query.disjunction_max_query(
            [
                Query.boost_query(Query.term_query(self._schema, field, stem), boost * weight)
                for field, boost in FIELDS
                for stem in stems
            ],
            0.2,
        )

    def _needs(self, strengths: dict[str, float]) -> Query:
        return Query.disjunction_max_query(
            [self._plain("need", [need], NEED * strength) for need, strength in strengths.items()], 0.3
        )

    def _plain(self, field: str, values: list[str], score: float) -> Query:
        # Single terms: a set of terms is a query of its own kind, which takes 40 times as long.
        terms = [Query.term_query(self._schema, field, value) for value in values]
        any_of = terms[0] if len(terms) == 1 else Query.boolean_query([(Occur.Should, term) for term in terms])
        return Query.const_score_query(any_of, score)

    def _place(
        self, score: float, best: float, service: Service, meaning: Meaning, *, is_anywhere: bool
    ) -> tuple[float | str, ...]:
        """Return the sort key of a service."""
        part = score / best if best else 1.0
        band = sum(part < border for border in BANDS)
        if not is_open_to(service, meaning.groups):
            # Below the last of those that are open, which can stand in the third band and two lower.
            band = len(BANDS) + 3
        else:
            band += service.self_referral is False
            band += is_for_the_young(service) and not may_mean_the_young(meaning)
            band += is_for_another_crime(service, meaning)
            band += is_for_other_people(service, meaning)
            band += is_anywhere and service.is_councils_own and not service.covers_london
        return band, not is_reachable(service), *service.standing, -score, service.service

    def _ended(self, meaning: Meaning) -> tuple[Service, ...]:
        """Return the ended services that a search names: by all words of the name, or one that no other service has."""
        asked = frozenset(meaning.stems)
        return tuple(
            self.services[name] for name, words in self.names.items() if words <= asked or self.own_words[name] & asked
        )


def offered_needs(service: Service) -> list[str]:
    """Return the needs that a service comes up for: help after any crime is not what one for a kind of crime is for."""
    own = set(service.needs) - BESIDE
    is_of_one_kind = len(own) == 1 and own <= CRIMES
    return [need for need in service.needs if need != "victim-support" or not is_of_one_kind]


def special(service: Service) -> list[str]:
    """Return the groups of people that a service is for alone, and that most who search are not in; men are one."""
    is_for_men = "men" in service.groups and "women" not in service.groups
    return [*service.special_groups, *(["men"] if is_for_men else [])]


def is_reachable(service: Service) -> bool:
    """Return whether any way to reach a service is known."""
    return any((service.phone, service.website, service.email, service.how_to_get_help))


def initials(name: str) -> str:
    """Return the first letters of a name of three words or more, as people shorten it: jwa; empty for a shorter one."""
    first = re.findall(r"\b[A-Z]", without_apostrophes(name))
    return "".join(first).lower() if len(first) >= 3 else ""


def words_in(service: Service) -> str:
    """Return all texts of a service that are searched."""
    return " ".join(
        (service.service, initials(service.service), service.provider or "", service.audience, service.description)
    )


def is_open_to(service: Service, groups: frozenset[str]) -> bool:
    """Return whether men or women who are meant can use a service, as far as its sources say."""
    sexes = {"women", "men"} & set(service.groups)
    meant = {"women", "men"} & groups
    return not sexes or not meant or bool(sexes & meant)


def is_wrong_for(service: Service, meaning: Meaning) -> bool:
    """Return whether a service is never offered to whoever asks, however well its words fit.

    Meeting whoever did it is no first offer after abuse; who is abused needs no programme for those who abuse, and who
    abuses none for those who are; what is for the young alone is nothing for somebody who says that they are grown up.
    """
    needs = set(service.needs)
    if needs <= AROUND_MEETING and "restorative-justice" in needs and not ABUSE.isdisjoint(meaning.needs):
        asks_to_meet = "restorative-justice" in meaning.needs and not MEETING.isdisjoint(meaning.stems)
        return not asks_to_meet
    if STOPPING in needs and needs <= AROUND_STOPPING and HURTING in service.groups and STOPPING not in meaning.needs:
        return not ABUSE.isdisjoint(meaning.needs)
    if set(meaning.needs) - {CRISIS} == {STOPPING} and HURTING in meaning.groups:
        return STOPPING not in needs
    return meaning.is_grown_up and YOUNG.isdisjoint(meaning.groups) and is_for_the_young(service)


def is_for_the_young(service: Service) -> bool:
    """Return whether a service is for those up to 25 alone, and for their parents, as far as its sources say."""
    if service.age_to is not None:
        return service.age_to <= OLDEST_YOUNG
    return (
        {"children", "young-people"} <= set(service.groups) and not service.age_from and "adults" not in service.groups
    )


def is_for_another_crime(service: Service, meaning: Meaning) -> bool:
    """Return whether counselling is meant, but not the crime that a service gives it for."""
    is_counselling = "mental-health" in meaning.needs and CRIMES.isdisjoint(meaning.needs)
    return is_counselling and "victim-support" not in service.needs and not CRIMES.isdisjoint(service.needs)


def is_for_other_people(service: Service, meaning: Meaning) -> bool:
    """Return whether a service is for special groups of people alone, of whom none is meant."""
    groups = OF_SOME.intersection(special(service))
    return bool(groups) and meaning.groups.isdisjoint(groups)


def may_mean_the_young(meaning: Meaning) -> bool:
    """Return whether a search names the young or their parents, or names no crime that grown-ups mostly report."""
    named = not YOUNG.isdisjoint(meaning.groups) or "child-abuse" in meaning.needs
    return named or CRIMES.isdisjoint(meaning.needs)


def _index(services: Iterable[Service]) -> tuple[Any, Any]:
    """Return a searcher over some services, and its schema."""
    builder = SchemaBuilder().add_text_field("service_id", stored=True, tokenizer_name="raw")
    for field, _ in FIELDS:
        builder.add_text_field(field, tokenizer_name="forms", index_option="freq")
    for field in ("need", "groups", "special", "gss_codes"):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    schema = builder.build()
    index = Index(schema)
    index.register_tokenizer("forms", FORMS)
    with index.writer(num_threads=1) as writer:
        for service in services:
            document = Document(
                service_id=service.service_id,
                service=f"{clean(service.service)} {initials(service.service)}",
                provider=clean(service.provider or ""),
                audience=clean(service.audience),
                description=clean(service.description),
                need=offered_needs(service),
                groups=service.groups,
                special=special(service) or [NOBODY],
                gss_codes=service.gss_codes or [UNKNOWN],
            )
            writer.add_document(document)
    index.reload()
    return index.searcher(), schema


@kept_with_store
def service_index(store: Store) -> ServiceIndex:
    """Return the index of the store's services."""
    services = directory(store).values()
    labels = [word.label for word in (*needs(store), *groups(store))]
    return ServiceIndex(services, Thesaurus(phrases(store), [*map(words_in, services), *labels]))
