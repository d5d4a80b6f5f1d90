"""Telephone numbers: what spreadsheets do to them is refused everywhere, what is written in other ways is not."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.build import BuildError, read_tables
from data.paths import TABLES
from data.schema import read_schema
from data.telephone import fault_in_numbers, fault_in_text, is_number
from tests.helpers import table


def real_cells(column: str) -> list[str]:
    """Return every filled cell of the columns of this name."""
    found = []
    for name in read_schema():
        found += [row[column] for row in table(name) if row.get(column)]
    return found


@pytest.mark.parametrize(
    "text",
    [
        *("999", "101", "111", "112", "105", "119", "116 123", "116 000", "116 006", "18000"),
        *("0800 1111", "0800 555 111", "0808 2000 247", "08000 121 700", "0207 3323621", "08 08 16 89 111"),
        *("+44 20 7008 1500", "+44 (0)20 7008 1500", "(020) 8825 8000", "020-8825-8000", "00442070081500"),
        *("0808 802 0300 (press 2 for London)", "020 8583 6600 option 2", "111, then press 2", "Call 999"),
        *("Text 85258", "text SHOUT to 85258", "SMS 60777", "020 3947 2601; text 07970 350366"),
        *("116 000 (call or text)", "0800 1111 (under 19s)", "18001 0808 168 9291", "020 8461 7373 / 7379 / 7026"),
        "0800 028 2028 (option 5 housing management; option 4 antisocial behaviour)",
    ],
)
def test_numbers_as_they_are_published_are_taken(text: str) -> None:
    assert fault_in_numbers(text) is None
    assert fault_in_text(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("808 168 9291", "8081689291", "800 1111", "800 555 111", "020 7008 150", "020 7008 15000", "020 9999 9999"),
        *("8.08E+09", "8.081689291E+09", "0808 168 9291.0", "85258", "808", "24 hours", "Call us", "0000 000 0000"),
        *(
            "020 8461 7373 / 79",
            "020 8461 7373 / 73790",
            "7373 / 7379",
            "0808 168 9291 (or 808 168 9291)",
            "+353 1 234 5678",
            "0808 168 9291 0808 802 0300",
        ),
    ],
)
def test_what_is_no_number_is_refused_where_numbers_belong(text: str) -> None:
    assert fault_in_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        *("ring 808 168 9291", "otherwise 8081689291 at night", "text 7717 989 025", "refuge line 0808 169 99755"),
        *("Mon-Fri 9am-5pm; otherwise 020 7008 150", "call 8.08E+09 or 999", "808-168-9291", "ring (808) 168 9291"),
    ],
)
def test_what_is_no_number_is_refused_in_any_text(text: str) -> None:
    assert fault_in_text(text)


@pytest.mark.parametrize(
    "text",
    [
        *("from 1,234,567,890 to 0.123456789", "£8081689291", "find-tender notice 043611-2025", "2018-19 2019-20"),
        *("DMPCD 2014 143", "24/7, 365 days a year", "company 06845451", "1 234 567 890", "E09000001", "2019-10-10"),
        *("https://example.org/0808 and https://example.org/08081", "020 7974 is Camden's prefix", "page 0123456789x"),
    ],
)
def test_other_numbers_are_no_false_alarm(text: str) -> None:
    assert fault_in_text(text) is None


@given(st.lists(st.integers(1990, 2040), min_size=1, max_size=4), st.sampled_from([" ", "-", " - ", ", ", " to "]))
def test_years_are_no_false_alarm(years: list[int], between: str) -> None:
    assert fault_in_text(f"Strategy {between.join(map(str, years))}") is None


@given(st.integers(0, 10**12), st.sampled_from([",", " "]), st.sampled_from(["", "£"]))
def test_amounts_are_no_false_alarm(amount: int, between: str, sign: str) -> None:
    assert fault_in_text(f"of {sign}{amount:,} in all".replace(",", between)) is None
    assert fault_in_text(f"of £{amount} in all") is None


def test_a_zero_that_a_spreadsheet_drops_is_missed_in_every_number_of_the_package() -> None:
    """What saving the file in a spreadsheet does to a number without spaces, and to one with them."""
    numbers = [cell for cell in real_cells("phone") if cell.startswith("0") and cell.replace(" ", "").isdigit()]
    assert len(numbers) > 40
    assert all(map(is_number, numbers))
    for number in numbers:
        digits = number.replace(" ", "")
        for damaged in (digits[1:], number[1:], f"{float(digits):.2E}", f"{digits}.0", f"{digits}1234"):
            assert fault_in_numbers(damaged), damaged
        assert number in (fault_in_numbers(number[1:]) or ""), "the message says what to write"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new", "column", "message"),
    [
        ("services", ",0808 168 9291,", ",808 168 9291,", "phone", "expected 0808 168 9291: a spreadsheet has dropped"),
        ("services", ",0808 168 9291,", ",8081689291,", "phone", "expected 08081689291: a spreadsheet has dropped"),
        (
            "services",
            ",0808 168 9291,",
            ",8.08E+09,",
            "phone",
            "expected the whole number; a spreadsheet has shortened",
        ),
        ("helplines", ",0800 1111,", ",800 1111,", "phone", "expected 0800 1111: a spreadsheet has dropped"),
        ("helplines", ",999,", ",99,", "phone", "expected a UK telephone number with its leading 0, such as"),
        ("services", "otherwise 020 7008 1500", "otherwise 20 7008 1500", "phone_hours", "expected 020 7008 1500"),
        ("services", "text 07717 989 025", "text 7717989025", "how_to_get_help", "expected 07717989025: a spreadsheet"),
    ],
)
def test_a_damaged_number_fails_the_build_with_its_place(
    tmp_path: Path, name: str, old: str, new: str, column: str, message: str
) -> None:
    folder = Path(shutil.copytree(TABLES, tmp_path / "tables"))
    path = folder / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BuildError) as caught:
        read_tables(folder)
    (problem,) = caught.value.problems
    assert problem.startswith(f"{name}.csv, line ")
    assert f", column {column}: found " in problem
    assert message in problem
