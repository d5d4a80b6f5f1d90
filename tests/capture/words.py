"""What can be read and chosen in HTML, as lines of text: words, links and controls, without wrappers and styles."""

from html.parser import HTMLParser

INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "button", "cite", "em", "i", "span", "strong", "sub", "sup", "time", "wbr")
)
VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr"))
SILENT = frozenset(("style", "script", "noscript"))
CELLS = frozenset(("td", "th", "option"))
ROWS = frozenset(("tr", "select"))
SPOKEN = ("aria-label", "aria-current", "alt", "title")
HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}


class _Lines(HTMLParser):
    """Collects the lines: a block of text each, a row of a table, a list of options, or a control."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line: list[str] = []
        self.silent = 0
        self.row = 0
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.silent += tag in SILENT
        if self.silent:
            return
        if tag in ROWS:
            self.row += 1
        if tag in CELLS:
            self.line.append(" | ")
        elif tag not in INLINE and tag != "summary":
            self._break()
        self._say(tag, given)

    def _say(self, tag: str, given: dict[str, str]) -> None:
        """Write what a tag itself says: its labels, where it leads, and what is chosen in it."""
        if tag in HEADINGS:
            self.line.append(f"{HEADINGS[tag]} ")
        elif tag == "meta":
            name = given.get("name") or given.get("property", "")
            if name == "description" or name.startswith("og:"):
                self.line.append(f"{name}: {given.get('content', '')}")
        elif tag == "a":
            self.hrefs.append(given.get("href", ""))
            self.line.append("[")
        elif tag == "button":
            self.line.append(" (button) ")
        elif tag == "form":
            self.line.append(f"(form {given.get('method', 'get')} {given.get('action', '')})")
        elif tag == "details":
            self.line.append(f"(fold, {'open' if 'open' in given else 'closed'}) ")
        elif tag == "select":
            self.line.append(f"(select{' several' if 'multiple' in given else ''} {given.get('name', '')})")
        elif tag == "option":
            value = given.get("value")
            chosen = "chosen " if "selected" in given else ""
            self.line.append(f"({chosen}{'empty' if value == '' else ''}) ".replace("() ", "").replace(" )", ")"))
        elif tag == "input":
            chosen = ", chosen" if "checked" in given else ""
            self.line.append(f"({given.get('type', 'text')} {given.get('name', '')}={given.get('value', '')}{chosen}) ")
        self.line += [f"({name}: {given[name]}) " for name in SPOKEN if given.get(name)]

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent -= 1
            return
        if self.silent or tag in VOID:
            return
        if tag == "a":
            self.line.append(f"]({self.hrefs.pop()})")
        if tag in ROWS:
            self.row -= 1
        if tag not in INLINE and tag not in CELLS:
            self._break()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.line.append(data)

    def _break(self) -> None:
        if self.row:
            self.line.append(" ")
            return
        words = " ".join("".join(self.line).split())
        self.line = []
        if words:
            self.lines.append(words)

    def close(self) -> None:
        super().close()
        self.row = 0
        self._break()


def lines_of(html: str) -> list[str]:
    """Return the lines of a page or a part of one."""
    parser = _Lines()
    parser.feed(html)
    parser.close()
    return parser.lines
