"""Brings collected facts (a folder of CSV files) into the project's own form, changing no figure.

`python -m data.import_facts <facts> <new folder>` writes the tables that TABLE_READERS names into a new folder.
data/tables itself has been edited by hand since (README, "How to add a document") and is never overwritten; tables that
came later are not made from the facts and have no reader. What is normalised is listed here and in data/mappings:
ranges of years become two columns, lists in one cell become tables, names become ids. The script stays as the record of
how the first collection came in.
"""

import csv
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from data.schema import read_schema

Row = dict[str, str]

MAPPINGS = Path(__file__).parent / "mappings"

LONDON: Row = {
    "gss_code": "E12000007",
    "area": "London",
    "area_type": "region",
    "receives_direct_funding": "no",
}

# The geography facts carry no source of their own; the list of sources says which document each column is from.
GEOGRAPHY_SOURCES = {
    "inner_outer_source_id": "london-statistical-gis",
    "police_unit_source_id": "met-bcu-2018",
    "land_area_source_id": "ons-standard-area-2023",
}

# "Published total" rows whose measure is only called "total": the column of the report that the figure stands in. The
# Early Intervention Youth Fund prints its total under Forecast and leaves the one under Budget empty.
TOTAL_MEASURES = {"vru-extension": "budget", "vawg-fund": "budget", "ylf": "budget", "eiyf": "forecast"}


def read(folder: Path, name: str) -> list[Row]:
    """Return the rows of one facts or mapping file, every value as text."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def renamed(rows: Iterable[Row], names: dict[str, str], drop: Iterable[str] = ()) -> Iterator[Row]:
    """Yield the rows with columns renamed and dropped."""
    dropped = set(drop)
    for row in rows:
        yield {names.get(key, key): value for key, value in row.items() if key not in dropped}


def years(period: str) -> Row:
    """Return start_year and end_year of a period such as 2019/20 or 2017/18-2020/21; both empty without a period."""
    start, _, end = period.partition("-")
    return {"start_year": start, "end_year": end or start}


def slug(*parts: str) -> str:
    """Return an id made of the words of the parts."""
    text = "-".join(part for part in parts if part).lower().replace("£", "").replace("'", "").replace("’", "")
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def areas(facts: Path) -> Iterator[Row]:
    """Yield boroughs, the City of London and London, with their geography."""
    geography = {row["gss_code"]: row for row in read(facts, "borough_geography")}
    for row in read(facts, "boroughs"):
        place = geography[row["gss_code"]]
        if place["borough"] != row["borough"]:
            raise ValueError(f"{row['gss_code']} is called {row['borough']} and {place['borough']}")
        is_city = row["lcpf_recipient"] == "no"
        sources = dict(GEOGRAPHY_SOURCES)
        if is_city:
            sources["police_unit_source_id"] = ""
        yield {
            "gss_code": row["gss_code"],
            "area": row["borough"],
            "area_type": "city" if is_city else "borough",
            "inner_outer": place["inner_outer"],
            "police_unit": place["basic_command_unit"],
            "police_unit_name_confirmed": place["bcu_name_confirmed"],
            "land_area_hectares": place["land_area_hectares"],
            "receives_direct_funding": row["lcpf_recipient"],
            **sources,
        }
    yield LONDON


def without_names(facts: Path, name: str) -> Iterator[Row]:
    """Yield rows that repeat the borough's name beside its code, with the name checked and left out."""
    names = {row["gss_code"]: row["borough"] for row in read(facts, "boroughs")}
    for row in read(facts, name):
        if row["borough"] != names[row["gss_code"]]:
            raise ValueError(f"{name}: {row['gss_code']} is called {row['borough']}")
        yield {key: value for key, value in row.items() if key != "borough"}


def priority_spend_lines(facts: Path) -> Iterator[Row]:
    """Yield the lines under each priority, with the priority's name checked and left out."""
    names = {row["priority_id"]: row["priority"] for row in read(facts, "priority_areas")}
    for row in renamed(read(facts, "priority_spend_lines"), {"line_no": "line_number"}):
        if row.pop("priority") != names[row["priority_id"]]:
            raise ValueError(f"priority_spend_lines: {row['priority_id']} has another name")
        yield row


def programme_budgets(facts: Path) -> Iterator[Row]:
    """Yield the fund tables, with total rows marked and lines matched to programmes."""
    programmes = {
        (row["fund_id"], row["line"]): row["programme_id"] for row in read(MAPPINGS, "budget_line_programmes")
    }
    for row in read(facts, "programme_budgets"):
        line = row.pop("programme")
        measure = row.pop("measure")
        yield {
            "line": line,
            "programme_id": programmes.get((row["fund_id"], line), ""),
            "is_total": "yes" if line == "Published total" else "no",
            "measure": TOTAL_MEASURES[row["fund_id"]] if measure == "total" else measure,
            **years(row.pop("financial_year")),
            **row,
        }


def london_totals(facts: Path) -> Iterator[Row]:
    """Yield the London figures, each with an id made of its series, period and measure."""
    seen: set[str] = set()
    for row in read(facts, "london_totals"):
        total_id = slug(row["series"], row["financial_year"], row["measure"])
        if total_id in seen:
            raise ValueError(f"london_totals: two rows are called {total_id}")
        seen.add(total_id)
        yield {"total_id": total_id, **years(row.pop("financial_year")), **row}


def london_total_parts(_facts: Path) -> Iterator[Row]:
    """Yield which London figures are parts of another."""
    for row in read(MAPPINGS, "london_total_parts"):
        yield {
            "total_id": slug(row["total_series"], row["total_period"], row["total_measure"]),
            "part_total_id": slug(row["part_series"], row["part_period"], row["part_measure"]),
            "reason": row["reason"],
        }


def incomparable_decisions(_facts: Path) -> Iterator[Row]:
    """Yield the decisions whose total is not the sum of the awards listed under them, as their own notes say."""
    yield from read(MAPPINGS, "incomparable_decisions")


def mapped(name: str) -> Callable[[Path], Iterator[Row]]:
    """Return a reader of a table of our own, which bears on the facts but is not one of them."""
    return lambda _facts: iter(read(MAPPINGS, name))


def statements(facts: Path) -> Iterator[Row]:
    """Yield what is said about money in boroughs; the boroughs are in statement_areas."""
    for row in read(facts, "borough_funding_statements"):
        del row["gss_codes"]
        yield {**years(row.pop("financial_year")), **row}


def listed(facts: Path, name: str, key: str, column: str, item: str) -> Iterator[Row]:
    """Yield one row for each item of a list that the facts keep in one cell, separated by semicolons."""
    for row in read(facts, name):
        for value in filter(None, row[column].split(";")):
            yield {key: row[key], item: value}


def services(facts: Path) -> Iterator[Row]:
    """Yield the services; what they help with is in service_needs. The facts leave eligibility empty throughout."""
    words = {row["as_collected"]: row["as_stored"] for row in read(MAPPINGS, "gender_words")}
    for row in renamed(
        read(facts, "services"), {"free": "is_free", "confidential": "is_confidential"}, drop=("needs", "eligibility")
    ):
        yield {**row, "gender": words.get(row["gender"], row["gender"])}


def recommendations(facts: Path) -> Iterator[Row]:
    """Yield the recommendations, each with an id made of its source and its number or place."""
    count: dict[str, int] = {}
    for row in read(facts, "recommendations"):
        count[row["source_id"]] = count.get(row["source_id"], 0) + 1
        yield {"recommendation_id": slug(row["source_id"], row["number"] or str(count[row["source_id"]])), **row}


def discrepancies(facts: Path) -> Iterator[Row]:
    """Yield the contradictions, with the borough, fund, programme and decision each is about."""
    subjects = {row["topic"]: row for row in read(MAPPINGS, "discrepancy_subjects")}
    for row in read(facts, "discrepancies"):
        yield {"discrepancy_id": slug(row["topic"]), **row, **subjects[row["topic"]]}


def awards(facts: Path) -> Iterator[Row]:
    """Yield the awards, with the bases spelled in words. An amount that was not seen is “not found”."""
    for row in read(facts, "awards"):
        yield {
            **row,
            "amount_basis": row["amount_basis"].replace("_", " "),
            "not_counted_reason": row["not_counted_reason"].replace("amount not published", "amount not found"),
        }


def milestones(facts: Path) -> Iterator[Row]:
    """Yield the stages; where date or remark is from another document than the plan, with that document."""
    others = {(row["fund_id"], row["stage"]): row for row in read(MAPPINGS, "milestone_sources")}
    columns = ("actual_decision_id", "note_source_id", "note_locator")
    for row in read(facts, "milestones"):
        other = others.get((row["fund_id"], row["stage"]), {})
        yield {**row, **{column: other.get(column, "") for column in columns}}


def funding_formula(facts: Path) -> Iterator[Row]:
    """Yield what is published on the formula."""
    for row in read(facts, "funding_formula"):
        yield {**years(row.pop("period")), **row}


def unchanged(name: str, names: dict[str, str] | None = None) -> Callable[[Path], Iterator[Row]]:
    """Return a reader for a file that only has columns renamed."""
    return lambda facts: renamed(read(facts, name), names or {})


SPAN = {"start_fy": "start_year", "end_fy": "end_year"}

TABLE_READERS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "areas": areas,
    "audit_follow_up": unchanged("audit_follow_up"),
    "award_areas": unchanged("award_areas"),
    "awards": lambda facts: renamed(awards(facts), SPAN),
    "borough_allocations": lambda facts: without_names(facts, "borough_allocations"),
    "borough_funding_statements": statements,
    "award_lengths_stated": mapped("award_lengths_stated"),
    "award_roundings": mapped("award_roundings"),
    "ccf_criteria": unchanged("ccf_criteria"),
    "commissioning_principles": unchanged("commissioning_principles", {"order": "position"}),
    "decision_circumstances": mapped("decision_circumstances"),
    "decisions": unchanged("decisions", {**SPAN, "total_amount_gbp": "amount_gbp", "total_basis": "amount_basis"}),
    "deprivation": unchanged("deprivation"),
    "discrepancies": discrepancies,
    "evidence_kinds": mapped("evidence_kinds"),
    "funding_formula": funding_formula,
    "funds": unchanged("funds", SPAN),
    "gdp_deflators": unchanged("gdp_deflators", {"index": "price_index"}),
    "governance": unchanged("governance"),
    "helplines": unchanged("helplines"),
    "incomparable_decisions": incomparable_decisions,
    "london_total_parts": london_total_parts,
    "london_totals": london_totals,
    "milestones": milestones,
    "organisations": unchanged("organisations"),
    "outcome_areas": unchanged("outcome_areas"),
    "outcomes": unchanged("outcomes"),
    "plan_priorities": unchanged("plan_priorities", {"order": "position"}),
    "population": unchanged("population"),
    "postcode_districts": unchanged("postcode_districts"),
    "principle_evidence": mapped("principle_evidence"),
    "priority_areas": unchanged("priority_areas", {"published_total_gbp": "amount_gbp"}),
    "priority_spend_lines": priority_spend_lines,
    "programme_budgets": programme_budgets,
    "programmes": unchanged("programmes", SPAN),
    "question_evidence": mapped("question_evidence"),
    "recommendation_addressees": mapped("recommendation_addressees"),
    "recommendation_evidence": mapped("recommendation_evidence"),
    "recommendations": recommendations,
    "recorded_offences": unchanged("recorded_offences"),
    "recorded_offences_unallocated": unchanged("recorded_offences_unallocated"),
    "scrutiny_questions": unchanged("scrutiny_questions", {"order": "position"}),
    "service_areas": unchanged("service_areas"),
    "service_needs": lambda facts: listed(facts, "services", "service_id", "needs", "need"),
    "services": services,
    "sources": unchanged("sources", {"seed_file": "text_file"}),
    "stated_changes": lambda facts: renamed(
        without_names(facts, "stated_changes"),
        {
            "from_fy": "from_year",
            "to_fy": "to_year",
            "change_pct": "change_percent",
            "pct_rounding": "rounding_percent",
            "gbp_rounding": "rounding_gbp",
        },
    ),
    "statement_areas": lambda facts: listed(
        facts, "borough_funding_statements", "statement_id", "gss_codes", "gss_code"
    ),
    "unanswered": mapped("unanswered"),
}


def write(folder: Path, table: str, rows: list[Row], columns: list[str]) -> None:
    """Write one table of the data package, with LF line ends so that a later change shows as small as it is."""
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(facts: str, folder: str) -> None:
    """Write each table that has a reader into a new folder, columns in the order of the schema.

    Raises FileExistsError where the folder exists.
    """
    schema = read_schema()
    target = Path(folder)
    target.mkdir()
    for table, reader in TABLE_READERS.items():
        rows = list(reader(Path(facts)))
        write(target, table, rows, [column.name for column in schema[table].columns])
        print(f"{table}: {len(rows)} rows")


if __name__ == "__main__":
    main(*sys.argv[1:])
