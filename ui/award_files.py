"""The columns of files of awards and decisions. To add one, add the name of a field of Award or Decision here."""

from typing import Final

from analysis.award_sums import AwardSum
from queries.awards import Award, Decision
from ui.csv_file import Selection

AWARDS: Final = Selection(
    Award,
    "award_id award_title programme priority fund recipient recipient_as_published kind amount_gbp rounding_gbp "
    "amount_basis start_year end_year counts_in_totals not_counted_reason boroughs decision_id decision_ref source_id "
    "locator note",
)
"""Awards that fit a search, or all of one recipient."""

ONE_AWARD: Final = Selection(
    Award,
    "award_id award_title programme_id programme description priority fund funder recipient recipient_as_published "
    "kind amount_gbp rounding_gbp amount_basis start_year end_year counts_in_totals not_counted_reason "
    "match_funding_gbp decision_id decision_ref decision_title areas source_id locator note",
)

AWARDS_OF_DECISION: Final = Selection(
    Award,
    "award_id award_title recipient recipient_as_published fund kind amount_gbp rounding_gbp amount_basis start_year "
    "end_year counts_in_totals not_counted_reason source_id locator",
)

AWARDS_OF_PROGRAMME: Final = Selection(
    Award,
    "award_id award_title recipient=organisation recipient_as_published areas kind amount_gbp amount_basis start_year "
    "end_year counts_in_totals not_counted_reason match_funding_gbp fund decision_id decision_ref source_id locator "
    "note rounding_gbp",
)

COUNTED_AWARDS: Final = Selection(
    Award,
    "award_id award_title recipient=recipient_as_published programme priority kind amount_gbp amount_basis start_year "
    "end_year fund source_id locator note rounding_gbp",
)

AWARDS_OF_YEAR: Final = Selection(
    Award,
    "award_id award_title recipient=recipient_as_published programme priority kind amount_gbp amount_basis start_year "
    "end_year is_this_year_alone=is_for_one_year fund source_id locator note rounding_gbp",
)

AWARD_SUMS: Final = Selection(
    AwardSum, "kind amount_basis awards counted counted_gbp rounding_gbp not_counted not_found"
)

DECISIONS: Final = Selection(
    Decision,
    "decision_id decision_ref title date_signed approved amount_gbp amount_basis start_year end_year awards source_id "
    "locator",
)

DECISIONS_OF_PROGRAMME: Final = Selection(
    Decision,
    "decision_id decision_ref title date_signed amount_gbp amount_basis start_year end_year awards programmes url "
    "source_id locator",
)

NEWEST_DECISIONS: Final = Selection(
    Decision,
    "decision_id decision_ref title date_signed amount_gbp amount_basis start_year end_year source_id locator",
)


def awards_of_borough(gss_code: str) -> Selection[Award]:
    """Return the columns of a file of the awards that reach a borough: first how each does."""
    return Selection(
        Award,
        "reach award_id award_title programme_id programme recipient kind amount_gbp amount_basis start_year end_year "
        "counts_in_totals not_counted_reason fund decision_ref boroughs source_id locator note rounding_gbp",
        {"reach": lambda award: award.reach(gss_code)},
    )
