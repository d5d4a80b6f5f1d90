"""Headlines are at most 90 letters long, and lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from ui.headline import LONGEST, headline_and_rest


@given(st.text(alphabet=st.sampled_from("abc ;:,.?(£1"), min_size=1, max_size=300))
def test_no_headline_is_longer_and_no_word_is_lost(words: str) -> None:
    words = " ".join(words.split()) or "a"
    head, rest = headline_and_rest(words)
    assert len(head) <= LONGEST
    kept = [letter for letter in f"{head}{rest}".casefold() if letter.isalnum()]
    assert kept == [letter for letter in words.casefold() if letter.isalnum()]


def test_a_headline_ends_where_a_clause_does() -> None:
    assert headline_and_rest("Short") == ("Short", "")
    long = "Direct funding of £0.5m found for 1 of 12 years; 2 awards for Hackney itself, 6 shared with other boroughs"
    assert headline_and_rest(long) == (
        "Direct funding of £0.5m found for 1 of 12 years",
        "2 awards for Hackney itself, 6 shared with other boroughs.",
    )
    question = f"Were those whom DIVERT helped arrested less often? Claimed: {'under 10% re-arrested ' * 3}"
    assert headline_and_rest(question)[0] == "Were those whom DIVERT helped arrested less often?"


def test_a_doubt_stays_in_the_headline() -> None:
    said = "Lambeth and Sutton got most, £0.7m each, of all the boroughs in London"
    head, rest = headline_and_rest(f"{said}; 5 of the 32 figures are doubtful")
    assert head == f"{said} (doubtful)"
    assert rest == "5 of the 32 figures are doubtful."
