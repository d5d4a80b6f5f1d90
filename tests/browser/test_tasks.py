"""What visitors come for, tried as six kinds of them would: from the start page to the answer, without scripts.

Each task is the path that a visitor takes, and what is read at its end, at most some screens from the top.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

SCREENS = {1280: 800, 390: 844}


class Task(NamedTuple):
    """A task: its name, the way (a link, a site search or an address), the answer, and how far down that may be."""

    name: str
    way: tuple[str, ...]
    answer: str
    screens: float = 1.0


TASKS = (
    Task(
        "A1 Westminster's cut beside London's",
        ("Westminster’s cut of 2018/19",),
        "down 55.8% in cash, while London",
        1.3,
    ),
    Task("A2 which boroughs lost most", ("/map?measure=change+in+funding",), "Deepest cut in Westminster (−55.8%)"),
    Task(
        "A3 what became of dashboards",
        ("What became of recommendations", "Recommendation 13: Dashboards"),
        "quarterly",
        1.5,
    ),
    Task(
        "B1 per resident beside neighbours",
        ("/compare?boroughs=neighbours&borough=Lewisham",),
        "Direct funding per resident",
    ),
    Task(
        "B2 shared projects that cover Lewisham",
        ("/projects?borough=Lewisham",),
        "81 shared projects cover Lewisham",
        1.5,
    ),
    Task("B3 Lewisham over time", ("site search=Lewisham", "Lewisham"), "£0.6m"),
    Task("M1 DIVERT", ("/outcomes?programme=divert",), "Were those whom DIVERT helped arrested less often?", 2.0),
    Task("M2 13.8 and 13.4", ("Why £13.8m is not £13.4m",), "the 32 parts add up to £13.8m", 1.5),
    Task("M3 PCD 1236", ("site search=PCD 1236", "PCD 1236"), "£9,783,361"),
    Task("R1 a frightened resident", ("/services?q=my+husband+hits+me",), "0808 2000 247"),
    Task("R2 a son with a knife", ("/services?q=my+son+has+got+a+knife",), "knife", 1.0),
    Task("J1 St Giles Trust", ("site search=St Giles Trust", "St Giles Trust"), "£96,000", 1.3),
    Task("J2 a map per resident", ("All boroughs on the map",), "Direct borough funding per resident, 2019/20"),
    Task("J3 serious youth violence", ("/awards?q=serious+youth+violence",), "Did you mean", 1.3),
    Task("C2 Galop", ("site search=Galop", "Galop"), "Shared awards that name it (not split)", 2.5),
    Task("C3 how long grants run", ("How long grants run",), "for three years or more", 1.0),
)


@pytest.fixture(params=SCREENS, ids=str)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Return a page without scripts, at one of the two widths."""
    context = browser.new_context(
        viewport={"width": request.param, "height": SCREENS[request.param]}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_a_task_is_done(server: str, page: Page, task: Task) -> None:
    page.goto(server)
    for step in task.way:
        if step.startswith("/"):
            page.goto(server + step)
        elif step.startswith("site search="):
            page.get_by_role("searchbox").first.fill(step.partition("=")[2])
            page.get_by_role("search").get_by_role("button", name="Search").click()
        else:
            page.get_by_role("main").get_by_role("link", name=step).first.click()
    answer = page.get_by_role("main").get_by_text(task.answer).locator("visible=true").first
    expect(answer).to_be_visible()
    top = answer.evaluate("one => one.getBoundingClientRect().top")
    assert top / SCREENS[page.viewport_size["width"] if page.viewport_size else 1280] <= task.screens
