"""Headlines that can be read at a glance: what is too long is said in the line below."""

LONGEST = 90
"""Letters of a headline."""

SHORTEST = 18
"""Letters that say enough to stand alone."""

DOUBTFUL = " (doubtful)"

BREAKS = (("; ", "? ", ". "), (": ", ", "), (" (",))
"""Where a headline may end, the best places first."""


def headline_and_rest(words: str) -> tuple[str, str]:
    """Return a headline of at most 90 letters, and as a sentence what it leaves over; empty where it has room for all.

    What is doubtful in the rest is said in the headline, too.
    """
    if len(words) <= LONGEST:
        return words, ""
    for breaks in BREAKS:
        room = LONGEST - (len(DOUBTFUL) if "doubtful" in words else 0)
        places = [
            at + (mark[0] == "?")
            for mark in breaks
            for at in range(len(words))
            if words.startswith(mark, at) and SHORTEST <= at < room
        ]
        if places:
            at = max(places)
            head, rest = words[:at], words[at:].lstrip(" ;.:,")
            if "doubtful" in rest and "doubtful" not in head:
                head += DOUBTFUL
            return head, f"{rest[:1].upper()}{rest[1:]}."
    at = words.rindex(" ", 0, LONGEST - 1)
    return f"{words[:at]}…", f"…{words[at:]}."
