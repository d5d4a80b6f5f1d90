"""Who gets most: recipients by what one kind of award gave each alone, with the shared awards that name it."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from analysis.recipients import RankedRecipient, RecipientSearch, ranking, recipients
from data.store import Store
from pages.money.choices import KINDS_OF_AWARD, choose_ranking
from ui.award_cells import Kept
from ui.award_sums import SHORTENED, awards_most, awards_sum, awards_sum_short
from ui.exhibit import Exhibit, exhibit
from ui.files import Export, file
from ui.formats import counted, whole, year
from ui.html import Html, link, url_for, with_small
from ui.lists import Parameters, page_count, page_links, shown_words, stated
from ui.pictures.bars import bar
from ui.possible_duplicates import duplicate_cautions
from ui.tables import Cell, Column, table_html

PAGE_SIZE = 20

LONGEST_HEADLINE = 90
"""Characters. Who is next is left out where it does not fit."""

MONEY = {
    "grant": "grant money",
    "contract": "contract money",
    "budget": "budgets",
    "procurement ceiling": "contract limits",
}


def search_parameters(search: RecipientSearch) -> Parameters:
    """Return a search as the parameters of its address, those that are not left open."""
    return stated(
        {
            "q": " ".join(search.words),
            "kind": search.kind,
            "year": year(search.start_year) if search.start_year else "all",
            "fund": search.fund,
        }
    )


def pages_of(store: Store, search: RecipientSearch) -> int:
    """Return how many pages the recipients that a search finds fill, at least one."""
    return page_count(len(ranking(store, search)), PAGE_SIZE)


@exhibit("recipients", is_file=False, maxsize=256)
def ranked(store: Store, search: RecipientSearch, page: int) -> Exhibit:
    """Return one page of the recipients that a search finds, most first; the download has them all."""
    kept = search_parameters(search)
    rows = ranking(store, search)
    first = PAGE_SIZE * (page - 1)
    shown = rows[first : first + PAGE_SIZE]
    most = float(max((row.amount_gbp for row in rows), default=0))
    what = KINDS_OF_AWARD[search.kind]
    named = {award.award_id for row in shown for award in recipients(store)[row.recipient].alone}
    return Exhibit(
        headline=headline(search, rows),
        measure=f"{what} to each organisation alone, {_scope(search)}, counted in full in their first year.",
        coverage=shown_words(first + 1, len(shown), len(rows)),
        table=lambda: (
            table_html(
                "Recipients",
                shown,
                Column("Recipient", lambda row: _recipient(row, kept), wide=True),
                Column(f"{what} to it alone", lambda row: _alone(row, most), wide=True),
                Column("Awards", lambda row: whole(row.awards + row.limited_awards), numeric=True),
                Column("Named in shared awards", _shared, wide=True),
            )
            if rows
            else Markup("")
        ),
        notes=(
            SHARED_WORDS,
            *((SHORTENED,) if any(row.rounding_gbp != 0 or row.shared_rounding_gbp != 0 for row in shown) else ()),
        ),
        cautions=duplicate_cautions(store, named),
        export=ranked_file(store, search),
    )


SHARED_WORDS = (
    "Shared awards are listed in full under every organisation they name, because no source splits them; they are in "
    "no organisation’s total."
)


@file("recipients", choose_ranking)
def ranked_file(store: Store, search: RecipientSearch) -> Export:
    """Return all recipients that a search finds."""
    return Export(RankedRecipient, ranking(store, search), parameters=search_parameters(search))


def headline(search: RecipientSearch, rows: Sequence[RankedRecipient]) -> str:
    """Return who was awarded most alone, and who is next where that fits; or how many a search of names finds."""
    if not rows:
        return "No recipient matches. Try fewer words."
    if search.words:
        return f"{counted(len(rows), 'recipient')} matching “{' '.join(search.words)}”"[:LONGEST_HEADLINE]
    money = MONEY[search.kind]
    top, *others = rows
    if not top.awards:
        return f"No {money} went to one organisation alone"
    amount = awards_sum_short(top.amount_gbp, top.rounding_gbp)
    following = next((row for row in others if row.awards), None)
    if following is None:
        return _that_fits(f"Most {money} went to {top.recipient}: {amount}", f"{top.recipient} got {amount}")
    if _least(top) <= following.amount_gbp + _margin(following):
        return _that_fits(
            f"Most {money} went to {top.recipient} or {following.recipient}: too close to call",
            f"Who got most {money} is too close to call",
        )
    behind = awards_sum_short(following.amount_gbp, following.rounding_gbp)
    return _that_fits(
        f"Most {money} went to {top.recipient}: {amount}, ahead of {following.recipient} ({behind})",
        f"Most {money} went to {top.recipient}: {amount} (next: {behind})",
        f"Most {money} went to {top.recipient}: {amount}",
        f"{top.recipient} got {amount}",
    )


def _that_fits(*headlines: str) -> str:
    """Return the first of some headlines that is short enough, the last where none is."""
    return next((words for words in headlines if len(words) <= LONGEST_HEADLINE), headlines[-1])


def _margin(row: RankedRecipient) -> Decimal:
    """Return by how much a sum may be off; a tenth of it where an award of it is only called rounded."""
    return row.amount_gbp / 10 if row.rounding_gbp is None else row.rounding_gbp


def _least(row: RankedRecipient) -> Decimal:
    return row.amount_gbp - _margin(row)


def pager(store: Store, search: RecipientSearch, page: int) -> Html:
    """Return links to the page before and after."""
    kept = search_parameters(search)
    last = pages_of(store, search)
    return page_links(
        "the recipients", page, last, lambda number: url_for("recipients", [*kept, ("page", str(number))])
    )


def _scope(search: RecipientSearch) -> str:
    when = f"first year {year(search.start_year)}" if search.start_year else "all years together"
    return when if search.fund == "all" else f"{search.fund}, {when}"


def _recipient(row: RankedRecipient, kept: Kept) -> Markup:
    here = row.awards + row.limited_awards + row.shared_awards + row.shared_limited_awards
    rest = counted(row.other_awards, "other award" if here else "award")
    return with_small(
        link(row.recipient, url_for("recipients", [("recipient", row.recipient), *kept])),
        "" if here else f"{rest} of another kind, year or fund, or not counted in totals",
    )


def _alone(row: RankedRecipient, most: float) -> Cell:
    if not row.awards:
        return _limit(row.limited_awards, row.limited_gbp, row.limited_rounding_gbp) or "none"
    drawn = Markup("{}{}").format(awards_sum(row.amount_gbp, row.rounding_gbp), bar(float(row.amount_gbp), most))
    limit = _limit(row.limited_awards, row.limited_gbp, row.limited_rounding_gbp)
    return with_small(drawn, limit and f"plus {limit}")


def _shared(row: RankedRecipient) -> str:
    fixed = (
        f"{counted(row.shared_awards, 'award')}, {awards_sum(row.shared_gbp, row.shared_rounding_gbp)} in full"
        if row.shared_awards
        else ""
    )
    limit = _limit(row.shared_limited_awards, row.shared_limited_gbp, row.shared_limited_rounding_gbp)
    return "; ".join(filter(None, [fixed, limit])) or "–"


def _limit(number: int, amount: Decimal, rounding: Decimal | None) -> str:
    return f"{counted(number, 'award')} of up to {awards_most(amount, rounding)}" if number else ""
