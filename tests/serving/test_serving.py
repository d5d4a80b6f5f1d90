"""What stands around Streamlit: security headers, compressed files, the start page and the health report."""

import gzip
import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import pytest

from data.store import Store
from pages.menu import PAGES
from serving.assets import SCRIPT, STYLE, Asset
from serving.middleware import CompressedFiles
from serving.streamlit_internals import STREAMLIT_STATIC, compressed_files
from serving.streamlit_internals.compressed_files import build_compressed_files, compressed_folder, static_files
from serving.streamlit_internals.start_page import start_page
from tests.serving.application import APP, POLICY, Answer
from ui.files import FILES


def test_every_answer_has_the_security_headers() -> None:
    for path in ("/", "/borough", "/health", "/static/js/none.js", "/nothing/here", "/Borough"):
        headers = Answer(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-frame-options"] == "DENY"
        assert headers["content-security-policy"] == POLICY


def test_the_policy_allows_this_origin_only() -> None:
    assert "default-src 'self'" in POLICY
    assert "frame-ancestors 'none'" in POLICY
    assert "'unsafe-eval'" not in POLICY
    assert "http:" not in POLICY
    assert "https:" not in POLICY
    script = next(part for part in POLICY.split("; ") if part.startswith("script-src"))
    # Streamlit's own script, and ours that says where the server is.
    assert script.count("'sha256-") == 2
    assert "unsafe-inline" not in script


@pytest.mark.parametrize(("accept", "unpack"), [("gzip, deflate, br", brotli.decompress), ("gzip", gzip.decompress)])
def test_static_files_are_sent_compressed(accept: str, unpack: object) -> None:
    file = max(static_files(), key=lambda path: path.stat().st_size)
    answer = Answer(f"/{file.relative_to(STREAMLIT_STATIC).as_posix()}", accept)
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["vary"] == "Accept-Encoding"
    assert callable(unpack)
    assert unpack(answer.body) == file.read_bytes()
    assert len(answer.body) < file.stat().st_size / 2


def test_who_takes_no_compression_gets_streamlits_own_answer() -> None:
    file = next(iter(static_files()))
    path = f"/{file.relative_to(STREAMLIT_STATIC).as_posix()}"
    assert Answer(path, "identity").body.decode() == f"behind: {path}"


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [("br;q=0, gzip", "gzip"), ("BR", "br"), ("gzip;q=0.5, br;q=0.0", "gzip"), ("br;q=1.0", "br"), ("", None)],
)
def test_what_a_browser_refuses_is_not_sent(accept: str, encoding: str | None) -> None:
    assert Answer("/", accept).headers.get("content-encoding") == encoding


def test_without_room_for_compressed_files_the_server_still_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(compressed_files, "BUILT", tmp_path / "file" / "built")
    assert compressed_files.compressed_files_or_none() is None
    assert "served uncompressed" in caplog.text


def test_every_static_file_has_its_compressed_copies() -> None:
    folder = compressed_folder()
    for file in static_files():
        target = folder / file.relative_to(STREAMLIT_STATIC)
        assert target.with_name(f"{target.name}.br").exists()
        assert target.with_name(f"{target.name}.gz").exists()


def test_two_servers_may_compress_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second finds the folder of the first, which holds files, and leaves a third's unfinished work alone."""
    monkeypatch.setattr(compressed_files, "BUILT", tmp_path)
    monkeypatch.setattr(compressed_files, "static_files", list)
    (tmp_path / "streamlit-0.1-1").mkdir()
    (tmp_path / "unfinished-third").mkdir()

    def late(folder: Path) -> None:
        (folder / "small.woff2").write_bytes(b"second")
        compressed_folder().mkdir()
        (compressed_folder() / "small.woff2").write_bytes(b"first")

    class Here(ThreadPoolExecutor):
        def __init__(self) -> None:
            super().__init__(1)

    monkeypatch.setattr(compressed_files, "ProcessPoolExecutor", Here)
    monkeypatch.setattr(compressed_files, "shrink_icons", late)
    assert (build_compressed_files() / "small.woff2").read_bytes() == b"first"
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([compressed_folder().name, "unfinished-third"])


def test_a_static_file_is_read_once(tmp_path: Path) -> None:
    """A first visit asks for sixty files: they are answered from memory."""
    (tmp_path / "static").mkdir()
    copy = tmp_path / "static" / "one.js.br"
    copy.write_bytes(b"first")
    files = CompressedFiles(APP, tmp_path)
    assert Answer("/static/one.js", app=files).body == b"first"
    copy.unlink()
    assert Answer("/static/one.js", app=files).body == b"first"


@pytest.mark.parametrize("file", [SCRIPT, STYLE])
def test_own_files_are_kept_under_the_address_of_their_content_only(file: Asset) -> None:
    assert f'"{file.url}"' in start_page()
    answer = Answer(file.path, query=f"v={file.version}")
    assert answer.body == file.content
    assert "immutable" in answer.headers["cache-control"]
    assert Answer(file.path, query="v=another").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("accept", ["br", "gzip", "identity"])
def test_every_page_gets_the_start_page(accept: str) -> None:
    for path in ("/", "/borough", "/timeliness"):
        answer = Answer(path, accept)
        body = {"br": brotli.decompress, "gzip": gzip.decompress}.get(accept, bytes)(answer.body)
        assert b": MOPAC commissioning, unofficial</title>" in body
        assert b"BACKEND_BASE_URL" in body
        assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/", True),
        ("/borough", True),
        ("/borough/", False),
        ("/favicon.png", False),
        ("/_stcore/health", False),
        ("/static/js/x.js", False),
        ("/health", False),
        ("/media/x", False),
        ("/Borough", False),
        ("/overview", False),
        ("/healthcare", False),
        ("/no-such-page", False),
    ],
)
def test_what_is_a_page(path: str, page: bool) -> None:
    assert (path in PAGES) is page


def test_health_tells_version_age_and_last_build(store: Store) -> None:
    answer = Answer("/health")
    report = json.loads(answer.body)
    assert answer.status == 200
    assert report["status"] == "ok"
    assert report["is_newest"] is True
    assert report["version"] == store.version
    assert report["age_seconds"] >= 0
    assert report["last_build"]["result"] == "built"


def test_health_without_a_store(fresh_store_folder: Path) -> None:
    answer = Answer("/health")
    assert answer.status == 503
    assert json.loads(answer.body) == {"status": "no store", "last_build": None}


def test_a_browser_without_javascript_finds_files_that_exist() -> None:
    (words,) = re.findall("<noscript>(.*?)</noscript>", start_page(), re.DOTALL)
    links = re.findall('href="\\./([^"]+)"', words)
    assert len(links) == 4
    for link in links:
        assert Answer(f"/{link}").status == 200


def test_a_file_is_sent_under_a_telling_name() -> None:
    answer = Answer("/csv/direct-funding", query="borough=Westminster&terms=real&per=head")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == ('attachment; filename="direct-funding-westminster-real-head.csv"')
    header, first, *_ = answer.body.decode("utf-8-sig").splitlines()
    assert header.startswith("borough,financial_year,amount_gbp,rounding_gbp,residents,offences,unit,value,bounds_low,")
    unit = "pounds in 2024/25 prices per resident"
    assert first.startswith(f"Westminster,2013/14,1119006.00,0.00,215907,52779,{unit},7.0958")


def test_any_search_can_be_downloaded() -> None:
    answer = Answer("/csv/sources", query="q=%E6%97%A5%E6%9C%AC%22%0D%0A")
    assert answer.status == 200
    assert answer.headers["content-disposition"] == 'attachment; filename="sources-all.csv"'
    assert answer.body.decode("utf-8-sig").splitlines()[1:] == []


@pytest.mark.parametrize(
    ("name", "query", "message"),
    [
        ("nothing", "", "There is no file of this name"),
        ("direct-funding", "", "The parameter borough has to be one of: Barking and Dagenham"),
        ("direct-funding", "borough=Atlantis", "We do not know a borough called “Atlantis”; known are: Barking"),
        ("direct-funding", "borough=Hackney&borough=Barnet", "The parameter borough may be given once only"),
        (
            "direct-funding",
            "borough=Hackney&funds=x",
            "This file has no parameter funds; known are: borough, per, terms",
        ),
        ("reach", "borough=Hackney&since=2020&until=2018", "The years end before they begin"),
        ("change-explained", "from=2018/19&year=2013-14", "The years end before they begin"),
        ("compared", "compare=Hackney,Atlantis", "We do not know a borough called “Atlantis”"),
        ("formula", "crime=1e999", "The parameter crime has to be a whole number from 0 to 100"),
        ("awards-register", "least=1e999", "The parameter least has to be a whole number of pounds"),
        ("direct-funding", "borough=City%20of%20London", "The City of London gets no borough funding from MOPAC"),
        ("direct-funding", "borough=Barnet&terms=doubloons", "The parameter terms has to be one of: cash, real"),
        ("direct-funding", "borough=Barnet&per='; DROP TABLE awards", "The parameter per has to be one of"),
        ("awards", "borough=Barnet&reach=moon", "The parameter reach has to be one of: own, shared, london"),
        ("offences", "borough=Barnet&offences=piracy", "The parameter offences has to be one of"),
        ("taken-from", "source=nowhere", "The parameter source has to be one of"),
        ("other-allocations", "borough=Barnet", "Nothing is published for this address."),
    ],
)
def test_a_wrong_address_of_a_file_says_what_is_wrong(name: str, query: str, message: str) -> None:
    answer = Answer(f"/csv/{name}", query=query)
    assert answer.status == 404
    assert answer.body.decode().startswith(message)
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    ("name", "query", "same"),
    [
        (
            "direct-funding",
            "Borough=City+of+Westminster&amp;terms=Real&utm_source=x&fbclid=y",
            "borough=Westminster&terms=real",
        ),
        ("compared", "compare=RBKC,hackney", "compare=Kensington%20and%20Chelsea&compare=Hackney"),
        (
            "awards-register",
            "YEAR=2018-19&borough=E09000012&least=%C2%A310,000",
            "year=2018/19&borough=Hackney&least=10000",
        ),
        ("outcomes", "year=2018&gclid=1&mc_cid=2&mc_eid=3&_ga=4&igshid=5&msclkid=6&dclid=7", "year=2018/19"),
        ("reach", "borough=Hackney&since=18/19&until=2020%E2%80%9321", "borough=Hackney&since=2018/19&until=2020/21"),
        ("map", "measure=Residents&year=2018", "measure=residents&year=2018"),
    ],
)
def test_a_file_reads_its_address_as_pages_do(name: str, query: str, same: str) -> None:
    answer = Answer(f"/csv/{name}", query=query)
    assert answer.status == 200
    assert answer.body == Answer(f"/csv/{name}", query=same).body


@pytest.mark.parametrize("name", FILES)
def test_every_file_ignores_what_tracks_people_and_nothing_else(name: str) -> None:
    """Whatever else its address lacks, the answer is the same with parameters that networks add to a link."""
    tracking = "utm_source=x&UTM_medium=y&amp;fbclid=z&gclid=1&dclid=2&msclkid=3&mc_cid=4&mc_eid=5&_ga=6&igshid=7"
    assert Answer(f"/csv/{name}", query=tracking).body == Answer(f"/csv/{name}").body
    assert Answer(f"/csv/{name}", query="utm-source=x").status == 404


def test_a_file_that_fails_says_so_in_words(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(_query: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(FILES, "newest-decisions", failing)
    answer = Answer("/csv/newest-decisions")
    assert answer.status == 500
    assert answer.body.decode() == "This file could not be made. Please try again later."
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "ZeroDivisionError" in caplog.text


def test_a_file_has_the_same_columns_whatever_it_holds(store: Store) -> None:
    found = Answer("/csv/sources", query="q=audit").body.splitlines()[0]
    nothing = Answer("/csv/sources", query="q=zzzz").body.splitlines()[0]
    assert found == nothing
    pair = [Answer("/csv/direct-funding", query=f"borough={name}") for name in ("Westminster", "Barnet")]
    assert len({answer.body.splitlines()[0] for answer in pair}) == 1


def test_a_file_without_a_store(fresh_store_folder: Path) -> None:
    assert Answer("/csv/direct-funding-changes").status == 503
