"""The files of the section on scrutiny, by the names in their URLs; serving/files.py answers for them."""

from pages.scrutiny import (
    answers_content,
    audit_content,
    evidence_words,
    lengths_content,
    publications_content,
    recommendations_content,
    timeliness_content,
)
from pages.scrutiny.choices import choose_body, choose_recommendation, choose_status
from serving.file import File
from ui.today import today

SCRUTINY = {
    "recommendations": File(
        lambda store, body, status: recommendations_content.listed(store, today(), body, status),
        choose_body,
        choose_status,
    ),
    "recommendation-figures": File(recommendations_content.shown_by_figures, choose_recommendation),
    "figures-and-cases": File(evidence_words.case_file),
    "audit-follow-up": File(audit_content.audit),
    "award-lengths": File(lengths_content.length_file),
    "award-lengths-by-year": File(lengths_content.by_year),
    "scrutiny-questions": File(answers_content.question_table),
    "commissioning-principles": File(answers_content.principle_table),
    "publications": File(publications_content.publication_table),
    "timeliness-plan": File(timeliness_content.plan),
    "decisions-signed": File(timeliness_content.signed_file),
    "decisions-dated": File(timeliness_content.signed),
    "decisions-signed-by-year": File(timeliness_content.by_year),
    "decisions-signed-by-fund": File(timeliness_content.by_fund),
}
