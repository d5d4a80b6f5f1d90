"""The words of a page as plain HTML, made of what Streamlit sends for it: to be read before Streamlit itself stands.

Streamlit's front end needs a second and more in a browser until it shows the first word, and nothing can be read where
its JavaScript does not run. Here its elements stand in the same places and sizes: text and tables as they are, controls
as those of a form that asks for the address they stand for, and for each chart room of its size.
"""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.RootContainer_pb2 import RootContainer
from streamlit.proto.WidthConfig_pb2 import WidthConfig

from ui.addresses import PAGES
from ui.html import Html, render


class EarlyPage(NamedTuple):
    """A page before Streamlit stands: the name of its window, and what can be read on it."""

    title: str
    body: Html


class Part(NamedTuple):
    """An element or a block, for ui/templates/early_page.html: what it is, how it is labelled, and what is in it.

    name is a control's parameter in the address, options are words to choose from, each with whether it is chosen,
    chosen are those of several in the order in which they were, and style is CSS for width and height.
    """

    kind: str
    parts: tuple["Part", ...] = ()
    html: str = ""
    label: str = ""
    name: str = ""
    value: str = ""
    options: tuple[tuple[str, bool], ...] = ()
    chosen: tuple[str, ...] = ()
    is_multiple: bool = False
    is_open: bool = False
    style: str = ""
    key: str = ""


class _Place:
    """Where an element or a block stands, and the places in it."""

    def __init__(self) -> None:
        self.content: Element | Block | None = None
        self.inner: dict[int, _Place] = {}

    def at(self, path: Iterable[int]) -> "_Place":
        place = self
        for number in path:
            place = place.inner.setdefault(number, _Place())
        return place

    def parts(self) -> tuple[Part, ...]:
        return tuple(part for _, place in sorted(self.inner.items()) if (part := place.part()))

    def part(self) -> Part | None:
        if isinstance(self.content, Element):
            return _element(self.content)
        # Streamlit shows nothing for a block with nothing in it, unless it can be unfolded.
        if isinstance(self.content, Block) and (self.inner or self.content.allow_empty):
            return _block(self.content, self.parts())
        return None


def early_page(messages: Iterable[ForwardMsg], query: str = "", path: str = "/") -> EarlyPage | None:
    """Return the page that the messages of a first run make up; None where it failed, or is none of ours.

    query is that of its address: what no control of the page stands for goes on with what is chosen.
    """
    root = _Place()
    title = ""
    for message in messages:
        kind = message.WhichOneof("type")
        if kind == "page_not_found":
            return None
        if kind == "page_config_changed":
            title = message.page_config_changed.title or title
        elif kind == "delta":
            place = root.at(message.metadata.delta_path)
            if message.delta.WhichOneof("type") == "new_element":
                place.content = message.delta.new_element
            elif message.delta.WhichOneof("type") == "add_block":
                place.content = message.delta.add_block
    parts = root.at([RootContainer.MAIN]).parts()
    every = list(_all(parts))
    if not title or any(part.kind == "failure" for part in every):
        return None
    names = {part.name for part in every if part.name}
    # What the page does not know is told, and goes no further.
    kept = [(name, value) for name, value in parse_qsl(query) if name in {*PAGES[path].parameters} - names]
    menu = root.at([RootContainer.SIDEBAR]).parts()
    # There may be a postcode among words: it belongs into no address (serving/posted.py).
    is_posted = any(part.kind == "text" for part in every)
    body = render("early_page", menu=menu, parts=_with_buttons(parts), kept=kept, is_posted=is_posted)
    # The footer is the last to come: without it something has gone wrong on the way.
    return EarlyPage(title, body) if "data-version" in body else None


def _with_buttons(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts, and after each run of those that something can be chosen in, a button to send it."""
    was_control = False
    for part in parts:
        is_control = any(inner.name for inner in _all([part]))
        if was_control and not is_control:
            yield Part("button")
        was_control = is_control
        yield part


def _all(parts: Iterable[Part]) -> Iterable[Part]:
    for part in parts:
        yield part
        yield from _all(part.parts)


def _element(element: Element) -> Part | None:
    kind = element.WhichOneof("type")
    sort = _KINDS.get(kind or "")
    part = sort(element) if sort else None
    return part and part._replace(style=_width(element.width_config) + part.style)


def _html(element: Element) -> Part:
    return Part("failure" if "mc-failed" in element.html.body else "html", html=Html(element.html.body))


def _selectbox(element: Element) -> Part:
    box = element.selectbox
    default = box.options[box.default] if box.HasField("default") and box.options else ""
    value = box.raw_value if box.set_value else default
    # Where nothing needs to be chosen, nothing can be chosen again.
    options = [("", not value)] if box.placeholder and not box.HasField("default") else []
    options += [(option, option == value) for option in box.options]
    return Part(
        "select",
        label=box.label,
        name=box.query_param_key,
        value=box.placeholder,
        options=tuple(options),
    )


def _multiselect(element: Element) -> Part:
    box = element.multiselect
    values = box.raw_values if box.set_value else [box.options[number] for number in box.default]
    return Part(
        "select",
        label=box.label,
        name=box.query_param_key,
        value=box.placeholder,
        options=tuple((option, option in values) for option in box.options),
        chosen=tuple(values),
        is_multiple=True,
    )


def _button_group(element: Element) -> Part:
    group = element.button_group
    words = [option.content for option in group.options]
    chosen = group.raw_values if group.set_value else [words[number] for number in group.default]
    return Part(
        "choices",
        label=group.label,
        name=group.query_param_key,
        options=tuple((word, word in chosen) for word in words),
        is_multiple=group.click_mode == ButtonGroup.ClickMode.MULTI_SELECT,
    )


def _checkbox(element: Element) -> Part:
    box = element.checkbox
    is_chosen = box.value if box.set_value else box.default
    return Part("checkbox", label=box.label, name=box.query_param_key, options=(("true", is_chosen),))


def _number_input(element: Element) -> Part:
    box = element.number_input
    is_empty = not (box.set_value and box.HasField("value")) and not box.HasField("default")
    value = "" if is_empty else f"{box.value if box.set_value else box.default:.15g}"
    return Part("number", label=box.label, name=box.query_param_key, value=value)


def _text_input(element: Element) -> Part | None:
    box = element.text_input
    if not box.query_param_key:
        # A postcode: it belongs into no address.
        return None
    value = box.value if box.set_value else box.default
    return Part("text", label=box.label, name=box.query_param_key, value=value)


def _alert(element: Element) -> Part:
    if element.alert.format == Alert.ERROR:
        return Part("failure")
    return Part("notice", value=f"{element.alert.title} {element.alert.body}".strip())


def _plotly_chart(element: Element) -> Part:
    chart = element.plotly_chart
    height = json.loads(chart.spec)["layout"]["height"]
    return Part("chart", key=_key(chart.id), style=f";height:{height}px")


def _map(element: Element) -> Part:
    height = element.height_config.pixel_height
    key = _key(element.deck_gl_json_chart.id)
    return Part("chart", key=key, style=f";height:{height}px")


def _failure(_element: Element) -> Part:
    return Part("failure")


_KINDS = {
    "html": _html,
    "selectbox": _selectbox,
    "multiselect": _multiselect,
    "number_input": _number_input,
    "text_input": _text_input,
    "button_group": _button_group,
    "checkbox": _checkbox,
    "alert": _alert,
    "plotly_chart": _plotly_chart,
    "deck_gl_json_chart": _map,
    "exception": _failure,
}


def _block(block: Block, parts: tuple[Part, ...]) -> Part:
    style = _width(block.width_config)
    key = _key(block.id)
    if block.WhichOneof("type") == "expandable":
        fold = block.expandable
        return Part("folded", parts, label=fold.label, is_open=fold.expanded, style=style, key=key)
    is_horizontal = block.flex_container.direction == Block.FlexContainer.Direction.HORIZONTAL
    return Part("horizontal" if is_horizontal else "vertical", parts, style=style, key=key)


def _width(config: WidthConfig) -> str:
    if config.pixel_width:
        return f"flex:none;width:{config.pixel_width}px"
    return "flex:none;width:fit-content" if config.use_content else "width:100%"


def _key(identity: str) -> str:
    """Return the key in the name that Streamlit gives an element: $$ID-<32 digits>-<key>."""
    return identity[len("$$ID-") + 33 :]
