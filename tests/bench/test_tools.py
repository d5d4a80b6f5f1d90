"""The tools of the load test notice trouble; the runs themselves are too long for the suite."""

import http.server
import threading
import urllib.request
from functools import partial
from pathlib import Path

import pytest
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from data.store import Store
from data.version import content_version
from tests.bench import rebuilding
from tests.bench.crowd import VERSION, Run, trouble, wrong_by_kind
from tests.bench.faults import FAULTS, Case
from tests.bench.load import Load, Rebuild, arguments, report, verdicts
from tests.bench.relay import relayed
from ui.furniture import footer_html

GOOD = Load(600.0, [Run(1.0, "/map", 0.1, "a" * 12)], [Rebuild("a" * 12, 1.0, 0.1)], [200.0], [200.0] * 4, set(), [])
BORNE = [Case(fault, "", True) for fault in FAULTS]
EXTRA = {"Empty page, default server": 0.5, "`/map`": 1.0}


def test_what_is_asked_for() -> None:
    asked = arguments(["--visitors", "20", "--minutes", "1", "--rebuilds", "2", "--no-faults"])
    assert (asked.visitors, asked.minutes, asked.rebuilds, asked.faults, asked.extra) == (20, 1.0, 2, False, True)


def test_trouble_on_a_page_is_seen() -> None:
    quiet, raised, alert, part = ForwardMsg(), ForwardMsg(), ForwardMsg(), ForwardMsg()
    quiet.delta.new_element.html.body = "<p>Data version</p>"
    raised.delta.new_element.exception.type = "ValueError"
    alert.delta.new_element.alert.body = "The data could not be loaded."
    alert.delta.new_element.alert.format = Alert.ERROR
    part.delta.new_element.html.body = '<p class="mc-failed">'
    assert trouble(quiet) == ""
    assert all(trouble(message) for message in (raised, alert, part))


def test_the_version_is_read_from_the_footer(store: Store) -> None:
    assert VERSION.findall(footer_html(store)) == [store.version]


@pytest.mark.parametrize(
    ("found", "cases", "extra"),
    [
        (GOOD._replace(runs=[Run(1.0, "/map", 0.1, wrong="part failed")]), BORNE, EXTRA),
        (GOOD._replace(runs=[]), BORNE, EXTRA),
        (GOOD._replace(strange_versions={"b" * 12}), BORNE, EXTRA),
        (GOOD._replace(log_errors=["Traceback"]), BORNE, EXTRA),
        (GOOD._replace(quarters=[200.0, 200.0, 205.0, 211.0]), BORNE, EXTRA),
        (GOOD._replace(rebuilds=[Rebuild("a" * 12, 1.0, None)]), BORNE, EXTRA),
        (GOOD, [*BORNE, Case("Store deleted", "an error", False)], EXTRA),
        (GOOD, BORNE, {**EXTRA, "`/map`": 2.6}),
    ],
)
def test_one_thing_that_is_wrong_is_told(found: Load, cases: list[Case], extra: dict[str, float]) -> None:
    assert all(is_so for _, is_so in verdicts(GOOD, BORNE, EXTRA, 10))
    assert sum(not is_so for _, is_so in verdicts(found, cases, extra, 10)) == 1
    assert report(found, cases, extra, arguments([])).count("**No**") == 1


def test_what_was_wrong_is_counted_by_kind() -> None:
    runs = [Run(1.0, "/map", 0.1, wrong="no end"), Run(2.0, "/map", 0.1, wrong="no end"), Run(3.0, "/", 0.1)]
    assert wrong_by_kind(runs) == [("/map: no end", 2)]


def test_a_changed_package_is_another_version(tmp_path: Path) -> None:
    tables = rebuilding.copied_tables(tmp_path / "tables")
    seen = {content_version(tables)}
    for mark in ("one", "two"):
        rebuilding.change(tables, mark)
        seen.add(content_version(tables))
    assert len(seen) == 3
    first = (tables / "sources.csv").read_text(encoding="utf-8").splitlines()[1]
    assert first.endswith("[two]")
    assert "[one]" not in first


def test_the_relay_counts_what_a_server_sends(tmp_path: Path) -> None:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_request(self, *_: object) -> None:
            """Say nothing."""

    (tmp_path / "file").write_bytes(b"x" * 200_000)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with relayed(server.server_port) as relay:
            for visits in (1, 2):
                with urllib.request.urlopen(f"http://127.0.0.1:{relay.port}/file") as answer:
                    assert len(answer.read()) == 200_000
                assert visits * 200_000 < relay.sent < visits * 201_000
        server.shutdown()
