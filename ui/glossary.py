"""What funding terms and short forms such as IDVA mean; each page that uses them explains them once."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

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
"""Terms that need explaining, in the order in which pages list them at the top."""


FORMS = {
    "AAMR": "alcohol abstinence and monitoring requirement",
    "ASB": "anti-social behaviour",
    "BME": "Black and minority ethnic",
    "CPS": "Crown Prosecution Service",
    "CRC": "community rehabilitation company, which ran part of probation until 2021",
    "DARA": "Directorate of Audit, Risk and Assurance",
    "DASH": "questions about how dangerous an abuser is (domestic abuse, stalking and harassment)",
    "DMPCD": "a decision of the Deputy Mayor for Policing and Crime, by its number",
    "DV": "domestic violence",
    "DWP": "Department for Work and Pensions",
    "EIYF": "Early Intervention Youth Fund",
    "FGM": "female genital mutilation",
    "FJC": "Family Justice Centre",
    "GLA": "Greater London Authority",
    "GP": "family doctor (general practitioner)",
    "HMP": "His Majesty’s Prison",
    "HMPPS": "His Majesty’s Prison and Probation Service",
    "IDVA": "independent domestic violence adviser",
    "ISVA": "independent sexual violence adviser",
    "LCPF": "London Crime Prevention Fund",
    "LGBT": "lesbian, gay, bisexual and transgender",
    "LGBTQ": "lesbian, gay, bisexual, transgender and queer",
    "MASH": "the council’s team for worries about a child (multi-agency safeguarding hub)",
    "MARAC": "a meeting of services about somebody in high danger of domestic abuse (multi-agency risk assessment "
    "conference)",
    "MOPAC": "the Mayor’s Office for Policing and Crime",
    "MPS": "Metropolitan Police Service",
    "MoJ": "Ministry of Justice",
    "NHS": "National Health Service",
    "NSPCC": "National Society for the Prevention of Cruelty to Children",
    "PCD": "a decision of the Deputy Mayor for Policing and Crime, by its number",
    "PRU": "pupil referral unit, a school for pupils who cannot be in another",
    "SARC": "sexual assault referral centre",
    "VAWG": "violence against women and girls",
    "VRU": "the Mayor’s Violence Reduction Unit",
}
"""Short forms, which a note under a page spells out."""

ANY = re.compile(rf"\b({'|'.join(FORMS)})s?\b")


@cache
def glossary(*terms: str) -> Html:
    """Return what some terms of WORDS mean, folded away; nothing without any."""
    return render("glossary", words=[(term, WORDS[term]) for term in WORDS if term in terms]) if terms else Html()


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
    return spelled_out(frozenset(form for text in texts for form in _forms_kept(text) if form != known))


_forms_kept = lru_cache(maxsize=256)(forms_in)
