"""Awards and decisions in the cells of tables: one wording, wherever they are shown."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from queries.awards import Award, Decision
from ui.formats import awarded, day, pounds, published, sentence
from ui.html import link, url_for, with_small
from ui.missing import NOT_FOUND, NOT_STATED

Kept = Sequence[tuple[str, str]]
"""The parameters of the register that a link keeps, so that the way back leads to the same search."""


def award_title(award: Award, *about: str | None, kept: Kept = ()) -> Markup:
    """Return an award's title, linked to its page, with sentences on it in small type."""
    title = link(award.award_title, url_for("awards", [("award", award.award_id), *kept]))
    return with_small(title, " ".join(sentence(one) for one in about if one))


def boroughs_named(award: Award) -> str:
    """Return how many boroughs an award names, where they are several."""
    return f"{award.boroughs} boroughs" if award.boroughs and award.boroughs > 1 else ""


def not_counted(award: Award) -> str:
    """Return that an award stays out of totals, and why; nothing where it counts."""
    return f"Not counted in totals: {award.not_counted_reason}" if award.not_counted_reason else ""


def award_amount(award: Award) -> str:
    """Return an award's amount as it was granted."""
    return awarded(award.amount_gbp, award.amount_basis, award.start_year, award.end_year, award.rounding_gbp)


def amount_and_kind(award: Award) -> Markup:
    """Return an award's amount, and of what kind it is where that has to be said."""
    return with_small(award_amount(award), notable_kind(award))


def notable_kind(award: Award) -> str:
    """Return of what kind an amount is, where there is one and it is no grant and no contract."""
    return "" if award.amount_gbp is None or award.kind in ("grant", "contract") else award.kind


def recipient_words(award: Award, kept: Kept = ()) -> Markup:
    """Return a recipient's name, linked to all its awards, and the name in the source if it differs."""
    return with_small(
        link(award.recipient, url_for("awards", [("recipient", award.recipient), *kept])), published_as(award)
    )


def published_as(award: Award) -> str:
    """Return what the source calls the recipient of an award; nothing where it is the name that is shown."""
    return "" if award.recipient_as_published == award.recipient else f"as published: {award.recipient_as_published}"


def decision_link(decided: Award | Decision, kept: Kept = ()) -> Markup:
    """Return the reference of a decision, or of the decision behind an award, linked to its page; else its title."""
    if decided.decision_id is None:
        return escape(NOT_STATED)
    title = decided.title if isinstance(decided, Decision) else decided.decision_title
    name = decided.decision_ref or title or decided.decision_id
    return link(name, url_for("awards", [("decision", decided.decision_id), *kept]))


def signed_words(decision: Decision) -> str:
    """Return when a decision was signed, or its month or year of approval; not found where neither is known."""
    if decision.date_signed:
        return day(decision.date_signed)
    return f"approved in {published(decision.approved)}" if decision.approved else NOT_FOUND


def decided_amount(decision: Decision) -> str:
    """Return the amount of a whole decision, and how it is known where it is not printed."""
    how = "" if decision.amount_basis in (None, "published") else f" ({decision.amount_basis})"
    return f"{pounds(decision.amount_gbp)}{how}"
