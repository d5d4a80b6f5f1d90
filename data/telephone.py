"""Finds telephone numbers that are wrong: a spreadsheet drops leading zeros and rounds long numbers.

A wrong number of a helpline is worse than none, and looks right. Numbers are compared with the ranges in use in the
United Kingdom, as the library phonenumbers lists them.
"""

import re
from collections.abc import Iterator

from phonenumbers import PhoneNumber, is_valid_number, is_valid_short_number_for_region

UNITED_KINGDOM = 44
REGION = "GB"

RUN = re.compile(r"\+?(?:\(\d+\)|\d+)(?:[ \-\u00a0\u2011\u2013]*(?:\(\d+\)|\d+))*")
"""Digits with what may separate those of one number: spaces, hyphens, brackets round the dialling code."""

ADDRESSES = re.compile(r"\S*(?:://|www\.|@)\S*")
WORDS_IN_BRACKETS = re.compile(r"\([^()]*[A-Za-z][^()]*\)")
MENU = re.compile(r"\b(?:press|options?|ext\.?|extension) \d+", re.IGNORECASE)
TEXT_CODE = re.compile(r"\b(?:text|sms)\b[^\d;]*(\d{5})(?!\d| \d)", re.IGNORECASE)
"""A number of five digits that takes messages: Text 85258, text SHOUT to 85258."""

ENDINGS = re.compile(r"\b(0(?:\d ?)+)(\d{4})((?: / \d{4})+)\b")
"""Numbers of one exchange, of which only the first is written in full: 020 8461 7373 / 7379."""

SCIENTIFIC = re.compile(r"(?<![\w.])\d(?:\.\d+)?E\+\d+\b")
"""A long number as a spreadsheet writes it where the column is narrow: the digits that it left out are lost."""

RELAY = re.compile(r"^18001(?=\d{9})")
"""Relay UK, for deaf people, is dialled before the number itself."""

TENDER_NOTICE = re.compile(r"0\d{5}-\d{4}")
"""The number of a notice of Find a Tender: 043611-2025."""

WITHOUT_ZERO = re.compile(r"(?=(?:\D?\d){9,10}$)[1-9]\d{1,4}(?:[ \-]\d{2,8}){1,3}|[1-9]\d{9}")
THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")

EXPECTED = "a UK telephone number with its leading 0, such as 0808 168 9291, or a short code: 999, 116 123, Text 85258"
MEND = "format the column as text in the spreadsheet before you open the file in it"


def is_number(written: str) -> bool:
    """Return whether digits, with or without spaces, are a telephone number or short code that is in use in the UK."""
    digits = RELAY.sub("", re.sub(r"[^\d+]", "", written))
    international = re.fullmatch(r"(?:\+|00)44(?:0)?(\d+)", digits)
    if international:
        return _is_assigned(international[1])
    if digits.startswith("0"):
        return _is_assigned(digits[1:])
    return _is_short(digits)


def _is_assigned(national: str) -> bool:
    """Return whether the digits after the leading 0 are those of a number."""
    return (
        national.isdigit()
        and not national.startswith("0")
        and is_valid_number(PhoneNumber(UNITED_KINGDOM, int(national)))
    )


def _is_short(digits: str) -> bool:
    """Return whether digits without a leading 0 can be rung as they are."""
    if re.fullmatch(r"116\d{3}", digits):
        # Kept for helplines all over Europe.
        return True
    if re.fullmatch(r"[2-9]\d{4}", digits) or not digits.isdigit():
        # Nearly all numbers of five digits take messages and nothing else: the cell has to say so.
        return False
    return is_valid_short_number_for_region(PhoneNumber(UNITED_KINGDOM, int(digits)), REGION)


def fault_in_numbers(text: str) -> str | None:
    """Return what was expected of a cell that holds telephone numbers, or None where it holds them and no others.

    There may be words between them; text in brackets is read as any other text.
    """
    if SCIENTIFIC.search(text):
        return _shortened()
    for words in WORDS_IN_BRACKETS.findall(text):
        if fault := fault_in_text(words):
            return fault
    bare = MENU.sub("", WORDS_IN_BRACKETS.sub("", written_out(text)))
    without_codes = TEXT_CODE.sub("", bare)
    numbers = [match[0] for match in RUN.finditer(without_codes)]
    if not numbers and without_codes == bare:
        return EXPECTED
    for number in numbers:
        if not is_number(number):
            return _expected(number)
    return None


def written_out(text: str) -> str:
    """Return text in which numbers that share all but their last four digits are each written in full."""
    return ENDINGS.sub(lambda found: found[1] + found[2] + found[3].replace("/ ", f"/ {found[1]}"), text)


def fault_in_text(text: str) -> str | None:
    """Return what was expected of a telephone number that a text seems to hold and that is none, or None.

    Years, amounts and the numbers of documents are let through.
    """
    if SCIENTIFIC.search(text):
        return _shortened()
    for written in _runs(ADDRESSES.sub(" ", text)):
        digits = RELAY.sub("", re.sub(r"\D", "", written))
        if written.startswith(("0", "(0", "+")):
            seems_one = 9 <= len(digits) <= 13 and not TENDER_NOTICE.fullmatch(written)
            if seems_one and not is_number(written):
                return _expected(written)
        elif _seems_to_lack_a_zero(written) and is_number(f"0{digits}"):
            return _expected(written)
    return None


def _seems_to_lack_a_zero(written: str) -> bool:
    """Return whether digits are as long and as divided as a number without its 0, and not as an amount."""
    groups = re.sub(r"[()]", "", written)
    return WITHOUT_ZERO.fullmatch(groups) is not None and THOUSANDS.fullmatch(groups) is None


def _runs(text: str) -> Iterator[str]:
    """Yield the digits of a text that are not a part of a word, an amount, a date or a fraction."""
    for match in RUN.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        inside = re.search(r"[\w£€$/=.\-]$|\d,$", before) or re.match(r"[\w%/=\-]|[.,]\d", after)
        if not inside:
            yield match[0]


def _expected(number: str) -> str:
    """Return what was expected in the place of a number, with the zero that it may have lost."""
    if is_number(f"0{number}"):
        return f"0{number}: a spreadsheet has dropped the leading 0; put it back, and {MEND}"
    return f"{EXPECTED}; “{number}” is not one"


def _shortened() -> str:
    return f"the whole number; a spreadsheet has shortened it: take it from the source again, and {MEND}"
