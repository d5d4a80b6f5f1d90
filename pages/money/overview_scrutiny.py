"""What of scrutiny matters most, in a few sentences for the overview."""

from markupsafe import Markup

from data.store import Store, kept_with_store
from queries.scrutiny import award_lengths_by_year
from queries.timeliness import decisions_signed
from ui.html import Html, link, render, url_for
from ui.scrutiny_words import lengths_headline, lengths_limits, signing_coverage, signing_headline


@kept_with_store
def findings(store: Store) -> Html:
    """Return how long awards run and when decisions were signed, each with the page that says more."""
    lengths = award_lengths_by_year(store)
    words = [
        Markup("{}. {} {}").format(
            signing_headline(decisions_signed(store)),
            signing_coverage(decisions_signed(store)),
            link("When decisions were signed, and why that need not be late", "timeliness"),
        ),
        Markup("{}.").format(
            link("What MOPAC was asked to do, and what the figures show", "recommendations"),
        ),
    ]
    if lengths:
        more = link("How long awards run", url_for("recommendations", story="award-lengths"))
        words.insert(0, Markup("{}. {} {}").format(lengths_headline(lengths), lengths_limits(lengths), more))
    return render(
        "scrutiny_findings",
        title="For scrutiny: how long awards run, and when decisions were signed",
        measure="Grants, contracts and decisions in our sources. In 2020 the Assembly asked for funding over 3 to 4 "
        "years, made promptly.",
        words=words,
    )
