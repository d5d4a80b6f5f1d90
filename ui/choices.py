"""What a visitor can choose: each choice declared once, with its name in the URL, its label, and what messages call it.

Page functions (ui/page.py) and files (ui/request.py) ask for choices and read the same declarations.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Choice:
    """A choice: its name in the URL, its label on the page, and the noun that messages use for an unknown value.

    Without a label the page has no control for it: links choose.
    """

    name: str
    label: str = ""
    noun: str = ""

    @property
    def unknown(self) -> str:
        """Return what a page calls a value that is none of the options."""
        return f"{self.noun} that this page does not know"


@dataclass(frozen=True)
class OneOf(Choice):
    """One of several options, side by side or, if listed, in a drop-down list.

    labels has the label of each option whose code in the URL is not for people; other codes are words already.
    """

    is_listed: bool = False
    width: int = 260
    placeholder: str = ""
    labels: Mapping[str, str] = field(default_factory=dict, compare=False)

    def label_of(self, option: str) -> str:
        """Return what an option is called on the page."""
        return self.labels.get(option) or option[:1].upper() + option[1:]


@dataclass(frozen=True)
class Several(Choice):
    """Several options, in the order in which they were chosen, up to a maximum."""

    most: int = 100
    width: int = 704
    placeholder: str = ""
    too_many: str = ""
    """What a page says if there are more."""


@dataclass(frozen=True)
class Number(Choice):
    """A whole number from 0 to the highest."""

    highest: int = 100
    step: int = 5
    placeholder: str = ""
    width: int = 170
    unit: str = ""

    @property
    def expected(self) -> str:
        """Return what a file says that the number has to be."""
        return f"a whole number of {self.unit}" if self.unit else f"a whole number from 0 to {self.highest}"

    @property
    def unknown(self) -> str:
        """Return what a page calls a number out of range: an amount in pounds, or a weight."""
        if self.unit:
            return f"an amount that is not from £0 to £{self.highest:,}"
        return f"a weight that is no whole number from 0 to {self.highest}"


@dataclass(frozen=True)
class Words(Choice):
    """Words to search for; more than a sentence is cut off. A postcode among them may stand for its borough."""

    width: int = 360
    finds_borough: bool = False


@dataclass(frozen=True)
class Flag(Choice):
    """Whether only some are shown."""


@dataclass(frozen=True)
class PageNumber(Choice):
    """A page of a long list, which links choose."""

    @property
    def unknown(self) -> str:
        """Return what a page calls a number that is out of range."""
        return "a page that the list does not have"
