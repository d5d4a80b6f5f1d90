"""Reads the words of a PDF that Chromium has printed, without a library for it."""

import re
import unicodedata
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*)endstream", re.DOTALL)
FONT_OR_TEXT = re.compile(rb"/F(\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>")


def printed_words(pdf: bytes) -> str:
    """Return the words of a PDF without spaces: where one stands in print is only a matter of distance."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    fonts = {number: _letters(body, objects) for number, body in objects.items() if b"/ToUnicode" in body}
    found: list[str] = []
    for body in objects.values():
        content = _content(body)
        if b" Tf" not in content:
            continue
        digits, letters = 4, dict[int, str]()
        for font, codes in FONT_OR_TEXT.findall(content):
            if font:
                # A letter has one byte in the fonts that are drawn, two in the others.
                digits = 2 if b"/Type3" in objects.get(int(font), b"") else 4
                letters = fonts.get(int(font), {})
            else:
                found += [letters.get(int(codes[at : at + digits], 16), "") for at in range(0, len(codes), digits)]
    return unicodedata.normalize("NFKC", "".join("".join(found).split()))


def _content(body: bytes) -> bytes:
    stream = STREAM.search(body)
    if stream is None:
        return b""
    return zlib.decompressobj().decompress(stream[1]) if b"/FlateDecode" in body else stream[1]


def _letters(font: bytes, objects: dict[int, bytes]) -> dict[int, str]:
    """Return which letters the numbers of a font stand for."""
    named = re.search(rb"/ToUnicode (\d+) 0 R", font)
    table = _content(objects[int(named[1])]) if named else b""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, letter in re.findall(rb"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(letter.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for low, high, letter in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for place in range(int(low, 16), int(high, 16) + 1):
                found[place] = chr(int(letter, 16) + place - int(low, 16))
    return found
