"""The words of a text: in small letters, without accents, and in the form that all their forms share."""

from collections.abc import Iterable
from pathlib import Path

from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

from data.folding import HALF_YEAR, folded


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list, which are separated by white space."""
    return frozenset(words.split())


STOP_WORDS = word_set(Path(__file__).with_name("stop_words.txt").read_text(encoding="utf-8"))
"""Stop words: words without meaning in a search for services in London."""


def _plain() -> TextAnalyzerBuilder:
    return TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).filter(Filter.ascii_fold())


WORDS = _plain().build()
FORMS = _plain().filter(Filter.stemmer("english")).build()
"""How a text becomes words in small letters without accents, and word forms: hit for hits and hitting."""


def clean(text: str) -> str:
    """Return text in plain words: won't is one word, LGBT+ is LGBT, Catch22 is two words."""
    return folded(text).replace(HALF_YEAR, "").strip()


def words_of(text: str) -> list[str]:
    """Return the words of a text, in small letters without accents."""
    return list(WORDS.analyze(clean(text)))


def stems_of(text: str) -> list[str]:
    """Return the word forms of a text: hit for hits and hitting."""
    return list(FORMS.analyze(clean(text)))


def telling_stems(text: str) -> list[str]:
    """Return the word forms of a text without stop words."""
    return [stem for word in words_of(text) if word not in STOP_WORDS for stem in stems_of(word)]


def spaced(words: Iterable[str]) -> str:
    """Return words between spaces, so that a phrase is found in a text as whole words."""
    return f" {' '.join(words)} "
