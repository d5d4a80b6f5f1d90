"""Writes docs/urls.md and docs/files.md from the declarations of pages, files and columns: `make docs`.

What stands above the mark in each of them is written by hand.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin

from data.schema import Table, read_schema
from data.store import Store
from pages.menu import PAGES
from queries import Bounds
from tests.documentation.parameters import FileRequest, Parameter, Parameters, file_parameters, page_parameters
from ui.choices import Number, OneOf, PageNumber, Several, Words
from ui.csv_file import file_columns
from ui.files import DRAWINGS, FILES, Export, File
from ui.request import LISTED_IN, SEARCH_LENGTH

DOCS = Path(__file__).parent.parent.parent / "docs"
MARK = "<!-- Written by `make docs` from here on. -->\n"

MOST_TRIES = 60
"""Options of a required choice that are tried until something is published for one."""

UNITS = {
    "_gbp": "pounds",
    "_calendar_year": "calendar year",
    "_percent": "percent",
    "_percentage_points": "percentage points",
    "_hectares": "hectares",
    "_phone": "telephone number",
}
"""Units by the endings of names, as in the schema."""

COMMON_COLUMNS = {
    "part": "Part of what the file adds up or compares",
    "source_id": "Short name of the document",
    "source_title": "Title of the document",
    "source_address": "Web address of the document",
    "locator": "Place in the document: page, paragraph, table or row",
}
"""What columns hold that many files have."""

PARAMETERS_HEADING = "| Parameter | Label on the page | Value | Default |\n| --- | --- | --- | --- |"


def urls(store: Store) -> str:
    """Return every page with its parameters, as Markdown."""
    lines = ["| Address | Page | Parameters |", "| --- | --- | --- |"]
    lines += [f"| `{page.path}` | {page.title} | {', '.join(map(_code, page.names))} |" for page in PAGES.values()]
    for page in PAGES.values():
        if page.choices:
            lines += ["", f"## {page.title}: `{page.path}`", "", page.description, "", PARAMETERS_HEADING]
            lines += _parameter_rows(page_parameters(page, store))
    return "\n".join(lines) + "\n"


def _parameter_rows(parameters: Parameters) -> Iterator[str]:
    for name, parameter in parameters.items():
        default = "required" if parameter.is_required else parameter.default and f"`{parameter.default}`"
        yield f"| `{name}` | {parameter.choice.label} | {'; '.join(_values(parameter))} | {default} |"


def _values(parameter: Parameter) -> Iterator[str]:
    """Yield what a parameter can be, and how it depends on others."""
    choice, options = parameter.choice, parameter.options
    years = [option for option in options if re.fullmatch(r"\d{4}/\d{2}", option)]
    if isinstance(choice, Number):
        yield choice.expected
    elif isinstance(choice, Words):
        yield f"words, up to {SEARCH_LENGTH} characters"
    elif isinstance(choice, PageNumber):
        yield "a page of the list, from 1"
    elif isinstance(choice, Several):
        yield f"{choice.noun}; may be given up to {choice.most} times"
    elif years:
        others = [_code(option) for option in options if option not in years]
        yield ", ".join([*others, f"a financial year from `{min(years)}` to `{max(years)}`"])
    elif parameter.is_listed:
        labels = choice.labels if isinstance(choice, OneOf) else {}
        yield ", ".join(_code(one) + (f" ({labels[one]})" if one in labels else "") for one in options)
    else:
        listed = LISTED_IN.get(choice.name)
        yield (choice.noun or f"one of {len(options)}") + (f", as listed in `/csv/{listed}`" if listed else "")
    if parameter.only_with:
        yield f"only with {_codes(parameter.only_with)}"
    if parameter.not_for_all and not parameter.only_with:
        yield f"for some values of {_codes(parameter.not_for_all)} only"
    if parameter.depends_on:
        yield f"the values depend on {_codes(parameter.depends_on)}"


def _code(text: str) -> str:
    return f"`{text}`"


def _codes(names: Iterable[str]) -> str:
    return ", ".join(map(_code, dict.fromkeys(names)))


class FileColumn(NamedTuple):
    """A column of a file: its name, unit or type, and what it holds; empty where the schema does not say."""

    name: str
    unit: str
    meaning: str


def files(store: Store) -> str:
    """Return every file and drawing with its parameters, and every column with what it holds, as Markdown."""
    lines, columns = ["## Files"], defaultdict[FileColumn, list[str]](list)
    for name, file in sorted(FILES.items()):
        lines += _heading("csv", name, file, file_parameters(file, store))
        export = example(file, store)
        if export:
            shown = _columns(export, read_schema())
            lines += ["", f"Columns: {_codes(column.name for column in shown)}"]
            for column in shown:
                columns[column].append(name)
    lines += ["", "## Drawings"]
    for name, drawing in sorted(DRAWINGS.items()):
        lines += _heading("svg", name, drawing, file_parameters(drawing, store))
    lines += ["", "## Columns", "", "| Column | Unit or type | What it holds | Files |", "| --- | --- | --- | --- |"]
    lines += [
        f"| `{column.name}` | {column.unit} | {column.meaning} | {_codes(names)} |"
        for column, names in sorted(columns.items())
    ]
    return "\n".join(lines) + "\n"


def _heading(kind: str, name: str, file: File[Any], parameters: Parameters) -> list[str]:
    title = (file.make.__doc__ or "").splitlines()[0].removeprefix("Return ").split("; None")[0].rstrip(".")
    lines = ["", f"### `/{kind}/{name}`", "", f"{title[:1].upper()}{title[1:]}.", *([""] if parameters else [])]
    for parameter in parameters.values():
        default = "required" if parameter.is_required else f"`{parameter.default}`" if parameter.default else "none"
        lines.append(f"- `{parameter.choice.name}` ({default}): {'; '.join(_values(parameter))}")
    return lines


def example(file: File[Export], store: Store) -> Export | None:
    """Return the file for the first option of what it requires that something is published for."""
    tries = (file(FileRequest(store, (), first=first)) for first in range(MOST_TRIES))
    return next((export for export in tries if export), None)


def _columns(export: Export, tables: Mapping[str, Table]) -> list[FileColumn]:
    """Return the columns of a file in their order."""
    types = {column.name: column.type for column in file_columns(export.row_type)}
    names = next(csv.reader(io.StringIO(export.content().decode("utf-8-sig"))))
    closest = _closest(names, tables)
    columns = []
    for name in names:
        field = name if name in types else re.sub("_(low|high)$", "", name)
        unit = "pounds where it is an amount" if field in export.pounds else _unit(field, types.get(field, str))
        if field != name:
            meaning = f"{'Lowest' if name.endswith('_low') else 'Highest'} value that rounding allows"
        else:
            meaning = COMMON_COLUMNS.get(name) or closest.get(name) or _only_meaning(name, unit, tables)
        columns.append(FileColumn(name, unit, meaning))
    return columns


def _closest(names: Collection[str], tables: Mapping[str, Table]) -> dict[str, str]:
    """Return what the columns of the table hold whose rows the file has: its key, and a third of the file's columns."""
    comments = [
        {column.name: column.comment for column in table.columns}
        for table in tables.values()
        if any(set(names).issuperset(key) for key in table.keys)
    ]
    closest = max(comments, key=lambda columns: len(columns.keys() & set(names)), default={})
    return closest if len(closest.keys() & set(names)) >= len(names) / 3 else {}


def _only_meaning(name: str, unit: str, tables: Mapping[str, Table]) -> str:
    """Return what a column of words holds, if it is the same in all tables that have one of this name."""
    meanings = {
        column.comment
        for table in tables.values()
        for column in table.columns
        if column.name == name and column.type in ("VARCHAR", "BOOLEAN")
    }
    return meanings.pop() if len(meanings) == 1 and unit in ("text", "yes or no") else ""


def _unit(name: str, hint: object) -> str:
    """Return the unit or the type of a field, by its name and its type."""
    types = {hint, *get_args(hint)}
    for ending, unit in UNITS.items():
        if name.endswith(ending):
            return unit
    if name.endswith("_year") and int in types:
        return "financial year"
    if bool in types:
        return "yes or no"
    if types & {int, float, Decimal, Bounds}:
        return "number"
    if any(get_origin(one) in (list, tuple) for one in types):
        return "words, separated by ;"
    return "date" if date in types else "text"


def write(store: Store, folder: Path = DOCS) -> None:
    """Write both documents below their marks."""
    for name, text in DOCUMENTS.items():
        path = folder / name
        by_hand = path.read_text(encoding="utf-8").partition(MARK)[0]
        path.write_text(f"{by_hand}{MARK}\n{text(store)}", encoding="utf-8")


DOCUMENTS = {"urls.md": urls, "files.md": files}
