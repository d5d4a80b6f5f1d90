"""Says in plain words what a condition of the schema asks of a row, for those who edit the tables."""

import re

PATTERNS: tuple[tuple[str, str], ...] = (
    (r"regexp_full_match\(\w+, 'https\?.*", "a web address that starts with http:// or https://"),
    (r"regexp_full_match\(period_\w+, .*", "a date such as 2017, 2017-06 or 2017-06-19, or a year such as 2018/19"),
    (r"regexp_full_match\(\w+, '\(19\|20\).*", "a date such as 2017, 2017-06 or 2017-06-19"),
    (r"regexp_full_match\(gss_code, .*", "a GSS code such as E09000033"),
    (r"regexp_full_match\(council_org_id, .*", "the number of a council, such as GB-LAE-HCK"),
    (r"regexp_full_match\(org_id, .*", "a register and a number in it, such as GB-CHC-1082450"),
    (r"regexp_full_match\(outward_code, .*", "the first half of a postcode, such as SW1A"),
    (r"regexp_full_match\(page, .*", "an address of the dashboard such as need or projects?story=co-commissioning"),
    (r"\(gss_code != 'E12000007'\)", "a borough; London is added up from them"),
    (r"\(\w+ ~~ '%\{\}%'\)", "words with {} where the figure goes"),
    (r'\("?(\w+)"? > 0\)', "more than 0"),
    (r'\("?(\w+)"? >= (-?\d+)\)', r"\2 or more"),
    (r'\("?(\w+)"? BETWEEN (\d+) AND (\d+)\)', r"\2 to \3"),
    (r"\((\w+) <= (\w+)\)", r"a \1 that is not after the \2"),
    (r"\((\w+) < (\w+)\)", r"a \1 before the \2"),
    (r"\((\w+) != (\w+)\)", r"a \1 other than the \2"),
    (r"\(\((\w+) IS NULL\) = \((\w+) IS NULL\)\)", r"\1 and \2 both filled in, or both empty"),
    (r"\((\w+) = \((\w+) IS NULL\)\)", r"a \2 where \1 is no, and none where it is yes"),
    (r"\(\((\w+) IS NOT NULL\) OR \((\w+) IS NOT NULL\)\)", r"a \1 or a \2"),
    (r"\(\((\w+) IS NOT NULL\) OR \(NOT (\w+)\)\)", r"a \1 where \2 is yes"),
    (r"\(\((\w+) IS NULL\) OR \((\w+) IS NOT NULL\)\)", r"\1 only where \2 is filled in"),
    (
        r"\(\(\(CAST.*?(\w+) IS NOT NULL.*?(\w+) IS NOT NULL.*?(\w+) IS NOT NULL.* = 1\)",
        r"exactly one of \1, \2 and \3 filled in",
    ),
    (r"\(\((\w+) >= 0\) OR \((\w+) = '([^']+)'\)\)", r"0 or more, unless the \2 is “\3”"),
    (
        r"\(\((\w+) >= 0\) OR \((\w+) = '([^']+)'\) OR \((\w+) = '([^']+)'\)\)",
        r"0 or more, unless the \2 is “\3” or the \4 is “\5”",
    ),
    (r'\(\("?(\w+)"? >= 0\) OR \((\w+) != \'(.+)\'\)\)', r"0 or more where the \2 is “\3”"),
)


def condition_in_words(expression: str) -> str | None:
    """Return what a condition asks for, or None if there are no words for it."""
    choices = re.fullmatch(r'\("?\w+"? IN \((.+)\)\)', expression)
    if choices:
        return "one of: " + ", ".join(re.findall("'([^']*)'", choices[1]))
    for pattern, words in PATTERNS:
        match = re.fullmatch(pattern, expression)
        if match:
            return match.expand(words)
    return None
