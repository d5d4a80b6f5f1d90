"""What the overview says of results and scrutiny, in a few sentences, with the pages that say more."""

from markupsafe import Markup

from analysis.outcomes import published_results, strength_counts
from data.store import Store, kept_with_store
from queries.scrutiny import award_lengths_by_year
from queries.timeliness import decisions_signed
from ui.borough_map_tiles import per_resident_tiles
from ui.html import Html, link, render, url_for
from ui.outcome_words import evaluated_of, evidence_bar, strength_details
from ui.scrutiny_words import lengths_headline, lengths_limits, signing_coverage, signing_headline


@kept_with_store
def per_resident(store: Store) -> Html:
    """Return the boroughs as tiles, each the way to its profile."""
    return render(
        "findings",
        level=2,
        title="Choose a borough",
        picture=per_resident_tiles(store),
        sentences=[],
        links=[
            link("Map", "map"),
            link("Compare with neighbours", url_for("compare", boroughs="neighbours")),
            link("Does the money follow need?", "need"),
        ],
    )


@kept_with_store
def results(store: Store) -> Html:
    """Return the findings on results that matter most, with the way to them."""
    rows = published_results(store)
    return render(
        "findings",
        level=2,
        title=f"Only {evaluated_of(rows)} published results come from an evaluation",
        measure="Results of programmes by strength of evidence, London, all years.",
        picture=evidence_bar(strength_counts(store)),
        sentences=[strength_details(strength_counts(store))],
        links=[
            link("All results", "outcomes"),
            link("Claims and evaluations", url_for("outcomes", story="side-by-side")),
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
