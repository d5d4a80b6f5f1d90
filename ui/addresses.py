"""The addresses of the pages: which parameters each of them knows, and how their names are read.

Links come back from mails, newsletters and social networks with names in capitals, with "amp;" before them, and with
parameters that follow people around. Each address has one form, which this works out; values are read in
ui/address_values.py.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode

from data.store import Store
from ui.address_values import settled_values

Pairs = tuple[tuple[str, str], ...]
"""The parameters of an address in their order."""


class PageAddress(NamedTuple):
    """What the address of a page may say, and what the page is about, in a sentence for those who share it."""

    description: str
    parameters: tuple[str, ...] = ()


VIEW = ("measure", "fund", "year", "from", "terms", "per", "offences", "deprivation")
"""What can be asked of the boroughs, on the pages that show a measure of them."""

PAGES: dict[str, PageAddress] = {
    "/": PageAddress(
        "What the Mayor’s Office for Policing and Crime pays for in London: who gets how much, from which fund, for "
        "what, in which borough, with what result. Unofficial; published figures only, each with its source."
    ),
    "/priorities": PageAddress(
        "MOPAC’s spending by priority of the Police and Crime Plan, from the budget to named awards.",
        ("kind", "priority", "terms"),
    ),
    "/projects": PageAddress(
        "Programmes that MOPAC funds for several boroughs or all of London: who runs them, where, for how much.",
        ("project", "story", "q", "fund", "status"),
    ),
    "/awards": PageAddress(
        "A register of MOPAC’s published awards and decisions: recipient, amount, fund, borough, year and document.",
        (
            *("award", "decision", "recipient"),
            *("q", "fund", "priority", "kind", "borough", "year", "least", "most", "sort", "page", "decisions"),
        ),
    ),
    "/changes": PageAddress(
        "What lies behind a change in MOPAC’s funding from one year to another: what is new, ended, larger, smaller.",
        ("kind", "fund", "from", "year"),
    ),
    "/map": PageAddress(
        "A map of London’s boroughs: MOPAC’s funding, awards, services, recorded offences and deprivation.",
        (*VIEW, "borough", "classes", "order"),
    ),
    "/compare": PageAddress(
        "London boroughs side by side: MOPAC’s funding for each, in total, per resident and per offence.",
        ("compare", "boroughs", "borough", *VIEW),
    ),
    "/need": PageAddress(
        "Whether MOPAC’s borough funding follows need, and a funding formula to try out.",
        ("borough", "need", "offences", "residents", "crime", "violence", "deprived", "income", "equal"),
    ),
    "/borough": PageAddress(
        "What MOPAC pays for in each London borough: direct funding by year, awards, services and results.",
        ("borough", "terms", "per", "offences", "since", "until", "split"),
    ),
    "/services": PageAddress(
        "Find help in London after a crime, or for somebody at risk: services, what they do, how to reach them.",
        ("q", "borough", "near", "need", "audience", "myself", "running", "service", "show", "list"),
    ),
    "/outcomes": PageAddress(
        "Published results of what MOPAC funds in London, each with the strength of its evidence.",
        ("fund", "priority", "borough", "kind", "evidence", "year", "page", "programme", "story"),
    ),
    "/recommendations": PageAddress(
        "What MOPAC was asked to do about its commissioning, what it answered, and what the figures show today.",
        ("recommendation", "story", "body", "status"),
    ),
    "/timeliness": PageAddress("When MOPAC’s decisions were planned and signed, against the start of their year."),
    "/sources": PageAddress(
        "Every public document behind the figures on what MOPAC pays for in London.", ("source", "q", "kind")
    ),
    "/quality": PageAddress("Checks, published totals beside their parts, and contradictions between sources."),
    "/methods": PageAddress("What the figures on MOPAC’s commissioning mean and how they are worked out."),
    "/accessibility": PageAddress("How accessible this unofficial dashboard is, and what falls short."),
}
"""The pages by their paths. ui/sections.py says how they are called and which script makes them."""

REPEATED = frozenset(("compare", "list", "near"))
"""Parameters that may have several values."""

TRACKING = frozenset(
    (
        *(
            "fbclid",
            "gclid",
            "gclsrc",
            "gbraid",
            "wbraid",
            "dclid",
            "msclkid",
            "twclid",
            "ttclid",
            "li_fat_id",
            "igshid",
        ),
        *("igsh", "yclid", "mc_cid", "mc_eid", "mkt_tok", "_ga", "_gl", "_hsenc", "_hsmi", "oly_anon_id", "oly_enc_id"),
        *("vero_id", "wickedid", "s_cid", "epik", "rb_clickid", "srsltid", "gad_source", "gad_campaignid", "ref_src"),
    )
)
"""Parameters that networks, newsletters and chat assistants add to a link to follow who opens it."""

EMBEDDING = frozenset(("embed", "embed_options"))
"""Parameters that Streamlit reads itself."""


def is_tracking(name: str) -> bool:
    """Return whether a parameter only follows people around: utm_source, fbclid, and their kin."""
    return name.startswith(("utm_", "pk_", "mtm_", "hsa_")) or name in TRACKING


def plain_name(name: str) -> str:
    """Return the name of a parameter as it was meant: terms for amp;terms or Terms."""
    plain = name.strip().casefold()
    while plain.startswith("amp;"):
        plain = plain.removeprefix("amp;").strip()
    return plain


def without_tracking(pairs: Iterable[tuple[str, str]]) -> Pairs:
    """Return the parameters of any address with their names as they were meant, and without those that track."""
    return tuple((name, value) for given, value in pairs if not is_tracking(name := plain_name(given)))


def settled(store: Store, page: str, pairs: Iterable[tuple[str, str]]) -> Pairs:
    """Return the parameters of a page's address in their one form: names, boroughs, years and numbers.

    What the page does not know stays as it is, to be told. The result is settled already: settled again, it stays.
    """
    known = {*PAGES[page].parameters, *EMBEDDING}
    found: list[tuple[str, str]] = []
    for given, value in pairs:
        name = plain_name(given)
        if is_tracking(name):
            continue
        if name not in known:
            found.append((given, value))
        else:
            found += ((name, one) for one in settled_values(store, name, value))
    return tuple(dict.fromkeys(found))


def pairs_of(query: str) -> Pairs:
    """Return the parameters of a query, those without a value as well."""
    return tuple(parse_qsl(query, keep_blank_values=True))


def query_of(pairs: Iterable[tuple[str, str]]) -> str:
    """Return parameters as they stand in an address."""
    return urlencode(tuple(pairs), quote_via=quote)


def unknown_names(page: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names among those of an address that a page does not know, each once."""
    known: Collection[str] = {*PAGES[page].parameters, *EMBEDDING}
    return tuple(dict.fromkeys(name for name in names if name not in known))
