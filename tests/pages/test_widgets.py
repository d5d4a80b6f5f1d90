"""What only widgets do, under Streamlit's test runner: choices change page, URL and session. Each run takes a while.

What a page says is tested on its HTML (tests/helpers.py, opened), in milliseconds: both are one page function.
"""

import inspect
import json

import pytest
from streamlit.testing.v1.element_tree import Block

from pages.menu import PAGES
from tests.helpers import LONG, area_names, html_under_streamlit, opened, start, under_streamlit, words_under_streamlit


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_from_the_start_page_with_what_the_server_answers(page: str) -> None:
    test = start().run()
    test.switch_page(inspect.getfile(PAGES[page].function)).run()
    assert not test.exception, test.exception
    assert not test.error
    assert not test.warning
    answer = opened(page)
    assert words_under_streamlit(test).split() == answer.words.split()
    assert all(json.loads(chart.proto.config)["displayModeBar"] is False for chart in test.get("plotly_chart"))
    assert [chart.proto.alt for chart in test.get("plotly_chart")] == [exhibit.alt for exhibit in answer.charts]
    assert [shown.proto.alt for shown in test.get("deck_gl_json_chart")] == [shown.alt for shown in answer.maps]


def test_a_choice_changes_the_page() -> None:
    test = under_streamlit("/borough", borough="Westminster")
    test.selectbox(key="offences").select("Burglary").run()
    assert not test.exception
    assert "Burglary: " in words_under_streamlit(test)
    test.selectbox(key="borough").select("Camden").run()
    assert "<h1>Camden</h1>" in html_under_streamlit(test)
    assert test.query_params == {"borough": "Camden", "offences": "Burglary"}


def test_the_menu_follows_the_choice_of_another_borough() -> None:
    test = under_streamlit("/borough", borough="Hackney")
    next(box for box in test.selectbox if box.label == "Borough").select("Croydon").run()
    (menu,) = [str(element.value) for element in test.sidebar.html]
    assert "map?borough=Croydon" in menu
    assert "Hackney" not in menu


def test_no_amount_is_asked_for_unless_one_is_named() -> None:
    test = under_streamlit("/awards", least="1000000")
    least, most = test.number_input
    assert (least.value, most.value) == (1_000_000, None)
    assert most.placeholder == "any"
    least.set_value(None).run()
    assert "350 awards" in words_under_streamlit(test)
    assert not test.warning


@pytest.mark.parametrize("name", ["least", "most"])
def test_an_amount_that_is_none_is_refused_before_the_fold_of_its_field(name: str) -> None:
    test = under_streamlit("/awards", **{name: "much"})
    assert len(test.warning) == 1
    assert not any(fold.warning for fold in test.expander)
    assert test.number_input(key=name).value is None


def test_choices_on_the_page_of_changes() -> None:
    test = under_streamlit("/changes")
    test.selectbox(key="kind").select("grants").run()
    assert not test.exception
    assert not test.warning
    test.selectbox(key="fund").select("Violence Reduction Unit").run()
    test.selectbox(key="from").select("2019/20").run()
    assert not test.exception
    assert not test.warning
    assert "Violence Reduction Unit: " in words_under_streamlit(test)
    assert "than in 2019/20" in words_under_streamlit(test)


def test_a_postcode_adds_a_borough_to_the_list() -> None:
    test = under_streamlit("/compare", compare=["Camden"])
    test.session_state["fold-postcode-made"] = True
    test.run()
    test.text_input(key="postcode").input("E8 3AE").run()
    assert not test.exception, test.exception
    assert test.multiselect(key="compare").value == ["Camden", "Hackney"]
    assert "2 areas side by side" in words_under_streamlit(test)
    test.text_input(key="postcode").input("E8 3AE").run()
    assert test.multiselect(key="compare").value == ["Camden", "Hackney"]
    test.text_input(key="postcode").input("SE19 1AA").run()
    test.button[0].click().run()
    assert test.multiselect(key="compare").value == ["Camden", "Hackney", "Croydon"]
    assert not any("postcode" in name or "E8" in str(value) for name, value in dict(test.query_params).items())
    full = under_streamlit("/compare", compare=area_names()[:6])
    assert not [box for box in full.text_input if box.key == "postcode"]
    assert full.get("plotly_chart")


@pytest.mark.parametrize(
    ("page", "always", "query"),
    [
        ("/outcomes", {"borough", "evidence"}, {"kind": "target", "borough": "Hackney"}),
        ("/services", {"borough"}, {"need": "Hate crime", "borough": "Croydon"}),
    ],
)
def test_a_fold_has_its_widgets_where_one_of_them_has_chosen(
    page: str, always: set[str], query: dict[str, str]
) -> None:
    assert {box.key for box in under_streamlit(page).selectbox} == always
    boxes = {box.key: box.value for box in under_streamlit(page, **query).selectbox}
    assert boxes.keys() > always
    assert boxes.items() >= query.items()


def test_an_unknown_borough_is_told_before_anything_else() -> None:
    test = under_streamlit("/outcomes", borough="Atlantis")
    # The strip, and the title and the lead, are above it.
    _, _, messages, *_ = test.main.children.values()
    assert isinstance(messages, Block)
    assert "Atlantis" in str(messages.warning[0].value)


@pytest.mark.parametrize("space", ["", " ", "  ", "\t", "\u00a0", " \u2009 "])
def test_a_postcode_in_the_words_is_taken_out_however_it_is_spaced(space: str) -> None:
    """A run that asked for another one without taking anything out would never end."""
    test = under_streamlit("/services", q=f"raped E8{space}3AE last night")
    assert test.text_input(key="q").value == "raped last night"
    assert test.selectbox(key="borough").value == "Hackney"
    assert "E8" not in words_under_streamlit(test)
    assert "Your postcode is taken out. Hackney is chosen" in words_under_streamlit(test)
    assert not test.info
    assert not test.success
    test.text_input(key="q").set_value("stalked").run()
    assert "postcode is taken out" not in words_under_streamlit(test)


def test_every_postcode_is_taken_out_and_a_question_about_one_goes_with_its_search() -> None:
    test = under_streamlit("/services", q="SE1 7PB raped E8 3AE")
    assert test.text_input(key="q").value == "raped"
    assert {button.label for button in test.button} == {"Southwark", "Lambeth"}
    test.text_input(key="q").set_value("stalked").run()
    assert not test.button


def test_an_unknown_choice_is_told_before_the_fold() -> None:
    test = under_streamlit("/services", need="peace", running="perhaps")
    assert len(test.warning) == 2
    assert not any(box.warning for box in test.expander)


def test_what_is_amiss_is_said_once() -> None:
    """Later it is what another choice has left over."""
    test = under_streamlit("/map", measure="programmes", per="head", funds="x")
    assert len(test.warning) == len(test.info) == 1
    test.run()
    assert not test.warning
    assert not test.info


@pytest.mark.parametrize("page", [page for page in PAGES if PAGES[page].names])
def test_no_value_breaks_a_widget(page: str) -> None:
    """All parameters at once; tests/pages/test_forged_addresses.py has every kind of value on the HTML."""
    test = under_streamlit(page, **dict.fromkeys(PAGES[page].names, LONG))
    assert "could not be shown" not in words_under_streamlit(test)
    assert all(len(warning.value) < 400 for warning in test.warning)


def test_names_and_values_are_read_as_they_were_meant_without_the_server() -> None:
    """As with `streamlit run app.py` alone, which sends nobody to the address as it should be."""
    test = under_streamlit(
        "/borough", **{"Borough": "City of Westminster", "amp;terms": "Real", "PER": "head", "gclid": "x"}
    )
    assert "<h1>Westminster</h1>" in html_under_streamlit(test)
    assert "2024/25 prices" in words_under_streamlit(test)
    assert "per resident" in words_under_streamlit(test)
    assert not test.warning
    assert test.query_params == {"borough": "Westminster", "terms": "real", "per": "head"}
