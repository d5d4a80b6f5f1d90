"""The search at 100,000 services, against SQLite's FTS5 on the same rows: seconds for the same everyday searches."""

import csv
import random
import sqlite3
import time
from collections.abc import Callable
from typing import NamedTuple

from analysis.service_search.meaning import Thesaurus
from analysis.service_search.search import ServiceIndex, words_in
from analysis.service_search.words import telling_stems
from data.store import current_store
from queries.services import Service, directory, phrases
from tests.bench.servers import ROOT

MANY = 100_000
REPEATS = 3


class Searching(NamedTuple):
    """Milliseconds for a search in the middle of all that were tried, and how many were."""

    ours_ms: float
    fts5_ms: float
    searches: int


def many_services(real: list[Service]) -> list[Service]:
    """Return made-up services: the words, needs and areas of real ones, shuffled. They are never shown."""
    chance = random.Random(0)
    words = [word for one in real for word in one.description.split()]
    made = []
    for number in range(MANY):
        one, other = chance.choice(real), chance.choice(real)
        made.append(
            one._replace(
                service_id=f"{one.service_id}~{number}",
                service=f"{one.service} {chance.choice(words)} {number}",
                description=" ".join(chance.choices(words, k=18)),
                audience=other.audience,
                gss_codes=other.gss_codes,
            )
        )
    return made


def fts5(services: list[Service]) -> Callable[[str], list[tuple[str]]]:
    """Return a search by FTS5: the same texts, stemmed, any word, best first, as many as ours looks at."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE found USING fts5(service_id UNINDEXED, words, tokenize = 'porter unicode61')"
    )
    connection.executemany("INSERT INTO found VALUES (?, ?)", ((one.service_id, words_in(one)) for one in services))
    connection.execute("INSERT INTO found (found) VALUES ('optimize')")

    def search(text: str) -> list[tuple[str]]:
        asked = " OR ".join(f'"{stem}"' for stem in telling_stems(text))
        sql = "SELECT service_id FROM found WHERE found MATCH ? ORDER BY rank LIMIT 200"
        return connection.execute(sql, (asked,)).fetchall() if asked else []

    return search


def seconds(search: Callable[[str], object], texts: list[str]) -> float:
    """Return the median seconds of a search, each text tried some times and its fastest taken."""
    each = []
    for text in texts:
        tries = []
        for _ in range(REPEATS):
            start = time.perf_counter()
            search(text)
            tries.append(time.perf_counter() - start)
        each.append(min(tries))
    return sorted(each)[len(each) // 2]


def compare() -> Searching:
    """Return what a search costs, ours whole (words understood, services found and put in order) and FTS5's."""
    store = current_store()
    real = [one for one in directory(store).values() if one.status != "ended"]
    services = many_services(real)
    with (ROOT / "tests/golden/searches.csv").open(encoding="utf-8", newline="") as file:
        texts = [row["query"] for row in csv.DictReader(file) if row["expected"]][::3]
    index = ServiceIndex(services, Thesaurus(phrases(store), map(words_in, services)))
    ours = seconds(index.search, texts)
    theirs = seconds(fts5(services), texts)
    return Searching(1000 * ours, 1000 * theirs, len(texts))


if __name__ == "__main__":
    print(compare())
