"""Every short form that a resident meets is spelled out, or is a name."""

import re

from pages.menu import PAGES
from tests.helpers import opened, table
from ui.glossary import FORMS, WORDS, forms_in, spelled_out

NAMES = frozenset(
    re.findall(
        r"\S+",
        """ADDER ADViSE AVA BEE CATCH CHIPS CIFA CST CVS CouRAGEous DAIS DIVERT DVIP ENGAGE FAQ FLAG GDVA GPS GVEU IARS
        IKWRO IRIS IRISi IVVS KingsGate LHAWAS LIFT MAMA ML MTVH MetTrace MyEnds NLPC PAC PJs RASASC RBKC REIN RISE SASS
        SOS SPEAR SafeCORE SurvivorsUK TAC TH UK VESS WiSER WrapAround CFCS ECIRS ICAT LAWA SPA SPOC SignHealth
        SignVideo WalkSafe""",
    )
)
"""Capitals that are what somebody calls himself, or that everybody knows."""


def test_what_a_service_says_of_itself_has_no_short_form_that_is_not_explained() -> None:
    rows = [row for row in table("services") if row["status"] != "ended"]
    columns = ("service", "provider", "description", "audience", "how_to_get_help")
    used = {
        form
        for row in rows
        for column in columns
        for form in re.findall(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b", row[column])
    }
    assert "IDVA" in used, "or there is nothing to explain"
    assert not {form for form in used if form.removesuffix("s") not in FORMS and form not in NAMES}


def test_a_form_is_found_once_and_not_where_it_is_spelled_out() -> None:
    assert forms_in("An IDVA, two <b>IDVAs</b> and an ISVA (independent sexual violence adviser)") == {"IDVA"}
    assert spelled_out(frozenset({"IDVA"})).count("independent domestic violence adviser") == 1
    assert not spelled_out(frozenset())


def test_every_term_is_explained_on_some_page() -> None:
    """A term is shown where a page names it: one that no page names would never be seen."""
    shown = " ".join(opened(path).html for path in PAGES) + opened("/borough", borough="Westminster").html
    assert not [term for term in WORDS if f"<dt>{term}</dt>" not in shown]
