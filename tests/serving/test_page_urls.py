"""Addresses as the server answers them: sent to their one form, or told that there is nothing, below any prefix."""

import re
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from pages.menu import PAGES
from serving.html_answers import PUBLIC_URL
from serving.not_found import DEEPEST
from serving.page_urls import CanonicalUrls
from serving.streamlit_internals import STREAMLIT_STATIC
from tests.serving.application import APP, ROUTES, Answer
from ui.files import FILES

NOWHERE = (
    *(
        "/nosuchpage",
        "/borough/Westminster",
        "/csv/sources/x",
        "/en/borough",
        "/borough.html",
        "/index.html",
        "/borough.",
    ),
    *("/csv", "/svg", "/app", "/apply", "/healthcare", "/mediation", "/media", "/static", "/component", "/health/x"),
    *("/_stcore", "/_stcore/nothing", "/_stcore/healthy", "/_stcore/stream", "/_stcore/upload_file/a/b", "/_stcore/x/"),
    *("/static/js/none.js", "/a/b/c/d", "/services/%2e%2e/x", "/wp-login.php", "/.env", "/борough", "/csvs/sources"),
)


@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_no_address_gets_a_page_of_ours(path: str) -> None:
    answer = Answer(path)
    body = answer.body.decode()
    assert answer.status == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>Page not found</h1>" in body
    assert "<script" not in body
    # Every link leads to what there is, from wherever the page stands, and wherever a proxy has put it.
    for folder in ("", "/mopac", "/a/b"):
        for link in re.findall('href="([^"]*)"', body):
            if link.startswith("tel:"):
                continue
            target = urlsplit(urljoin(f"https://example.org{folder}{path}", link)).path
            assert target.startswith(f"{folder}/")
            assert target.removeprefix(folder) in {*PAGES, "/favicon.ico", "/favicon.svg"}


def test_no_depth_makes_the_page_long() -> None:
    answer = Answer("/x" * 10_000)
    assert answer.status == 404
    assert 'href="/map"' in answer.body.decode()
    assert len(answer.body) < len(Answer("/x" * DEEPEST).body)


def test_a_path_that_starts_like_a_page_names_it() -> None:
    for path in ("/borough/Westminster", "/borough.html", "/Borough."):
        assert "You may be looking for the page" in Answer(path).body.decode()
    assert "You may be looking" not in Answer("/nosuchpage").body.decode()


@pytest.mark.parametrize(
    ("path", "query", "address"),
    [
        ("/Borough", "borough=Westminster", "/borough?borough=Westminster"),
        ("/BOROUGH", "", "/borough"),
        ("/borough/", "borough=Westminster", "/borough?borough=Westminster"),
        ("/Services/", "q=stalking%20%26", "/services?q=stalking%20%26"),
        ("/overview", "", "/"),
        ("/Overview/", "embed=true", "/?embed=true"),
        ("/CSV/Sources", "q=Audit", "/csv/sources?q=Audit"),
        ("/borough", "Borough=RBKC&amp;terms=real", "/borough?borough=Kensington%20and%20Chelsea&terms=real"),
        ("/borough", "utm_source=x&fbclid=y", "/borough"),
        ("/", "utm_source=x", "/"),
        ("/awards", "year=2018-19&funds=x&q=", "/awards?year=2018%2F19&funds=x"),
        ("/compare", "compare=Hackney,Camden", "/compare?compare=Hackney&compare=Camden"),
        ("/awards", "least=Infinity", "/awards?least=none"),
    ],
)
@pytest.mark.parametrize("folder", ["", "/mopac"])
def test_an_address_is_sent_to_its_one_form(store: object, folder: str, path: str, query: str, address: str) -> None:
    answer = Answer(f"{folder}{path}", query=query)
    assert answer.status == 302
    assert answer.headers["cache-control"] == "no-store"
    sent_to = urljoin(f"https://example.org{folder}{path}?{query}", answer.headers["location"])
    assert sent_to == f"https://example.org{folder}{address}"
    # And from there nowhere else.
    parts = urlsplit(sent_to)
    assert Answer(parts.path, query=parts.query).status == 200


def test_nobody_is_sent_to_another_site() -> None:
    for path in ("//example.com/Borough", "/\\example.com", "//example.com", "/Borough//example.com"):
        location = Answer(path).headers.get("location", "")
        assert urlsplit(urljoin("https://dash.example.org/x", location)).netloc == "dash.example.org"


def test_the_address_in_its_form_is_answered_at_once() -> None:
    for query in ("borough=Westminster", "borough=Atlantis", "x=1", "q=%FF", "", "&&=", "borough=%26amp%3B"):
        assert Answer("/borough", query=query).status == 200


def test_below_a_prefix_everything_is_answered() -> None:
    for path in (
        "/",
        "/borough",
        "/health",
        "/style.css",
        "/visitor.js",
        "/csv/sources",
        "/robots.txt",
        "/favicon.ico",
        "/favicon.svg",
    ):
        plain, below = Answer(path), Answer(f"/mopac{path}")
        assert below.status == plain.status == 200
        assert below.headers["content-type"] == plain.headers["content-type"]
    assert Answer("/mopac", query="x=1").headers["location"] == "mopac/?x=1"
    assert Answer("/mopacs").status == 404
    assert Answer("/mopac/nothing").status == 404


def test_robots_leave_alone_what_has_no_end() -> None:
    answer = Answer("/robots.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    lines = answer.body.decode().splitlines()
    assert {
        "Disallow: /mopac/csv/",
        "Disallow: /mopac/svg/",
        "Disallow: /mopac/services?",
        "Disallow: /mopac/awards?",
    } <= set(lines)
    assert lines[-1] == "Sitemap: http://localhost/mopac/sitemap.xml"
    # A proxy may have taken the prefix away: visitors know it all the same.
    assert Answer("/mopac/robots.txt").body == answer.body


def test_the_sitemap_has_pages_that_there_are(store: object) -> None:
    answer = Answer("/mopac/sitemap.xml")
    assert answer.headers["content-type"].startswith("application/xml")
    places = [one.text or "" for one in ElementTree.fromstring(answer.body).iter() if one.tag.endswith("loc")]
    assert len(places) == len(PAGES) + 33
    for place in places:
        assert place.startswith("http://localhost/mopac/")
        assert urlsplit(place).path.removeprefix("/mopac") in PAGES
    disallowed = [
        line.partition(" ")[2] for line in Answer("/robots.txt").body.decode().splitlines() if "Disallow" in line
    ]
    assert not [one for one in places if one.removeprefix("http://localhost").startswith(tuple(disallowed))]


def test_the_icon_is_one() -> None:
    answer = Answer("/favicon.ico")
    assert answer.headers["content-type"] == "image/x-icon"
    assert answer.body[:4] == b"\x00\x00\x01\x00"


@pytest.mark.parametrize("path", PAGES)
def test_a_shared_link_says_what_it_leads_to(store: object, path: str) -> None:
    body = Answer(path, accept="").body.decode()
    for name in ('name="description"', 'property="og:description"'):
        assert len(re.findall(f'<meta {name} content="([^"]{{40,}})"', body)) == 1
    (title,) = re.findall('<meta property="og:title" content="([^"]*)">', body)
    assert f"<title>{title}</title>" in body
    assert title.endswith(": MOPAC commissioning, unofficial")
    assert f'<link rel="canonical" href=".{path}">' in body
    (picture,) = re.findall('<meta property="og:image" content="\\./([^"]*)">', body)
    assert Answer(f"/{picture.partition('?')[0]}").body[1:4] == b"PNG"


def test_a_shared_link_names_its_page_with_its_state_but_never_what_was_searched(store: object) -> None:
    def canonical(path: str, query: str) -> list[str]:
        body = Answer(path, query=query, accept="").body.decode()
        return re.findall('<link rel="canonical" href="([^"]*)">', body)

    assert canonical("/borough", "borough=Hackney&terms=real") == ["./borough?borough=Hackney&amp;terms=real"]
    assert canonical("/borough", "borough=Hackney&nothing=x") == ["./borough?borough=Hackney"]
    assert canonical("/services", "q=my+ex") == ["./services"]
    assert canonical("/search", "q=my+ex") == ["./search"]


def test_with_a_public_address_shared_links_are_complete(store: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PUBLIC_URL, "https://example.org/mopac/")
    body = Answer("/borough", query="borough=Hackney", accept="").body.decode()
    assert '<link rel="canonical" href="https://example.org/mopac/borough?borough=Hackney">' in body
    assert '<meta property="og:image" content="https://example.org/mopac/social.png?v=' in body


def test_other_origins_may_fetch_files_and_nothing_else(store: object) -> None:
    for path in ("/csv/sources", "/csv/nothing", "/svg/map"):
        assert Answer(path).headers["access-control-allow-origin"] == "*"
        asked = Answer(path, method="OPTIONS")
        assert asked.status == 204
        assert asked.headers["access-control-allow-origin"] == "*"
    for path in ("/", "/services", "/health", "/style.css", "/robots.txt", "/nothing"):
        assert "access-control-allow-origin" not in Answer(path).headers


def test_every_file_is_an_address() -> None:
    pages = CanonicalUrls(APP, ROUTES, STREAMLIT_STATIC)
    assert all(pages._canonical_path(f"/csv/{name}") == f"/csv/{name}" for name in FILES)
