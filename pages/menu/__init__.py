"""The pages in the sections of the menu, in its order."""

from pages.about.accessibility import accessibility
from pages.about.methods import methods
from pages.about.quality import quality
from pages.about.sources import sources
from pages.boroughs.compare import compare
from pages.boroughs.map import borough_maps
from pages.boroughs.need import funding_and_need
from pages.boroughs.profile import borough_profile
from pages.money.awards import awards
from pages.money.changes import change_explained
from pages.money.overview import overview
from pages.money.priorities import priorities
from pages.money.projects import projects
from pages.money.recipients import recipients
from pages.results.outcomes import outcomes
from pages.scrutiny.recommendations import recommendations
from pages.scrutiny.timeliness import timeliness
from pages.search.search import search
from pages.services.find import find_a_service
from ui.page import Sections

SECTIONS: Sections = {
    "Overview": (overview,),
    "Help": (find_a_service,),
    "Boroughs": (borough_profile, borough_maps, compare, funding_and_need),
    "Money": (priorities, awards, recipients, change_explained),
    "Projects": (projects,),
    "Results": (outcomes,),
    "Scrutiny": (recommendations, timeliness),
    "About": (sources, quality, methods, accessibility),
}

PAGES = {page.path: page for page in (*(page for pages in SECTIONS.values() for page in pages), search)}
"""The pages by their paths, with that of the search, which the strip above every page leads to."""
