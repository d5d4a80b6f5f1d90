"""What short forms like IDVA stand for, said once on the page that uses them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ui.html import Html, render

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

ANY = re.compile(rf"\b({'|'.join(FORMS)})s?\b")


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
