"""What the overview says of results: how strong the evidence is, and where claims and an evaluation differ."""

from analysis.outcomes import cases, published_results, strength_counts
from data.store import Store, kept_with_store
from ui.html import Html, link, render, url_for
from ui.outcome_words import case_headline, strength_details, strength_headline
from ui.wording import sentence


@kept_with_store
def findings(store: Store) -> Html:
    """Return the findings on results that matter most, with the way to them."""
    contested = [
        case_headline(rows)
        for rows in cases(store).values()
        if any(row.evidence == "evaluation with a comparison group" for row in rows)
    ]
    counts = strength_counts(store)
    return render(
        "result_findings",
        sentences=[
            f"{strength_headline(published_results(store))}. {strength_details(counts)}",
            *(sentence(words) for words in contested[:1]),
        ],
        ways=[
            link("All results", "outcomes"),
            link("Claims beside evaluations", url_for("outcomes", story="side-by-side")),
            link("What worked where", url_for("outcomes", story="what-worked")),
        ],
    )
