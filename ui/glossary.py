"""What the words of funding mean, for the top of the pages that use them."""

from functools import cache

from ui.html import Html, render

WORDS = {
    "LCPF": "The London Crime Prevention Fund: what MOPAC gives to prevent crime locally.",
    "Direct funding": "The part of that fund which goes to each borough council.",
    "Commissioned together": "The part of that fund, since 2018/19, for projects that several boroughs share "
    "(co-commissioning).",
    "Allocation": "What was set aside for somebody. A forecast is what was expected to be spent.",
    "Award": "What a decision granted to somebody: a grant, a contract or a budget. A ceiling is the most that may be "
    "spent.",
    "Priority": "One of the aims that the Mayor’s Police and Crime Plan names.",
    "Real terms": "In prices of 2024/25, so that years can be compared as if prices had not risen.",
    "PCD, DMPCD": "Numbers of decisions of the Deputy Mayor for Policing and Crime.",
    "VRU": "The Mayor’s Violence Reduction Unit.",
    "Not found": "It is in none of the documents that we have read. It may be in one that we have not seen; it does "
    "not mean nil.",
    "Not published": "A source says that it was not published.",
}
"""Terms that need a word, in the order in which they are listed."""


@cache
def glossary(*terms: str) -> Html:
    """Return what some terms of WORDS mean, folded away; nothing without any."""
    return render("glossary", words=[(term, WORDS[term]) for term in WORDS if term in terms]) if terms else Html()
