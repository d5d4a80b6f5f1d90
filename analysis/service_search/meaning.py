"""What the words of a search mean: words cleaned and mended, and the needs and people they are about.

The thesaurus is data/tables/need_phrases.csv and audience_phrases.csv. A search is about a phrase if it has all of the
phrase's words, in any order and form ("hit by husband", "my husband hits me"). A phrase in which just one word carries
meaning ("he hits me"), or that is in quotation marks ("i hit my wife"), counts only as it is written.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from analysis.service_search.crisis import CRISIS, Crisis
from analysis.service_search.intent import (
    HURTING,
    SENSITIVE,
    STOPPING,
    Meant,
    ages,
    attackers,
    by_side,
    children_asking,
    is_about_a_child,
    is_about_an_elder,
    is_grown_up,
    is_survivor,
    partner_in,
    with_hate,
    without_childhood,
)
from analysis.service_search.name_spelling import is_one_off, misspelt
from analysis.service_search.words import STOP_WORDS, spaced, stems_of, telling_stems, words_of
from queries.places import short_name
from queries.places.names import BEFORE
from queries.services import Phrase

SHORT = 4
"""Words of this many letters are completed only at the end of a search, and shorter ones never corrected: too many
others are similar.
"""

MIDDLING = 6
"""A word of so many letters with one mistake is as sure as one that is completed; only a longer one may have two."""

COMPLETED = 0.8
MENDED = 0.6
BESIDE_KNOWN = 0.9
"""The weight of a word that had to be completed, or corrected, compared with 1 for a known one; the third is for one
that forms a phrase with a word as it was typed.
"""


class AreaNames:
    """The names of areas as they may appear in a search."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        """Take the names of each area by GSS code, its full name first, then what that is shortened to."""
        self._known: dict[tuple[str, ...], str] = {}
        for code, every in names.items():
            for form in (code, *every, *(f"{before} {name}" for name in every for before in BEFORE)):
                self._known.setdefault(tuple(words_of(form)), code)
        self._known |= {tuple(words_of(full)): code for code, (full, *_) in names.items()}
        self._lengths = sorted({len(form) for form in self._known}, reverse=True)
        # Letters such as RBKC are too short to have a mistake in them, and Chelsea is a first name, too.
        single = [(words_of(name), code) for code, (full, *_) in names.items() for name in (full, short_name(full))]
        self._single = {name[0]: code for name, code in single if len(name) == 1}

    def area_in(self, text: str) -> tuple[str | None, str]:
        """Return the area that a text names, and the text without it: None and the text where it names none.

        A name of six letters or more may have one mistake in it.
        """
        words = words_of(text)
        for length in self._lengths:
            for start in range(len(words) - length + 1):
                code = self._known.get(tuple(words[start : start + length]))
                if code is not None:
                    return code, " ".join(words[:start] + words[start + length :])
        for place, word in enumerate(words):
            meant = misspelt(word, self._single)
            if meant is not None:
                return self._single[meant], " ".join(words[:place] + words[place + 1 :])
        return None, text


class Token(NamedTuple):
    """A word of a search: as typed, the word forms it may stand for, and how sure that is: 0 where nothing is known."""

    typed: str
    stems: tuple[str, ...]
    weight: float
    read_as: str | None = None
    """The word it was taken for, where it was completed or mended."""


class Meaning(NamedTuple):
    """What a search is about. Needs have their strength: 1 for the one that the longest phrase stands for."""

    tokens: tuple[Token, ...]
    needs: dict[str, float]
    groups: frozenset[str]
    explained: frozenset[str]
    """Word forms that a phrase has made sense of: what is left may be a name."""
    surest: float
    """How well the words of the surest phrase were known: 1 as typed, less where they were mended, 0 without one."""
    is_grown_up: bool = False
    is_survivor: bool = False
    """Whether whoever asks says that they are grown up, and that they tell of what was done to them as a child."""
    about_child: bool = False
    """Whether a grown-up asks for a child."""
    partner: str | None = None
    """The sex of a partner who is named: "men" for my husband."""
    name: tuple[str, str] | None = None
    """The whole search and the name of a service that it was taken for, where it was one with a mistake in it."""

    @property
    def stems(self) -> tuple[str, ...]:
        """Return the word forms to look for."""
        return tuple(dict.fromkeys(stem for token in self.tokens for stem in token.stems))

    @property
    def in_crisis(self) -> bool:
        """Return whether suicide, self-harm or a crisis is spoken of."""
        return CRISIS in self.needs


NOTHING_SAID = Meaning(tokens=(), needs={}, groups=frozenset(), explained=frozenset(), surest=0.0)
"""The meaning of a search without words."""


class Thesaurus:
    """Knows what people say, and the words that are used at all."""

    def __init__(self, phrases: Iterable[Phrase], texts: Iterable[str]) -> None:
        """Take the phrases, and the texts of the services, whose words are known as well."""
        self._by_stem: defaultdict[str, list[Meant]] = defaultdict(list)
        self._written: list[tuple[str, Meant]] = []
        self._word_for_word: list[tuple[str, Meant]] = []
        words: Counter[str] = Counter()
        self._sensitive: set[str] = set()
        self._in_phrases: set[str] = set()
        in_crisis: list[str] = []
        for phrase in phrases:
            if phrase.need == CRISIS:
                in_crisis.append(phrase.phrase)
                continue
            telling = frozenset(telling_stems(phrase.phrase))
            stems = stems_of(phrase.phrase)
            if not telling and len(stems) < 2:
                # One word that says nothing would make every search be about this.
                continue
            words.update(words_of(phrase.phrase))
            self._in_phrases |= telling
            if len(telling) == 1 and phrase.need in SENSITIVE:
                self._sensitive |= telling
            is_quoted = phrase.phrase.startswith('"')
            meant = Meant(telling, len(stems), phrase.need, phrase.audience_group)
            if is_quoted and (phrase.need == STOPPING or phrase.audience_group == HURTING):
                # Who is abused is not abusive, though both are forms of one word.
                self._word_for_word.append((spaced(words_of(phrase.phrase)), meant))
            elif is_quoted:
                self._written.append((spaced(stems), meant))
            elif len(telling) < 2 <= len(stems):
                self._written.append((spaced(stems), meant._replace(strength=1.5)))
            else:
                # Under one of its words: every search that means it has that one too.
                self._by_stem[min(telling)].append(meant._replace(strength=len(telling)))
        for text in texts:
            words.update(words_of(text))
        self._known = {stem for word in words for stem in stems_of(word)}
        self._counts = {word: count for word, count in words.items() if word not in STOP_WORDS}
        self._crisis = Crisis(in_crisis, self._known)

    def meaning(self, text: str) -> Meaning:
        """Return what a search is about."""
        typed = [word for word in words_of(text) if not word.isdigit() and not self._says_nothing(word)]
        typed = self._joined(typed)
        tokens = tuple(self._token(word, is_last=number == len(typed) - 1) for number, word in enumerate(typed))
        sure = {stem: token.weight for token in reversed(tokens) for stem in token.stems}
        half = self._half_typed(tokens) - sure.keys()
        sure |= dict.fromkeys(half, COMPLETED)
        found = [one for one in self._meant(text, tokens, sure) if half.isdisjoint(one.telling) or one.telling - half]
        if any(one.need is not None and _surety(one.telling, sure) == 1 for one in found):
            # The search is understood: a word that only looks like another adds nothing to it.
            found = [one for one in found if not _is_guessed(one.telling, sure)]
        explained = frozenset(stem for one in found for stem in one.telling)
        surest = max((_surety(one.telling, sure) for one in found if one.need is not None), default=0.0)
        if surest == 1:
            tokens = tuple(
                token._replace(weight=1.0)
                if token.stems and explained.issuperset(token.stems)
                else Token(token.typed, (), 0.0)
                if token.weight == MENDED
                else token
                for token in tokens
            )
        groups = frozenset(one.audience_group for one in found if one.audience_group is not None)
        said = " ".join(words_of(text))
        strengths = with_hate(found, groups, sure)
        strengths = by_side(said, sure.keys(), strengths, groups)
        strengths = without_childhood(said, strengths, sure)
        groups -= attackers(said)
        if "lesbian" in said:
            groups = (groups | {"women"}) - {"men"}
        most = max(strengths.values(), default=1.0)
        needs = {need: strength / most for need, strength in sorted(strengths.items(), key=lambda one: -one[1])}
        if self._crisis.is_spoken_of(text):
            # Whatever else is meant, as much as it is.
            needs = {CRISIS: 1.0, **needs}
        grown_up = is_grown_up(said)
        is_no_child = grown_up or "sexual-thoughts" in strengths or is_about_an_elder(strengths, sure)
        no_child = frozenset(("children",)) if is_no_child else frozenset[str]()
        meant = (groups | ages(text) | children_asking(text, strengths, sure)) - no_child
        return Meaning(
            tokens=tokens,
            needs=needs,
            groups=meant,
            explained=explained,
            surest=surest,
            is_grown_up=grown_up,
            is_survivor=is_survivor(said),
            about_child=is_about_a_child(said, meant, sure),
            partner=partner_in(said),
        )

    def _meant(self, text: str, tokens: tuple[Token, ...], sure: Mapping[str, float]) -> list[Meant]:
        """Return the phrases that a search is about, with its words as they were read."""
        found = [meant for stem in sure for meant in self._by_stem.get(stem, ()) if meant.telling <= sure.keys()]
        read = {token.typed: token.read_as for token in tokens if token.read_as}
        words = [read.get(word, word) for word in words_of(text)]
        for phrases, written in (
            (self._written, spaced(stem for word in words for stem in stems_of(word))),
            (self._word_for_word, spaced(words)),
        ):
            found += [meant for phrase, meant in phrases if phrase in written]
        return [meant._replace(strength=meant.strength * _weight(meant.telling, sure)) for meant in found]

    def _half_typed(self, tokens: tuple[Token, ...]) -> frozenset[str]:
        """Return the word forms that a last word may be the beginning of, though it is a word itself: part of partner.

        They count with others that were typed: a phrase of one word would be made of anything.
        """
        last = tokens[-1] if len(tokens) > 1 else None
        if last is None or last.weight != 1 or len(last.typed) < SHORT or not self._in_phrases.isdisjoint(last.stems):
            return frozenset()
        longer = self._beginning_with(last.typed)
        completed = self._most_frequent(word for word in longer if not self._in_phrases.isdisjoint(stems_of(word)))
        return frozenset() if completed is None else frozenset(stems_of(completed))

    def _says_nothing(self, word: str) -> bool:
        """Return whether a word says nothing, or is a mistyped one of that kind: lonon."""
        if word in STOP_WORDS:
            return True
        if len(word) <= SHORT or self._known.issuperset(stems_of(word)):
            return False
        return any(len(one) > SHORT and one[0] == word[0] and is_one_off(word, one) for one in STOP_WORDS)

    def _joined(self, words: list[str]) -> list[str]:
        """Return the words with those put together that are only known as one: red thread."""
        joined: list[str] = []
        for word in words:
            if joined and joined[-1] + word in self._counts and not {joined[-1], word} <= self._counts.keys():
                joined[-1] += word
            else:
                joined.append(word)
        return joined

    def _token(self, word: str, *, is_last: bool) -> Token:
        stems = tuple(stems_of(word))
        if self._known.issuperset(stems):
            return Token(word, stems, 1.0)
        if (is_last and len(word) >= 3) or len(word) > SHORT:
            completed = self._most_frequent(self._beginning_with(word))
            if completed is not None:
                return Token(word, tuple(stems_of(completed)), COMPLETED, completed)
        for most in () if len(word) < SHORT else (1,) if len(word) <= MIDDLING else (1, 2):
            # Few mistype the first letter.
            mended = self._most_frequent(
                known
                for known in self._beginning_with(word[0])
                if OSA.distance(known, word, score_cutoff=most) <= most
                and (len(word) > SHORT or self._sensitive.isdisjoint(stems_of(known)))
            )
            if mended is not None:
                is_long = len(word) >= MIDDLING and most == 1
                return Token(word, tuple(stems_of(mended)), COMPLETED if is_long else MENDED, mended)
        return Token(word, (), 0.0)

    def _beginning_with(self, letters: str) -> Iterator[str]:
        return (word for word in self._counts if word.startswith(letters))

    def _most_frequent(self, words: Iterable[str]) -> str | None:
        return max(words, key=lambda word: (self._counts[word], -len(word), word), default=None)


def _surety(telling: frozenset[str], sure: Mapping[str, float]) -> float:
    """Return how well the least known of some word forms is known; what stands in no token was found as it is."""
    return min((sure.get(stem, 1.0) for stem in telling), default=1.0)


def _is_guessed(telling: frozenset[str], sure: Mapping[str, float]) -> bool:
    """Return whether none of some word forms was typed right or completed."""
    return max((sure.get(stem, 1.0) for stem in telling), default=1.0) == MENDED


def _weight(telling: frozenset[str], sure: Mapping[str, float]) -> float:
    """Return how much the words of a phrase count: one mended counts more beside one that was typed right."""
    least = _surety(telling, sure)
    return max(least, BESIDE_KNOWN) if any(sure.get(stem, 1.0) == 1 for stem in telling) else least
