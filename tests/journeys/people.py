"""The four journeys: what each visitor does, and what has to be true of the answer."""

import csv
from decimal import Decimal
from pathlib import Path

from playwright.sync_api import Download, Route, expect

from tests.browser.conftest import NEUTRAL_PAGE
from tests.journeys.paper import printed_words
from tests.journeys.player import Player

COUNT_PRINTS = "window.printed = 0; window.print = () => { window.printed += 1 }"
"""Instead of the browser's dialogue, which nobody would answer."""

CUT = (
    "Direct funding allocated to Westminster went from £1,071,006 in 2017/18 to £473,766 in 2018/19, down 55.8% in "
    "cash, while London went from £19,682,137 to £12,725,764, down 35.3%."
)


def neutral_page(route: Route) -> None:
    """Stand for the page that "Exit this page" leads to: a test asks nobody outside."""
    route.fulfill(status=200, content_type="text/html", body="<title>Weather</title><h1>Weather</h1>")


def assembly_member(player: Player) -> None:
    """Prepare a question on Westminster: a figure, its source, and a page to print."""
    page = player.page
    page.add_init_script(COUNT_PRINTS)
    card = page.get_by_role("link", name="Westminster’s cut of 2018/19")
    player.open("", "Open the start page.", card)
    player.shoot("start", card)
    cut = page.get_by_text("down 55.8% in cash, while London")
    player.click("For the Assembly, choose “Westminster’s cut of 2018/19”.", card, cut)
    assert player.read("The figure", cut) == CUT
    source = page.locator(".mc-source").first
    player.read("The sources named under it", source)
    player.shoot("figure", cut)
    document = source.get_by_role("link", name="Westminster City Council, 19 June 2017").first
    heading = page.get_by_role("heading", name="Westminster City Council, 19 June 2017", level=1)
    player.click("Under the figures, choose the first source.", document, heading)
    place = page.get_by_text("paragraph 3.2, Table 1").first
    expect(place).to_be_visible()
    original = player.read("The document", page.get_by_role("heading", level=2).first)
    assert "Crime Prevention" in original
    player.shoot("source", heading)
    player.back("Go back.", cut)
    button = page.get_by_role("button", name="Print this page").first
    player.press("Choose “Print this page”.", button, "() => window.printed === 1")
    version = page.locator("[data-version]").first.inner_text()
    paper = printed_words(page.pdf(format="A4"))
    first_source = " ".join(source.inner_text().split()).partition(";")[0].removeprefix("Source: ")
    for words in ("Westminster", CUT, first_source, f"Data version {version}"):
        assert words.replace(" ", "") in paper, f"not on paper: {words}"


def borough_officer(player: Player) -> None:
    """Write a comparison of Hackney with its neighbours, and take the figures along."""
    page = player.page
    way = page.get_by_role("link", name="Compare with neighbours").first
    player.open("", "Open the start page.", way)
    field = page.get_by_role("combobox", name="Borough", exact=True)
    player.click("For boroughs, choose “Compare with neighbours”.", way, field)
    player.shoot("choose", field)
    side_by_side = page.get_by_role("heading", name="6 areas side by side")
    player.type("Type “Hackney” into “Borough” and press Enter.", field, "Hackney", side_by_side)
    own = player.read("Hackney in words", page.get_by_text("Hackney: £0.6m of direct funding in 2019/20"))
    assert "3rd to 9th of the boroughs" in own
    player.read("Beside London", page.get_by_text("London’s boroughs together:"))
    player.shoot("compared", side_by_side)
    others = page.get_by_text("5 other areas in words")
    last = page.get_by_text("Waltham Forest: £0.3m * of direct funding in 2019/20")
    player.click("Unfold “5 other areas in words”.", others, last)
    player.read("A neighbour in words", last)
    link = page.get_by_role("link", name="Download CSV").first
    file = player.download("Under the table, choose “Download CSV”.", link)
    rows = rows_of(file)
    neighbours = {"Haringey", "Islington", "Newham", "Tower Hamlets", "Waltham Forest"}
    assert {row["area"] for row in rows} == {"Hackney", *neighbours}
    hackney = next(row for row in rows if row["area"] == "Hackney")
    assert Decimal(hackney["funding_gbp"]) == 600_000
    assert hackney["funding_year"] == "2019/20"
    assert hackney["source_title"].startswith("MOPAC Commissioning Framework Update")
    heading = page.get_by_role("heading", name="Hackney", level=1)
    player.click("Under the table, choose “its profile”.", page.get_by_role("link", name="its profile"), heading)
    assert page.url.endswith("/borough?borough=Hackney")
    side = page.get_by_role("link", name="Compare with neighbours")
    player.click("On the profile, choose “Compare with neighbours”: the same six again.", side, side_by_side)


def analyst(player: Player) -> None:
    """Find out why the 32 boroughs' figures of 2019/20 add up to 13.8 and the total is 13.4, and add them up again."""
    page = player.page
    way = page.get_by_role("link", name="Why £13.8m is not £13.4m")
    player.open("", "Open the start page.", way)
    heading = page.get_by_role("heading", name="Why £13.8m is not £13.4m")
    player.click("For analysts, choose “Why £13.8m is not £13.4m”.", way, heading)
    why = player.read("Why", page.get_by_text("the 32 parts add up to £13.8m"))
    assert "The gap of £400,000 is 2.4 times that: possible, but not likely." in why
    suspects = player.read("What else is known", page.get_by_text("as if lines had slipped"))
    assert "Richmond upon Thames, Southwark and Sutton" in suspects
    player.shoot("why", heading)
    link = page.get_by_role("link", name="their figures as a file (CSV)")
    rows = rows_of(player.download("Choose “their figures as a file (CSV)”, and add up the column.", link))
    assert len(rows) == 32
    assert sum(Decimal(row["amount_gbp"]) for row in rows) == 13_800_000
    assert {Decimal(row["rounding_gbp"]) for row in rows} == {Decimal(50_000)}
    document = page.get_by_role("link", name="MPS-MOPAC Joint Audit Panel, 8 January 2020").first
    title = page.get_by_role("heading", name="MPS-MOPAC Joint Audit Panel, 8 January 2020", level=1)
    player.click("Choose the source.", document, title)
    assert "13.4" in player.read("The total in the document", page.get_by_text("£13.4m").first)
    player.shoot("document", page.get_by_text("£13.4m").first)


def resident(player: Player) -> None:
    """Find help after domestic abuse in Croydon, and be gone at once."""
    page = player.page
    page.route("https://www.bbc.co.uk/**", neutral_page)
    way = page.get_by_role("link", name="Find help near you")
    player.open("", "Open the start page.", way)
    words = page.get_by_role("textbox", name="What happened")
    player.click("For residents, choose “Find help near you”.", way, words)
    found = page.get_by_role("heading", name="for “my husband hits me”")
    player.type("Type what happened, “my husband hits me”, and press Enter.", words, "my husband hits me", found)
    field = page.get_by_role("combobox", name="Borough", exact=True)
    in_croydon = page.get_by_role("heading", name="that you can use in Croydon")
    player.type("Type “Croydon” into “Borough” and press Enter.", field, "Croydon", in_croydon)
    line = player.read("To ring now", page.get_by_role("listitem").filter(has_text="National Domestic Abuse Helpline"))
    assert line.startswith("0808 2000 247")
    own = page.get_by_role("article").filter(has_text="Bromley and Croydon Women's Aid").first
    assert player.read("The borough's own", own.get_by_role("heading")) == "Bromley and Croydon Women's Aid"
    player.read("Its telephone", own.get_by_role("link", name="020 8313 9303"))
    player.shoot("help", in_croydon)
    player.shoot("exit", own)
    gone = page.get_by_role("heading", name="Weather")
    player.click("Choose “Exit this page”.", page.get_by_role("link", name="Exit this page"), gone)
    assert page.url == NEUTRAL_PAGE
    player.back("Go back: the page is not there any more.", gone)
    assert page.url == NEUTRAL_PAGE


def rows_of(file: Download) -> list[dict[str, str]]:
    """Return the rows of a CSV file that was downloaded."""
    with Path(file.path()).open(encoding="utf-8-sig", newline="") as content:
        return list(csv.DictReader(content))
