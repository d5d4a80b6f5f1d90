"""Overview: what MOPAC pays for in London, at a glance."""

from pages.money import overview_budget, overview_coverage, overview_results, overview_scrutiny
from pages.money import overview_content as content
from ui.exhibit import attempt, show
from ui.extracts import in_their_words
from ui.funding_changes import largest_changes
from ui.furniture import header
from ui.startup import store_of_run

header(
    "What MOPAC pays for in London",
    "The Mayor’s Office for Policing and Crime (MOPAC) and the Violence Reduction Unit (VRU) pay for services that "
    "help victims of crime and keep people from violence and offending. Here is who gets how much, where, decided when "
    "and with what result, each figure with its document.",
    ("LCPF", "Direct funding", "Commissioned together", "Priority", "Real terms", "PCD, DMPCD"),
)
store = store_of_run()
show(
    attempt(content.ways_in, store),
    attempt(largest_changes, store),
    attempt(overview_budget.budget, store),
    attempt(content.priorities, store),
    attempt(content.fund, store),
    attempt(in_their_words, store, "overview", "lcpf", folded=True),
    attempt(overview_scrutiny.findings, store),
    attempt(overview_results.findings, store),
    attempt(overview_coverage.coverage, store),
    attempt(content.decisions, store),
)
