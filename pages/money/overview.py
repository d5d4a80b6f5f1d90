"""Overview: what MOPAC pays for in London, at a glance."""

from data.store import current_store
from pages.money.overview_content import overview
from ui.exhibit import show
from ui.furniture import header

header(
    "What MOPAC pays for in London",
    "The Mayor’s Office for Policing and Crime (MOPAC) and the Violence Reduction Unit pay for services that help "
    "victims of crime and keep people from violence and offending. Here is who gets how much, from which fund, in "
    "which borough, decided when, with what result: published figures only, each traced to its page.",
)
show(*overview(current_store()))
