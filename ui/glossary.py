"""Explains funding terms and short forms such as IDVA, once on each page that uses them; ui/glossary.csv has them."""

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from ui.html import Html, render

with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
    _ENTRIES = tuple(csv.DictReader(file))

WORDS = {entry["term"]: entry["meaning"] for entry in _ENTRIES if entry["kind"] == "term"}
"""Terms that need explaining, in the order in which pages list them at the top."""

FORMS = {entry["term"]: entry["meaning"] for entry in _ENTRIES if entry["kind"] == "short form"}
"""Short forms, which a note under a page spells out."""

ANY = re.compile(rf"\b({'|'.join(FORMS)})s?\b")


@cache
def glossary(*terms: str) -> Html:
    """Return what some terms of WORDS mean, folded away; nothing without any."""
    return render("glossary", words=[(term, WORDS[term]) for term in WORDS if term in terms]) if terms else Html()


def written_out(text: str) -> str:
    """Return a text with the words that short forms stand for in their place: Violence Reduction Unit for VRU."""
    return " ".join(FORMS.get(word.upper(), word) for word in text.split())


@lru_cache(maxsize=256)
def forms_in(text: str) -> frozenset[str]:
    """Return the short forms in some words or HTML, but for those that it spells out itself."""
    words = re.sub(r"<[^>]+>", " ", text)
    found = frozenset(ANY.findall(words))
    plain = words.casefold()
    return frozenset(form for form in found if FORMS[form].casefold() not in plain)


@lru_cache(maxsize=256)
def spelled_out(forms: frozenset[str]) -> Html:
    """Return what short forms stand for, in a note; nothing for none."""
    return render("short_forms", forms=[(form, FORMS[form]) for form in sorted(forms)])


def spelled_out_of(texts: Iterable[str], known: str = "") -> Html:
    """Return the note for parts of a page that are the same objects at every run, without a form that is known."""
    return spelled_out(frozenset(form for text in texts for form in forms_in(text) if form != known))
