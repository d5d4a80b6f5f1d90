"""What is said where a figure is missing: the one place for these words, for pages, map, drawing, charts and files.

Three things are kept apart. What we have not found may stand in a document that we have not seen. What is not
published is known to be so: a source says it, and the table not_published holds its words and the place. A dash of a
published table stays a dash, and is called nil where the total of its column shows that it is.
"""

from typing import Final

NOT_FOUND: Final = "not found"
NOT_PUBLISHED: Final = "not published"
DASH: Final = "a dash in the table"
NIL: Final = "a dash: nil, as the total shows"
