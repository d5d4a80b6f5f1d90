"""The words for what is missing, in one place for pages, map, drawing, charts and files.

Three things are distinct. What we have not found may be in a document that we have not seen. What is not published is
known not to be: a source says so, and the table not_published holds its words and their place. A dash of a published
table stays a dash, and is called nil where the total of its column shows that it is nil. What is not stated or not
known is not a figure but a name, a place, a day or a fact that our sources leave open.
"""

from typing import Final

NOT_FOUND: Final = "not found"
LOOKED_FOR: Final = "Looked for and not found"
NO_RESPONSE: Final = "No response found in our sources"
TITLE_NOT_SEEN: Final = "title not seen"

NOT_PUBLISHED: Final = "not published"

DASH: Final = "a dash in the table"
NIL: Final = "a dash: nil, as the total shows"

NOT_STATED: Final = "not stated"
NOT_STATED_FURTHER: Final = "not stated further"
NOT_STATED_IN_SOURCE: Final = "not stated in our source"
NOT_STATED_IN_SOURCES: Final = "not stated in our sources"
AREA_NOT_STATED: Final = "area not stated in our sources"

NOT_KNOWN: Final = "not known"
NOT_KNOWN_FROM_SOURCES: Final = "Not known from our sources"
NONE_KNOWN: Final = "none known"
NONE_KNOWN_IN_SOURCES: Final = "none known in our sources"
NO_DATE_KNOWN: Final = "no date known"
NO_FUND_KNOWN: Final = "no award with a fund known"

OUTSIDE: Final = "The City of London gets no borough funding from MOPAC: it has a police force of its own."
"""Why there is no figure of funding for the City."""
