"""A page under Streamlit: widgets, charts and the map. Only this and ui/streamlit_session.py know Streamlit.

The URL is the truth: every run reads the choices from it, sets the widgets to them, and writes what the visitor has
changed into it at the end. No widget is bound to the URL by Streamlit, which would put its labels there.
"""

import inspect
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import streamlit as st

from data.store import Store
from geo.deck import HEIGHT, WIDTH
from geo.postcodes import LONGEST, PostcodeAnswer, first_postcode, without_postcodes
from ui.choices import Choice, Flag, Number, OneOf, Several, Words
from ui.exhibit import ReadyExhibit, attempt
from ui.furniture import footer_html, menu_html, top_html, window_title
from ui.html import Html
from ui.map import Map
from ui.page import EMBEDDING, WARNING_TITLE, Page, PageDeclaration, Sections
from ui.postcode import FIELD_LABEL, NOT_FOUND, NOT_HERE, WHICH, area_names, explanation, found
from ui.request import SEARCH_LENGTH
from ui.shared_choices import BOROUGH
from ui.streamlit_session import (
    ANSWER,
    CHANGED,
    CLICKS,
    IS_FROM_SEARCH,
    MAP,
    OPENED,
    POSTCODE,
    answer_postcode,
    choose_borough,
    codes,
    look_up_postcode,
    note_change,
    note_words,
    take_from_map,
)
from ui.urls import canonical

CHART_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}

FRONT = "overview"
"""What the front page is called where Streamlit wants a path for it."""


def page_asked_for(declarations: Mapping[str, PageDeclaration]) -> PageDeclaration:
    """Register pages, given by their paths, with Streamlit, and return the one that the URL asks for.

    To Streamlit a page is the file of its function, which is never run as a script. Streamlit's menu is hidden: it puts
    headings between list items, which screen readers stumble over.
    """
    pages = [
        st.Page(
            Path(inspect.getfile(page.function)),
            title=page.title,
            url_path=page.path.strip("/") or FRONT,
            default=page.path == "/",
        )
        for page in declarations.values()
    ]
    current = st.navigation(pages, position="hidden")
    return declarations[f"/{current.url_path}"]


class StreamlitPage(Page):
    """A run of a page under Streamlit."""

    def __init__(self, declaration: PageDeclaration, store: Store) -> None:
        self.given = tuple((name, value) for name in st.query_params for value in st.query_params.get_all(name))
        super().__init__(declaration, store, canonical(store, {*declaration.names, *EMBEDDING}, self.given))
        self.changed: dict[str, list[str]] = st.session_state.setdefault(CHANGED, {})
        self.values = {name: values for name, values in {**self.values, **self.changed}.items() if values}
        self.is_opening = declaration.path not in st.session_state.setdefault(OPENED, set())
        self.clicks = st.session_state.get(CLICKS, 0)
        self.postcode_answer = st.session_state.get(ANSWER)
        self.default: dict[str, list[str]] = {}
        self.messages: list[str] = []
        self.place_of_messages: st.delta_generator.DeltaGenerator | None = None

    # The whole.

    def make(self, sections: Sections) -> None:
        """Show the menu, the page and the footer, and write the choices to the URL."""
        with st.sidebar:
            st.html(menu_html(self, sections))
        st.html(top_html(self.declaration))
        failure = attempt(self.declaration.function, self, self.store)
        if failure is not None:
            st.html(failure)
        st.html(footer_html(self.store, self.terms))
        self._write_url()
        st.session_state[OPENED].add(self.declaration.path)

    def _write_url(self) -> None:
        """Write the choices to the URL once something has changed, without defaults.

        When the page is opened, the URL is only brought into its canonical form, as the server has done already.
        """
        if self.changed:
            chosen = {
                name: values
                for name, values in self.values.items()
                if name not in self.refused and not (name in self.changed and values == self.default.get(name))
            }
        else:
            chosen = self.values
        if self.changed or tuple((name, value) for name, values in chosen.items() for value in values) != self.given:
            st.query_params.from_dict(chosen)
        self.changed.clear()

    # What is shown.

    def show_warnings(self) -> None:
        """Show the warnings so far, and those to come."""
        self.place_of_messages = st.container()
        for text in self.messages:
            self.show_warning(text)

    def name_window(self, words: str) -> None:
        """Name the window."""
        st.set_page_config(page_title=window_title(words), layout="wide")

    def show_html(self, html: Html) -> None:
        """Show HTML as one element."""
        st.html(html)

    def show_chart(self, exhibit: ReadyExhibit, key: str) -> None:
        """Show an interactive chart."""
        st.plotly_chart(exhibit.figure, key=key, config=CHART_CONFIG, alt=exhibit.alt)

    def show_map(self, shown: Map, card: Html | None) -> None:
        """Show the map, and the legend and the card of the chosen borough next to it."""
        st.html(shown.above + shown.tiles)
        with st.container(horizontal=True, key="map-and-card"):
            st.pydeck_chart(
                shown.dark_deck() if st.context.theme.type == "dark" else shown.deck,
                key=MAP,
                width=WIDTH,
                height=HEIGHT,
                on_select=take_from_map,
                selection_mode="single-object",
                alt=shown.alt,
            )
            with st.container(width=250):
                st.html((card or Html()) + shown.legend)
        st.html(shown.drawing)

    def note(self, text: str) -> None:
        """Show a message in its place on the page."""
        st.info(text)

    def show_warning(self, text: str) -> None:
        """Show a message under the heading, which may not be there yet."""
        if self.place_of_messages is None:
            self.messages.append(text)
            return
        with self.place_of_messages:
            st.warning(text, title=WARNING_TITLE)

    @contextmanager
    def row(self) -> Iterator[None]:
        """Put what the block shows side by side."""
        with st.container(horizontal=True):
            yield

    @contextmanager
    def fold(self, label: str, choices: Collection[Choice]) -> Iterator[bool]:
        """Fold controls away. Once made they stay, so closing the fold loses no choice."""
        key = f"fold-{'-'.join(sorted(choice.name for choice in choices))}"
        box = st.expander(label, key=key, on_change="rerun", width=420)
        was_made = f"{key}-made"
        if not (box.open or st.session_state.get(was_made) or self.has(*choices)):
            yield False
            return
        st.session_state[was_made] = True
        with box:
            yield True

    @contextmanager
    def folded(self, label: str, key: str) -> Iterator[bool]:
        """Fold away what the block shows; it is made when the fold is opened."""
        with st.expander(label, on_change="rerun", key=key) as box:
            yield bool(box.open)

    # Controls.

    def offer_options(self, choice: OneOf, options: Sequence[str], chosen: str | None, default: str | None) -> None:
        """Show a select box, or words side by side."""
        if not choice.is_listed:
            st.segmented_control(
                choice.label,
                options,
                required=True,
                format_func=choice.label_of,
                **self._prepared(choice, chosen, default),
            )
            return
        st.selectbox(
            choice.label,
            options,
            index=None if default is None else 0,
            placeholder=choice.placeholder or None,
            format_func=choice.label_of,
            width=choice.width,
            **self._prepared(choice, chosen, default),
        )

    def offer_several(self, choice: Several, options: Sequence[str], chosen: Sequence[str]) -> None:
        """Show a select box for several options."""
        st.multiselect(
            choice.label,
            options,
            max_selections=choice.most,
            placeholder=choice.placeholder,
            **self._prepared(choice, list(chosen), None),
        )

    def offer_number(self, choice: Number, chosen: int | None, default: int | None) -> None:
        """Show a field for a number."""
        st.number_input(
            choice.label,
            0,
            choice.highest,
            None,
            step=choice.step,
            placeholder=choice.placeholder or None,
            width=choice.width,
            **self._prepared(choice, chosen, default),
        )

    def offer_words(self, choice: Words, text: str) -> None:
        """Show a field for a search."""
        noting = {"on_change": note_words, "args": (choice.name, choice.finds_borough)}
        st.text_input(
            choice.label,
            max_chars=SEARCH_LENGTH,
            width=choice.width,
            autocomplete="off",
            **self._prepared(choice, text, "") | noting,
        )

    def offer_flag(self, choice: Flag, chosen: bool) -> None:
        """Show a box to tick."""
        st.checkbox(choice.label, **self._prepared(choice, chosen, False))

    def _prepared(self, choice: Choice, chosen: object, default: object) -> dict[str, Any]:
        """Set the widget of a choice, which comes next, to what is chosen; return what all widgets are given."""
        self.default[choice.name] = codes(default)
        if st.session_state.get(choice.name) != chosen:
            st.session_state[choice.name] = chosen
        return {"key": choice.name, "on_change": note_change, "args": (choice.name,)}

    # Postcodes.

    def take_postcode(self, choice: Words, text: str) -> None:
        """Take a postcode that came with the URL out of it."""
        self.postcode_answer = answer_postcode(self.store, first_postcode(text) or "")
        st.session_state[IS_FROM_SEARCH] = True
        self.changed[choice.name] = self.values[choice.name] = [without_postcodes(text)]
        if self.postcode_answer.kind == "found":
            self.values[BOROUGH.name] = self.changed[BOROUGH.name]

    def offer_postcode(self, adds_to: Several | None = None) -> None:
        """Offer to find the borough by a postcode."""
        with self.fold("Find the borough by postcode", [Choice(POSTCODE)]) as is_open:
            if is_open:
                self.offer_postcode_field(adds_to)
                self.show_postcode_answer(adds_to)

    def offer_postcode_field(self, adds_to: Several | None = None) -> None:
        """Ask for a postcode and show the result."""
        st.markdown(explanation())
        st.text_input(
            FIELD_LABEL,
            key=POSTCODE,
            max_chars=LONGEST,
            # Other people may use the same computer.
            autocomplete="off",
            on_change=look_up_postcode,
            args=(adds_to.name if adds_to else "",),
        )

    def show_postcode_answer(self, adds_to: Several | None = None) -> None:
        """Show the result of the postcode once; or ask which borough, until the visitor answers."""
        answer = self.postcode_answer
        if answer is None or ANSWER not in st.session_state:
            return
        names = area_names(self.store)
        if answer.kind == "choose":
            st.info(WHICH)
            with st.container(horizontal=True):
                for code in answer.gss_codes:
                    arguments = (names[code], adds_to.name if adds_to else "")
                    st.button(names[code], key=f"postcode-{code}", on_click=choose_borough, args=arguments)
            st.markdown(NOT_HERE)
            return
        del st.session_state[ANSWER]
        if answer.kind == "found":
            st.success(found(answer, names[answer.gss_codes[0]]))
        else:
            st.warning(NOT_FOUND[answer.kind])

    def take_search_answer(self) -> PostcodeAnswer | None:
        """Return the result of a postcode that was in a search, once."""
        if not st.session_state.get(IS_FROM_SEARCH):
            return None
        st.session_state[IS_FROM_SEARCH] = False
        if self.postcode_answer is None or self.postcode_answer.kind == "choose":
            return None
        del st.session_state[ANSWER]
        return self.postcode_answer
