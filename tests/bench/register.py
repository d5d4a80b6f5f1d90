"""The register with a thousand times as many awards: whether a page of it costs more than today's."""

import os
import tempfile
from pathlib import Path

import duckdb

from data.build import build_store
from tests.bench.costs import Cost, cost
from tests.bench.servers import dashboard

TIMES = 1_000
PAGE, QUERY = "awards", "q=youth&kind=grant"


def many_awards(folder: Path) -> None:
    """Build a store with a thousand copies of each award in the folder.

    Each copy has an id and an amount of its own: copies of one amount would all look like one award listed twice.
    """
    os.environ["MOPAC_DASHBOARD_STORE"] = str(folder)
    build_store(report=lambda _line: None)
    with duckdb.connect(str(folder / "store.duckdb")) as connection:
        for sql in MULTIPLY:
            connection.execute(sql, {"times": TIMES})
        for sql in COUNT_AGAIN:
            connection.execute(sql)


MULTIPLY = (
    "INSERT INTO awards "
    "SELECT awards.* REPLACE (award_id || '~' || copy AS award_id, amount_gbp + copy AS amount_gbp) "
    "FROM awards, range(1, $times) AS copies (copy)",
    "INSERT INTO award_areas SELECT award_areas.* REPLACE (award_id || '~' || copy AS award_id) "
    "FROM award_areas, range(1, $times) AS copies (copy)",
    "INSERT INTO build.award_register "
    "SELECT award_register.* REPLACE (award_id || '~' || copy AS award_id, amount_gbp + copy AS amount_gbp) "
    "FROM build.award_register, range(1, $times) AS copies (copy)",
)

COUNT_AGAIN = (
    "UPDATE build.table_rows SET row_count = (SELECT count(*) FROM awards) WHERE table_name = 'awards'",
    "UPDATE build.table_rows SET row_count = (SELECT count(*) FROM award_areas) WHERE table_name = 'award_areas'",
)


def cost_of_many() -> Cost:
    """Return what a filtered page of the register costs with a thousand times today's awards."""
    before = os.environ.get("MOPAC_DASHBOARD_STORE")
    with tempfile.TemporaryDirectory() as folder:
        many_awards(Path(folder))
        try:
            with dashboard() as server:
                return cost(server, PAGE, QUERY)
        finally:
            if before is None:
                del os.environ["MOPAC_DASHBOARD_STORE"]
            else:
                os.environ["MOPAC_DASHBOARD_STORE"] = before
