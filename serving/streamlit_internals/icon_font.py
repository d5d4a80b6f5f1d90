"""Streamlit's icon font with only the icons that its front end can show: 50 kB instead of 375 on every first visit."""

import io
import re
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ICON_FONT = "MaterialSymbols-Rounded*.woff2"


def icon_names(front_end: str, known: set[str]) -> set[str]:
    """Return the icons that a text of JavaScript can mean: those written as icons, and any word that is one's name."""
    written = set(re.findall(r":material/([a-z0-9_]+)", front_end))
    quoted = set(re.findall(r"[\"'`]([a-z0-9_]{3,40})[\"'`]", front_end))
    return (written | quoted) & known


def smaller_icon_font(static: Path) -> tuple[Path, bytes]:
    """Return the icon font below a folder of Streamlit's static files: its path, and what to send in its place.

    An icon is a ligature: the letters of its name are drawn as one sign. Raises StopIteration where there is no such
    font, and what fontTools raises where it is of another kind.
    """
    path = next(static.rglob(ICON_FONT))
    font = TTFont(path)
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items() if re.match(r"[a-z0-9_ ]", chr(code))}
    icons = {
        "".join(letters[glyph] for glyph in (first, *ligature.Component)): ligature.LigGlyph
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for first, ligatures in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items()
        for ligature in ligatures
        if letters.keys() >= {first, *ligature.Component}
    }
    front_end = "".join(file.read_text(encoding="utf-8") for file in sorted(static.rglob("*.js")))
    # Without the closure: it would keep every icon whose name can be spelled with the letters.
    options = Options(layout_closure=False, layout_features=["*"], glyph_names=False)
    subsetter = Subsetter(options)
    subsetter.populate(glyphs=[*letters, *(icons[name] for name in sorted(icon_names(front_end, set(icons))))])
    subsetter.subset(font)
    font.flavor = "woff2"
    content = io.BytesIO()
    font.save(content)
    return path, content.getvalue()
