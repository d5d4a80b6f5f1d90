"""The services that a visitor has put on a list: kept in the address, to print or to send."""

from collections.abc import Sequence

from data.store import Store
from pages.services.cards import card
from pages.services.helplines import general_lines, lines_for
from queries.services import directory
from ui.formats import counted
from ui.glossary import spelled_out_of
from ui.html import Html, render, url_for


def shortlist(store: Store, service_ids: Sequence[str]) -> Html:
    """Return the services of a list as cards, and how to send it."""
    needs = [need for one in service_ids for need in directory(store)[one].needs]
    return render(
        "service_list",
        heading=f"{counted(len(service_ids), 'service')} on your list" if service_ids else "Your list is empty",
        cards=[card(store, one) for one in service_ids],
        lines=lines_for(store, needs) or general_lines(store),
        forms=spelled_out_of(card(store, one) for one in service_ids),
        back=url_for("services"),
    )
