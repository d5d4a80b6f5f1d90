"""Which borough a postcode is in: by its district, or exactly by a service where the operator has set one.

A full postcode can be a single household. It is sent to that service and nowhere else, not even to a proxy, and appears
in no answer, no log line and no message of an exception that leaves this module.
"""

import asyncio
import json
import logging
import re
import ssl
import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Literal, NamedTuple

import httpx

log = logging.getLogger(__name__)

# httpx writes every address that it asks into the log, and with it the postcode; what it is built on, every header.
for _talker in ("httpx", "httpcore.connection", "httpcore.http11"):
    logging.getLogger(_talker).addFilter(lambda _record: False)

Kind = Literal["found", "choose", "fringe", "placeless", "outside", "terminated", "malformed"]

LONGEST = 12
"""Characters of a postcode with generous spacing."""

SECONDS = 1.5
"""How long a visitor waits for the service at most: name, connection and all answers together."""

LARGEST_ANSWER = 64 * 1024

_AREAS = (
    "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|"
    "M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)
"""The letters that a postcode begins with: every area of the United Kingdom and its islands. "A4" is a road."""

# A letter O is typed for a zero, but only where it cannot be a part of a word: CRO for CR0, E1O for E10. A district
# ends in a letter only in the middle of London. The second half never has the letters C, I, K, M, O and V.
_OUTWARD = (
    r"(?:(?:[ENW]1|(?:NW|SE|SW)1|EC[1-4]|WC[12])[A-Z]"
    rf"|(?:{_AREAS})(?:[1-9][0-9O]|[0-9])|(?:BL|BS|CM|CR|FY|HA|PR|SL|SS)O)"
)
_INWARD = "[0-9O][ABD-HJLNP-UW-Z]{2}"
_GAP = r"[\s\u00a0\u2000-\u200b\u202f\u3000\ufeff.,\u00ad\u2010-\u2015\u2212-]"
"""What is typed between the halves: spaces of all kinds, dots, commas, hyphens and dashes."""

_WORDS_NOT_MEANT = (
    r"(?!(?:off|old|one|our|out|own|odd|owe|opt|oap|oar|oat|ode|oft|ore|owl)\b"
    r"|(?:1st|2nd|3rd|[4-9]th|0th)\s+(?:of|time|floor|day|night|week|month|year|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\b)"
)
"""What may follow a district without being a second half: "in e8 one man", "on the m4 1st june"."""

IN_WORDS = rf"\b{_OUTWARD}{_GAP}*{_WORDS_NOT_MEANT}{_INWARD}\b"
"""A full postcode among words, in capitals or not: the one pattern, which Python and serving/visitor.js read alike."""

_IN_WORDS = re.compile(IN_WORDS, re.ASCII | re.IGNORECASE)
_FULL = re.compile(rf"(?P<outward>{_OUTWARD})(?P<inward>{_INWARD})", re.ASCII | re.IGNORECASE)
_DISTRICT = re.compile(rf"(?P<outward>{_OUTWARD})(?: [0-9O][ABD-HJLNP-UW-Z]?)?", re.ASCII | re.IGNORECASE)
_PLACELESS = re.compile(r"BFPO ?[0-9]{1,4}|BF1 ?[0-9][A-Z]{2}|GIR ?0AA", re.ASCII | re.IGNORECASE)
"""Codes of the armed forces, and of a bank: they are in no place."""

FRINGE = frozenset({"EN6", "RM15", "TW15", "WD3", "WD6", "WD23"})
"""Districts that reach into London from outside, where our list has no borough for them."""

GSS_CODE = re.compile(r"[A-Z][0-9]{8}", re.ASCII)

# Threads, because nothing else puts an end to waiting for a name to be resolved. There are few of them, so that a
# service that hangs cannot take more: visitors beyond that wait no longer, and get the answer of the district.
_askers = ThreadPoolExecutor(max_workers=8, thread_name_prefix="postcodes")


class PostcodeAnswer(NamedTuple):
    """What is known about a postcode, without the postcode.

    There is one borough where it was found, and several, most likely first, where there is a choice. exact says that
    the borough is that of the postcode itself, not only one that its district is known to be in. A district on the
    fringe reaches into London, but we do not know where; a placeless code belongs to no place.
    """

    kind: Kind
    gss_codes: tuple[str, ...] = ()
    exact: bool = False


def first_postcode(text: str) -> str | None:
    """Return the first full postcode among the words of a text, as it was typed; None where there is none."""
    found = _IN_WORDS.search(text)
    return found and found[0]


def without_postcodes(text: str) -> str:
    """Return a text without the full postcodes in it, and with single spaces."""
    while (left := _IN_WORDS.sub(" ", text)) != text:
        # What stood on both sides of one may be another.
        text = left
    return " ".join(text.split())


class _AnswerError(Exception):
    """The service has not answered as it should. The message never holds the postcode."""


def find_boroughs(
    text: str, districts: Callable[[str], Sequence[str]], known: Collection[str], service: str | None
) -> PostcodeAnswer:
    """Return the boroughs of a postcode, or of a district alone, in any case and spacing.

    districts gives the GSS codes of a district, most likely first; known are those of London. service is the address
    of an API in the form of postcodes.io, asked about full postcodes only; whatever it does, the district is answered
    in its place. Raises only what districts raises.
    """
    if len(text) > LONGEST:
        return PostcodeAnswer("malformed")
    words = re.sub(_GAP, " ", text).split()
    if _PLACELESS.fullmatch(" ".join(words)):
        return PostcodeAnswer("placeless")
    full = _FULL.fullmatch("".join(words))
    # Here the space counts: E1 1 is the district E1, half of a postcode, and not E11.
    written = full or _DISTRICT.fullmatch(" ".join(words))
    if written is None:
        return PostcodeAnswer("malformed")
    outward = re.sub("O$", "0", written["outward"].upper())
    if full and service:
        answer = _answer_in_time(service, f"{outward} {re.sub('^O', '0', full['inward'].upper())}", known)
        if answer is not None:
            return answer
    codes = tuple(code for code in districts(outward) if code in known)
    if not codes:
        return PostcodeAnswer("fringe" if outward in FRINGE else "outside")
    return PostcodeAnswer("found" if len(codes) == 1 else "choose", codes)


def _answer_in_time(service: str, postcode: str, known: Collection[str]) -> PostcodeAnswer | None:
    """Return the answer of the service; None if it does not know the postcode or gives no usable answer in time."""
    deadline = time.monotonic() + SECONDS
    try:
        asked = _askers.submit(lambda: asyncio.run(_answer(service, postcode, known, deadline)))
        try:
            return asked.result(SECONDS)
        finally:
            asked.cancel()
    except Exception as error:
        # Others by their name only: their messages may hold the address, and so the postcode.
        late = isinstance(error, TimeoutError)
        reason = "no answer in time" if late else error if isinstance(error, _AnswerError) else type(error).__name__
        log.warning("The postcode service gave no usable answer (%s); the district was answered instead", reason)
        return None


async def _answer(service: str, postcode: str, known: Collection[str], deadline: float) -> PostcodeAnswer | None:
    """Return the answer of the service; None if it does not know the postcode. Raises _AnswerError and much else."""
    async with asyncio.timeout(deadline - time.monotonic()), _client(service) as client:
        match await _get(client, f"postcodes/{postcode}"):
            case {"result": {"codes": {"admin_district": str(code)}}} if GSS_CODE.fullmatch(code):
                return PostcodeAnswer("found", (code,), exact=True) if code in known else PostcodeAnswer("outside")
            case None:
                match await _get(client, f"terminated_postcodes/{postcode}"):
                    case {"result": {"year_terminated": int()}}:
                        return PostcodeAnswer("terminated")
                    case None:
                        return None
        raise _AnswerError("an answer of another form")


def _client(service: str) -> httpx.AsyncClient:
    """Return a client that asks the service and nobody else. Its time-out is for each step, not for all of them."""
    return httpx.AsyncClient(
        base_url=service,
        headers={"Accept": "application/json", "Accept-Encoding": "identity"},
        verify=ssl.create_default_context(),
        trust_env=False,
        follow_redirects=False,
        timeout=SECONDS,
    )


async def _get(client: httpx.AsyncClient, path: str) -> object:
    """Return what the service says in JSON, or None where it says "not found". Raises _AnswerError and much else."""
    async with client.stream("GET", path) as response:
        if response.status_code == 404:
            return None
        if response.status_code != 200:
            raise _AnswerError(f"status {response.status_code}")
        body = b""
        async for part in response.aiter_raw():
            body += part
            if len(body) > LARGEST_ANSWER:
                raise _AnswerError("an answer of more than 64 kB")
    answer: object = json.loads(body)
    if answer is None:
        raise _AnswerError("an empty answer")
    return answer
