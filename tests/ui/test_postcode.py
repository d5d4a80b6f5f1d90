"""The postcode box: it chooses the borough, says what it did in plain words, and forgets what was typed."""

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    from data.store import Store, current_store  # noqa: PLC0415
    from ui.choices import Flag  # noqa: PLC0415
    from ui.page import Page, PageDeclaration  # noqa: PLC0415
    from ui.shared_choices import BOROUGH, area_or_none  # noqa: PLC0415
    from ui.streamlit_page import StreamlitPage  # noqa: PLC0415

    other = Flag("else", "Something else", "a choice")

    def made(page: Page, store: Store) -> None:
        area_or_none(page, store)
        page.flag(other)
        page.offer_postcode()

    declared = PageDeclaration("/map", "Map", "", (BOROUGH, other), made)
    StreamlitPage(declared, current_store()).make({"Boroughs": (declared,)})


@pytest.fixture(autouse=True)
def no_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POSTCODES_URL", raising=False)


def opened() -> AppTest:
    """Return the page with the box unfolded."""
    test = AppTest.from_function(page)
    test.session_state["fold-postcode-made"] = True
    return test.run()


def typed(test: AppTest, text: str) -> AppTest:
    test.text_input(key="postcode").input(text).run()
    assert not test.exception, test.exception
    return test


def messages(test: AppTest) -> str:
    return " ".join(str(one.value) for one in [*test.success, *test.info, *test.warning, *test.error])


def everything(test: AppTest) -> str:
    """Return all that is kept or sent: address, session and elements."""
    state = " ".join(f"{key}={value}" for key, value in test.session_state._state.filtered_state.items())
    return f"{dict(test.query_params)} {state} {test.main}"


def test_as_long_as_it_is_folded_it_costs_nothing() -> None:
    test = AppTest.from_function(page).run()
    assert test.expander[0].label == "Find the borough by postcode"
    assert not test.text_input
    assert not test.markdown


def test_nothing_is_said_before_anything_is_typed() -> None:
    test = opened()
    assert "do not store it" in test.markdown[0].value
    assert "service" not in test.markdown[0].value
    assert messages(test) == ""


@pytest.mark.parametrize("text", ["E8 3AE", "e83ae", "E8  3ae", "E8", "E8 3"])
def test_a_postcode_chooses_the_borough_and_is_forgotten(text: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    test = typed(opened(), text)
    assert test.selectbox(key="borough").value == "Hackney"
    assert test.query_params["borough"] in ("Hackney", ["Hackney"])
    assert "Hackney is now chosen" in messages(test)
    assert test.text_input(key="postcode").value == ""
    assert "3AE" not in everything(test).upper()
    assert not re.search(r"E8\s*3", everything(test) + caplog.text, re.IGNORECASE)
    assert set(test.query_params) <= {"borough"}


def test_the_message_goes_with_the_next_choice() -> None:
    test = typed(opened(), "E8 3AE")
    test.selectbox(key="borough").select("Camden").run()
    assert messages(test) == ""
    assert test.selectbox(key="borough").value == "Camden"


def test_several_boroughs_are_buttons_that_stay_until_one_is_chosen() -> None:
    test = typed(opened(), "SE19 1AA")
    assert test.selectbox(key="borough").value is None
    assert [button.label for button in test.button] == ["Croydon", "Bromley", "Lambeth", "Southwark"]
    assert test.text_input(key="postcode").value == ""
    assert "SE19" not in everything(test)
    test.checkbox(key="else").check().run()
    test.button[2].click().run()
    assert test.selectbox(key="borough").value == "Lambeth"
    assert len(test.button) == 0
    assert messages(test) == ""


def test_another_postcode_takes_the_place_of_the_buttons() -> None:
    test = typed(typed(opened(), "SE19"), "E8 3AE")
    assert len(test.button) == 0
    assert test.selectbox(key="borough").value == "Hackney"


def test_an_emptied_box_takes_the_answer_away() -> None:
    test = typed(typed(opened(), "nonsense"), " ")
    assert messages(test) == ""


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("M1 1AE", "could not find this postcode in London", ""),
        ("E8 3A!", "does not look like a UK postcode", "E8 3A!"),
        ("E8 3AE, Lond", "does not look like a UK postcode", "E8 3AE, Lond"),
    ],
)
def test_what_cannot_be_found_leaves_the_borough_alone(text: str, words: str, left: str) -> None:
    test = opened()
    test.selectbox(key="borough").select("Camden").run()
    typed(test, text)
    assert words in messages(test)
    assert text not in messages(test)
    assert test.text_input(key="postcode").value == left
    assert test.selectbox(key="borough").value == "Camden"
    assert set(test.query_params) <= {"borough"}


def test_a_service_is_announced_and_a_dead_one_does_no_harm(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("POSTCODES_URL", "http://127.0.0.1:1")
    test = typed(opened(), "E8 3AE")
    assert "postcode service" in test.markdown[0].value
    assert test.selectbox(key="borough").value == "Hackney"
    assert "ConnectError" in caplog.text
    assert "3AE" not in caplog.text.replace("%20", "").upper()


@pytest.mark.parametrize(
    ("kind", "exact", "words"),
    [("terminated", False, "no longer in use"), ("found", True, "This postcode is in Hackney")],
)
def test_what_only_a_service_knows(monkeypatch: pytest.MonkeyPatch, kind: str, exact: bool, words: str) -> None:
    from geo.postcodes import PostcodeAnswer  # noqa: PLC0415

    codes = ("E09000012",) if kind == "found" else ()
    monkeypatch.setattr("ui.postcode.find_boroughs", lambda *_: PostcodeAnswer(kind, codes, exact))  # type: ignore[arg-type]
    test = typed(opened(), "E8 3AE")
    assert words in messages(test)
    assert test.selectbox(key="borough").value == ("Hackney" if kind == "found" else None)
