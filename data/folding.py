"""Folds spellings for every search by words: what was published and what somebody types are folded alike.

Small letters without accents. Apostrophes are left out (Women’s, Womens), and dots and "&" between single letters
(U.K., A&E). Otherwise "&" is "and". A year is the same with any dash, stroke or century (2018-19, 2018/2019). All
other marks are spaces (St. Giles, co-commissioning, LGBT+), and so is the place between a letter and a digit
(Catch22, PCD123).
"""

import re
import unicodedata
from collections.abc import Iterable

import duckdb

APOSTROPHES = "'’‘‛ʼʹʻ＇′`´ʾʿ"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
LEFT_OUT = dict.fromkeys(map(ord, APOSTROPHES + INVISIBLE))

WHOLE_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart into a plain one and its accent."""

DASHES = "‐‑‒–—―−-"
YEAR = re.compile(rf"\b((?:19|20)\d\d) ?[/{DASHES}] ?(?:19|20)?(\d\d)\b", re.ASCII)
HALF_YEAR = "§"
"""Marks the second half of a year, so that 22 is not found in 2021/22."""

INITIAL = re.compile(r"\b([a-z])(?:\.| ?& ?(?=[a-z]\b))")
JOINS = re.compile(r"(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])")
"""Where a letter and a digit meet."""

OTHER_MARKS = re.compile(rf"[^a-z0-9{HALF_YEAR}]+")

QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
PHRASE = re.compile(r'"([^"]*)"')

OPEN_ENDS = re.compile(r"^ (?=[a-z]{3})|(?<=[^ ]{3}) $")
"""Spaces that a match need not have around it."""

NEVER_FOUND = "?"
"""The search for marks alone, which finds nothing: finding everything would look like an answer."""


def without_apostrophes(text: str) -> str:
    """Return text without the marks that split no word: apostrophes and what cannot be seen."""
    return text.translate(LEFT_OUT)


def folded(text: str) -> str:
    """Return text as searches compare it: plain words, each with a space before and after it."""
    letters = unicodedata.normalize("NFKD", without_apostrophes(text).replace(HALF_YEAR, " ").casefold())
    plain = "".join(one for one in letters if not unicodedata.combining(one)).translate(WHOLE_LETTERS)
    plain = INITIAL.sub(r"\1", plain.replace("&amp;", "&")).replace("&", " and ")
    plain = YEAR.sub(rf"\1 {HALF_YEAR}\2", plain)
    return OTHER_MARKS.sub(" ", f" {JOINS.sub(' ', plain)} ")


def needles(words: Iterable[str]) -> list[str]:
    """Return what a folded text has to hold to be found by a search; nothing where nothing is searched for.

    That is each phrase in quotation marks and each other word, of which a year is one. Words of three letters and
    more are found in the middle of others too, as in names of websites, and numbers at the beginning of others; what
    is shorter is found whole.
    """
    text = " ".join(words).translate(QUOTATION_MARKS)
    if not text.strip():
        return []
    singles = folded(PHRASE.sub(" ", text)).replace(f" {HALF_YEAR}", HALF_YEAR).split()
    found = [folded(phrase) for phrase in PHRASE.findall(text)]
    found += [f" {word.replace(HALF_YEAR, f' {HALF_YEAR}')} " for word in singles]
    return [OPEN_ENDS.sub("", one) for one in found if one.strip()] or [NEVER_FOUND]


def add_folding(connection: duckdb.DuckDBPyConnection) -> None:
    """Let the views of a build fold texts."""
    connection.create_function("folded", folded, ["VARCHAR"], "VARCHAR")
