"""Says that two counted awards look like one, wherever one of them is shown or summed."""

from collections.abc import Iterable

from markupsafe import Markup

from data.store import Store
from queries.awards import AwardTwins, twins
from ui.formats import pounds, year
from ui.html import link, url_for


def duplicate_cautions(store: Store, award_ids: Iterable[str]) -> list[Markup]:
    """Return a sentence for each pair of awards that look like one, of which at least one is among those given."""
    shown = set(award_ids)
    return [duplicate_words(pair) for pair in twins(store) if shown & {pair.award_id, pair.twin_id}]


def duplicate_words(pair: AwardTwins) -> Markup:
    """Return a sentence that two awards look like one, with their funds and links to both."""
    return Markup(
        "Two counted awards look like one: {} to {} in {}, {} and {}. Perhaps one sum reported twice; both count in "
        "sums until a source settles it."
    ).format(
        pounds(pair.amount_gbp),
        pair.recipient,
        year(pair.start_year),
        _from_fund(pair.award_id, pair.fund),
        _from_fund(pair.twin_id, pair.twin_fund),
    )


def _from_fund(award_id: str, fund: str | None) -> Markup:
    return link(f"from {fund}" if fund else "from a fund that is not stated", url_for("awards", award=award_id))
