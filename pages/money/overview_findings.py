"""What the overview says of results and scrutiny, in a few sentences, with the pages that say more."""

from itertools import islice

from markupsafe import Markup

from analysis.outcomes import cases, published_results, strength_counts
from data.store import Store, kept_with_store
from queries.scrutiny import award_lengths_by_year
from queries.timeliness import decisions_signed
from ui.formats import sentence
from ui.html import Html, link, render, url_for
from ui.outcome_words import case_headline, strength_details, strength_headline
from ui.scrutiny_words import lengths_headline, lengths_limits, signing_coverage, signing_headline


@kept_with_store
def results(store: Store) -> Html:
    """Return the findings on results that matter most, with the way to them."""
    evaluated = (
        case_headline(rows)
        for rows in cases(store).values()
        if any(row.evidence == "evaluation with a comparison group" for row in rows)
    )
    return render(
        "findings",
        level=2,
        title="What came of it",
        sentences=[
            f"{strength_headline(published_results(store))}. {strength_details(strength_counts(store))}",
            *(sentence(words) for words in islice(evaluated, 1)),
        ],
        links=[
            link("All results", "outcomes"),
            link("Claims beside evaluations", url_for("outcomes", story="side-by-side")),
            link("What worked where", url_for("outcomes", story="what-worked")),
        ],
    )


@kept_with_store
def scrutiny(store: Store) -> Html:
    """Return how long awards run and when decisions were signed, each with the page that says more."""
    lengths = award_lengths_by_year(store)
    signed = decisions_signed(store)
    return render(
        "findings",
        level=2,
        title="For scrutiny: how long awards run, and when decisions were signed",
        measure="Grants, contracts and decisions in our sources. In 2020 the Assembly asked for funding over 3 to 4 "
        "years, made promptly.",
        sentences=[
            Markup("{}. {} {}").format(
                lengths_headline(lengths),
                lengths_limits(lengths),
                link("How long awards run", url_for("recommendations", story="award-lengths")),
            ),
            Markup("{}. {} {}").format(
                signing_headline(signed),
                signing_coverage(signed),
                link("When decisions were signed, and why that need not be late", "timeliness"),
            ),
            Markup("{}.").format(link("What MOPAC was asked to do, and what the figures show", "recommendations")),
        ],
    )
