"""Overview: what MOPAC pays for in London, at a glance."""

from data.store import Store
from pages.money import overview_budget, overview_coverage, overview_findings
from pages.money import overview_content as content
from pages.money.overview_direct_funding import story
from pages.money.overview_tiles import tiles
from ui.exhibit import attempt
from ui.extracts import in_their_words
from ui.funding_changes import largest_changes
from ui.page import Page, declare


@declare(
    "/",
    "Overview",
    "What the Mayor’s Office for Policing and Crime pays for in London: who gets how much, from which fund, for "
    "what, in which borough, with what result. Unofficial; published figures only, each with its source.",
)
def overview(page: Page, store: Store) -> None:
    """Show the ways in, and one exhibit on each subject."""
    page.heading(
        "What MOPAC pays for in London",
        "The Mayor’s Office for Policing and Crime (MOPAC) and the Violence Reduction Unit (VRU) pay for services "
        "that help victims and prevent crime. See who gets how much, where, when it was decided and what it achieved.",
        ("LCPF", "Direct funding", "Commissioned together", "Priority", "Real terms", "PCD, DMPCD"),
    )
    page.show(
        attempt(tiles, store),
        attempt(story, store),
        attempt(content.ways_in, store),
        attempt(overview_findings.per_resident, store),
        attempt(overview_findings.results, store),
        attempt(largest_changes, store),
        attempt(overview_budget.budget, store),
        attempt(content.priorities, store),
        attempt(content.fund, store),
        attempt(in_their_words, store, "overview", "lcpf", folded=True),
        attempt(overview_findings.scrutiny, store),
        attempt(overview_coverage.coverage, store),
        attempt(content.decisions, store),
    )
