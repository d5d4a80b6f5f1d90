"""Renders the templates of ui/templates: everything on a page that is not a widget or a chart.

Jinja escapes every value, so text from the data can never become markup; st.html sanitises once more in the browser.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from ui.telephone import telephone

_BELOW_NOTHING = re.compile(r"(−£[\d,.]*\d[mk]?)")
_WHOLE = Markup('<span class="mc-whole">{}</span>')

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def whole_amounts(text: str) -> Markup:
    """Return text in which no line ends between the minus of an amount and its pound sign."""
    return Markup("").join(
        _WHOLE.format(piece) if number % 2 else escape(piece) for number, piece in enumerate(_BELOW_NOTHING.split(text))
    )


class Html(Markup):
    """Finished HTML. st.html takes it as it is, where it would search a plain string for its indentation every time."""

    def _repr_html_(self) -> str:
        return self


def render(template: str, **values: object) -> Html:
    """Return ui/templates/<template>.html with the values filled in and escaped."""
    return Html(_environment.get_template(f"{template}.html").render(**values))


STYLE_FILE = Path(__file__).with_name("style.css")
"""The stylesheet. The start page links to it, so that the browser keeps it and no run sends it."""


def url_for(page: str, pairs: Iterable[tuple[str, str]] = (), **parameters: str) -> str:
    """Return the address of a page of the dashboard with its state, relative to any page.

    pairs are for parameters that are repeated.
    """
    query = urlencode([*pairs, *parameters.items()], quote_via=quote)
    return f"{page or '.'}?{query}" if query else page or "."


def narrowed(results: str, key: str, value: str) -> str:
    """Return an address with one parameter more. A list of choices differs in that alone: the rest is quoted once."""
    return f"{results}{'&' if '?' in results else '?'}{key}={quote(value, safe='')}"


def link(text: str, href: str, *, outside: bool = False) -> Markup:
    """Return a link; one that leaves the dashboard opens in a new tab and tells the other site nothing."""
    return render("link", text=text, href=href, outside=outside).strip()


def with_small(first: str, *small: str | None) -> Markup:
    """Return a cell of several lines: what it says, and under it in small type what there is to know of it, if any."""
    return Markup("").join([escape(first), *(Markup("<small>{}</small>").format(line) for line in small if line)])


def bullets(items: Iterable[str], css_class: str = "") -> Markup:
    """Return a list with bullets."""
    opening = Markup('<ul class="{}">').format(css_class) if css_class else Markup("<ul>")
    return opening + Markup("").join(Markup("<li>{}</li>").format(item) for item in items) + Markup("</ul>")


def described(facts: Iterable[tuple[str, str]], css_class: str = "") -> Markup:
    """Return a list of facts or terms, each with what is to be said of it."""
    items = Markup("\n").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*fact) for fact in facts)
    return Markup('<dl class="{}">\n{}\n</dl>').format(f"mc-facts {css_class}".strip(), items)


def borough_links(names: Iterable[str]) -> Markup:
    """Return boroughs as links to their profiles."""
    return Markup(", ").join(link(name, url_for("borough", borough=name)) for name in names)


_environment.filters |= {
    "bullets": bullets,
    "described": described,
    "telephone": telephone,
    "whole_amounts": whole_amounts,
}
