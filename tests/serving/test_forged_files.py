"""Files at addresses that somebody made up: every parameter of every file, with every kind of value, is refused."""

import re
from collections.abc import Callable

import pytest

from analysis.award_filters import known_ids
from data.store import Store
from tests.helpers import file_request
from tests.serving.application import Answer
from ui.files import DRAWINGS, FILES
from ui.provenance import bibliography
from ui.request import BadRequest, Request

BAD = (
    "Atlantis",
    "\x00",
    "-1",
    "1e999",
    "9" * 400,
    "٣",
    "1066/67",
    "'; DROP TABLE awards; --",
    "<b>x</b>",
    "x" * 10_000,
)
ANYTHING = {"q"}
"""Words to search for may be any."""

BY_ADDRESS: dict[str, Callable[[Request], object]] = {
    **{f"/csv/{name}": made for name, made in FILES.items()},
    **{f"/svg/{name}": made for name, made in DRAWINGS.items()},
}


def needed(store: Store, path: str) -> tuple[dict[str, str], set[str]]:
    """Return parameters that a file can be made with, found as its refusals say, and all that it looks for."""
    given: dict[str, str] = {}
    for _ in range(10):
        query = file_request(store, given)
        try:
            BY_ADDRESS[path](query)
        except BadRequest as error:
            said = str(error)
        else:
            return given, query.asked
        if refused := re.match(r"The parameter (\w+) has to be one (?:or more )?of: (.*)", said):
            # Values hold commas; the first that is taken is one.
            parts = refused[2].split(", ")
            tried = given.get(refused[1], "").count(", ") + (refused[1] in given)
            given[refused[1]] = ", ".join(parts[: tried + 1])
        elif listed := re.match(r"The parameter (\w+) has to be one of those listed", said):
            known = {**known_ids(store), "source": bibliography(store)}
            given[listed[1]] = sorted(known[listed[1]])[0]
    raise AssertionError(f"nothing gives {path}")


@pytest.mark.parametrize("path", BY_ADDRESS)
def test_a_file_refuses_what_it_does_not_know(store: Store, path: str) -> None:
    given, looked_for = needed(store, path)
    for name in looked_for - ANYTHING:
        for value in BAD:
            with pytest.raises(BadRequest) as refused:
                BY_ADDRESS[path](file_request(store, {**given, name: value}))
            assert len(str(refused.value)) < 20_000
    for name in looked_for & ANYTHING:
        for value in BAD:
            BY_ADDRESS[path](file_request(store, {**given, name: value}))


@pytest.mark.parametrize("value", ["%00", "%FF", "%F0%9F", "%", "%%%", "%C2%A3", "=", "&&&", "%0d%0aSet-Cookie:x"])
def test_no_bytes_break_a_file(value: str) -> None:
    for path in ("/csv/direct-funding", "/csv/awards-register", "/svg/map"):
        answer = Answer(path, query=f"borough={value}&{value}=1")
        assert answer.status == 404
        assert "set-cookie" not in answer.headers
