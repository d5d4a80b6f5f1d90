"""Telephone numbers as links that call, or write to, each of the numbers of a text."""

import re

from markupsafe import Markup

_NUMBER = re.compile(
    r"(?P<number>\b0(?: ?\d){9,10}\b|\b0800 1111\b|\b116 ?\d{3}\b|\b(?:999|101|111)\b)"
    r"|(?<=[Tt]ext )(?P<short>\d{5}\b)"
    r"|(?<=/ )(?P<ending>\d{4})\b(?! ?\d)"
)
"""A number in full, one that takes only text messages, and the last digits of one that is like the number before it."""

ENDING = 4
"""Digits that distinguish a number from the one before it: 020 8461 7373 / 7379."""


def telephone(text: str, look: str = "") -> Markup:
    """Return text with every telephone number in it as a link that calls it; one that is for texts writes to it.

    look is the class of the links.
    """
    done = Markup()
    start = 0
    last = ""
    shown = Markup(' class="{}"').format(look) if look else Markup()
    for found in _NUMBER.finditer(text):
        digits = found[0].replace(" ", "")
        if found["ending"]:
            if not last:
                continue
            digits = last[:-ENDING] + digits
        before = text[: found.start()].lower()
        way = "sms" if before.endswith("text ") and not before.endswith("or text ") else "tel"
        done += Markup('{}<a{} href="{}:{}">{}</a>').format(text[start : found.start()], shown, way, digits, found[0])
        start, last = found.end(), digits
    return done + text[start:]
