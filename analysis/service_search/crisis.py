"""Whether a search speaks of suicide, self-harm or a crisis: read more generously than anything else.

Somebody who sees the crisis lines without need reads on; somebody who needs them and does not see them may die. The
phrases are in data/tables/need_phrases.csv, under the need "suicide", as people say them. A search speaks of one that
it holds in this order, with a word or two in between, whatever the spelling, and with or without a not.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from analysis.service_search.words import STOP_WORDS, stems_of, word_set, words_of

CRISIS = "suicide"
"""The need of those who think of ending their life or of hurting themselves, and of those who fear it of somebody."""

BETWEEN = 1
"""Words that tell something and may stand between two words of a phrase; fillers are not counted."""

UNSAID = frozenset(["a", "i", "the", "to"])
"""Words that a phrase is read without: somebody in need leaves them out."""

FILLERS = UNSAID | word_set(
    "actually again all always am basically been even ever feel feeling fucking honestly im is it its just keep kinda "
    "like literally much my now of often only really so some sometimes still that this very"
)
"""Words that change nothing wherever they occur."""

OTHERS = word_set(
    "boyfriend brother dad ex father girlfriend he her him husband mother mum partner she sister them they wife you"
)
"""Words for others: whoever wants them dead does not speak of their own life."""

NOT = word_set("aint didnt doesnt dont isnt never not wasnt")
CANNOT = word_set("cannot cant couldnt")

SPELLED_ALIKE = (
    (r"\b(ai|ca|could|did|do|does|have|is|was|wo|would)n t\b", r"\1nt"),
    (r"\b(do|does|did|is|was) not\b|\bno longer\b", "not"),
    (r"\b(can|could) ?not\b", "cant"),
    (r"\b(?:wann?a|wantto|wanto)\b", "want to"),
    (r"\bgonn?a\b", "going to"),
    (r"\bany (?:more|longer)\b|\banylonger\b", "anymore"),
    (r"\b(my|him|her|your|them) (self|selves)\b", r"\1\2"),
    (r"\bself (harm|injur)", r"self\1"),
)
"""Ways of writing that are read as one."""

INNOCENT = re.compile(
    r"\b(?:end(?:ing)? it with (?!me\b|my life)|kill(?:ed|ing|s)? (?:some |the )?time\b"
    r"|cut (?:myself|himself|herself) shaving|overdos(?:e|ed|ing) (?:on|of) (?:sun|sugar|chocolate|coffee|tv|homework)"
    r"|dying to (?:see|meet|know|go|try)"
    r"|live (?:alone|at|here|in|near|next|on|there|together|under|with)\b|go on (?:a|benefits|holiday|line|my|the)\b)"
)
"""What is said of other things in the same words."""

SWAPS_FROM, LONG, LONGER = 4, 5, 7
"""From so many letters on two may be swapped or one left out or doubled; one may be wrong; two may be wrong."""


def _read(text: str) -> list[str]:
    words = " ".join(words_of(re.sub(r"[ʼ＇′]", "", text)))
    for pattern, written in SPELLED_ALIKE:
        words = re.sub(pattern, written, words)
    return INNOCENT.sub(" ", words).split()


def _forms(word: str) -> frozenset[str]:
    return NOT if word in NOT else CANNOT if word in CANNOT else frozenset(stems_of(word))


def _is_near(typed: str, word: str) -> bool:
    """Return whether a typed word is another misspelt. Few mistype the first letter."""
    most = 2 if len(word) >= LONGER else 1
    if typed[0] != word[0] or len(word) < SWAPS_FROM or OSA.distance(typed, word, score_cutoff=most) > most:
        return False
    # In a short word one letter for another makes another word: live is not love.
    return len(word) >= LONG or len(typed) != len(word) or sorted(typed) == sorted(word)


class Crisis:
    """Knows the phrases that speak of it."""

    def __init__(self, phrases: Iterable[str], known: Container[str] = frozenset()) -> None:
        """Take the phrases, and the forms of words that are known: those are not misspelt."""
        self._known = known
        read = dict.fromkeys(tuple(word for word in _read(phrase) if word not in UNSAID) for phrase in phrases)
        self._phrases = tuple(phrase for phrase in read if phrase)
        self._by_form: defaultdict[str, set[str]] = defaultdict(set)
        self._by_letter: defaultdict[str, set[str]] = defaultdict(set)
        for word in {word for phrase in self._phrases for word in phrase}:
            for form in _forms(word):
                self._by_form[form].add(word)
            self._by_letter[word[0]].add(word)

    def is_spoken_of(self, text: str) -> bool:
        """Return whether a text speaks of it."""
        typed = _read(text)
        at: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(typed):
            for meant in self._meant(word):
                at[meant].append(place)
        return any(at.keys() >= set(phrase) and _stands(phrase, at, typed) for phrase in self._phrases)

    def _meant(self, typed: str) -> set[str]:
        """Return the words of phrases that a typed word may be: the same, in another form, or misspelt."""
        known = {word for form in _forms(typed) for word in self._by_form.get(form, ())}
        if known or typed in STOP_WORDS or all(form in self._known for form in stems_of(typed)):
            return known
        return {word for word in self._by_letter.get(typed[0], ()) if _is_near(typed, word)}


def _stands(phrase: Sequence[str], at: Mapping[str, Sequence[int]], typed: Sequence[str]) -> bool:
    """Return whether the words of a phrase occur in a text in order and close together."""
    ends = at[phrase[0]]
    for word in phrase[1:]:
        ends = [place for place in at[word] if any(_is_close(end, place, typed) for end in ends)]
    return bool(ends)


def _is_close(end: int, place: int, typed: Sequence[str]) -> bool:
    between = [word for word in typed[end + 1 : place] if word not in FILLERS]
    return end < place and len(between) <= BETWEEN and OTHERS.isdisjoint(between)
