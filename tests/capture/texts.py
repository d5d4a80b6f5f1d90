"""The texts of addresses, one of each kind, and their fingerprints in the golden file."""

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.capture import inside
from tests.capture.words import lines_of
from tests.helpers import GOLDEN, golden

ADDRESSES = Path(__file__).with_name("addresses.txt")
EXPECTED = GOLDEN / "capture.csv"
KEPT_HEADERS = ("content-type", "content-disposition", "cache-control")


class Text(NamedTuple):
    """What one address gives: under Streamlit, in the HTML of the server, or as a file."""

    address: str
    kind: str
    content: bytes


class Fingerprint(NamedTuple):
    """One line of the golden file."""

    address: str
    kind: str
    size: int
    sha256: str


def addresses() -> list[str]:
    """Return the addresses, in the order of their file; empty lines and lines that begin with # are for the reader."""
    lines = ADDRESSES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def texts(chosen: Sequence[str]) -> Iterator[Text]:
    """Yield the texts of some addresses."""
    with inside.same_day():
        # Streamlit's test runner and its server want the process in turn.
        for address in filter(inside.is_page, chosen):
            yield Text(address, "streamlit", inside.without_version(inside.streamlit_words(address)).encode())
        for address, answer in zip(chosen, inside.server_answers(chosen), strict=True):
            kind = "file" if is_file(address) else "html"
            yield Text(address, kind, _file(answer) if kind == "file" else _html(answer))


def is_file(address: str) -> bool:
    """Return whether an address is a file's."""
    return address.startswith(("/csv/", "/svg/"))


def _opening(answer: inside.Answer) -> str:
    headers = [f"{name}: {answer.headers[name]}" for name in KEPT_HEADERS if name in answer.headers]
    return "\n".join([str(answer.status), *headers, *(f"sent on to: {one}" for one in answer.sent_on), "", ""])


def _html(answer: inside.Answer) -> bytes:
    words = "\n".join(lines_of(answer.body.decode()))
    return inside.without_version(f"{_opening(answer)}{words}\n").encode()


def _file(answer: inside.Answer) -> bytes:
    body = answer.body
    if answer.headers["content-type"].startswith("image/svg"):
        # A drawing says which data it is made of.
        body = inside.without_version(body.decode()).encode()
    return _opening(answer).encode() + body


def fingerprint(text: Text) -> Fingerprint:
    """Return the line of the golden file for a text."""
    return Fingerprint(text.address, text.kind, len(text.content), hashlib.sha256(text.content).hexdigest()[:16])


def expected() -> list[Fingerprint]:
    """Return the lines of the golden file."""
    return [Fingerprint(row["address"], row["kind"], int(row["size"]), row["sha256"]) for row in golden("capture")]


def differences(chosen: Sequence[str]) -> list[str]:
    """Return a line for each text of some addresses that is not as expected: its kind, its sizes and its address."""
    known = {(one.address, one.kind): one for one in expected()}
    found = {(one.address, one.kind): one for one in map(fingerprint, texts(chosen))}
    asked = {key for key in known if key[0] in chosen or chosen == addresses()} | found.keys()
    return [
        f"{kind}, {_size(known.get((address, kind)))} expected, {_size(found.get((address, kind)))} found: {address}"
        for address, kind in sorted(asked)
        if known.get((address, kind)) != found.get((address, kind))
    ]


def _size(one: Fingerprint | None) -> str:
    return "nothing" if one is None else f"{one.size} bytes"


def write_expected(lines: Sequence[Fingerprint]) -> None:
    """Replace the golden file."""
    with EXPECTED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Fingerprint._fields)
        writer.writerows(lines)


def file_name(text: Text) -> str:
    """Return the name under which a text is written into a folder: its address as far as a name can hold it."""
    plain = re.sub(r"[^A-Za-z0-9=.,-]+", "_", text.address.removeprefix("/")) or "_"
    mark = hashlib.sha256(text.address.encode()).hexdigest()[:6]
    return f"{plain[:120]}.{mark}.{text.kind}.txt"
