"""What a headline adds if it rests on doubtful figures, so that nobody quotes it without the doubt."""

from collections.abc import Collection, Sequence

from ui.formats import listing, year

MOST_NAMED = 3


def doubtful_areas(areas: Sequence[str], figures: int, named: Collection[str] = ()) -> str:
    """Return whose figures are doubtful; nothing where none is.

    figures is how many the headline rests on, named are the areas that it names: of many doubtful figures it says
    whether theirs are among them.
    """
    if not areas:
        return ""
    if len(areas) <= MOST_NAMED:
        noun, verb = ("figure", "is") if len(areas) == 1 else ("figures", "are")
        return f"; the {noun} of {listing(areas)} {verb} doubtful"
    own = [area for area in areas if area in named]
    among = f", among them {'that' if len(own) == 1 else 'those'} of {listing(own)}" if own else ""
    return f"; {len(areas)} of the {figures} figures are doubtful{among}"


def doubtful_years(starts: Sequence[int]) -> str:
    """Return for which financial years, by the years they start in, the figure is doubtful; nothing where for none."""
    return f"; the figure for {listing([year(start) for start in starts])} is doubtful" if starts else ""
