"""The command line of the store: `python -m data build` and `python -m data check`."""

import argparse
import sys

from data.build import BuildError, Findings, build_store, fail_on_errors, run_checks
from data.checking import CheckError
from data.paths import SUMMARY
from data.store import StoreError, current_store


def print_findings(findings: Findings) -> None:
    """Print what each check found, a line for each finding."""
    for check, found in findings:
        print(f"{check.severity} {check.check_id}: {len(found)} found. {check.title}")
        for finding in found:
            print(f"    {finding.subject}: {finding.message}")


def build() -> None:
    """Build the store from data/tables; say what it holds, and how many services and boroughs have a number to call."""
    result = build_store()
    print(f"built version {result.version}: {result.rows} rows in {result.seconds:.1f} seconds")
    with current_store().cursor() as cursor:
        for (sentence,) in cursor.execute(SUMMARY.read_text(encoding="utf-8")).fetchall():
            print(sentence)


def check() -> None:
    """Run the checks on the current store."""
    store = current_store()
    with store.cursor() as cursor:
        findings = run_checks(cursor)
    print_findings(findings)
    print(f"checked version {store.version}, built {store.built_at:%d %B %Y %H:%M} UTC")
    fail_on_errors(findings)


def main() -> int:
    """Run one command; return 0, or 1 with what is wrong on the error output."""
    parser = argparse.ArgumentParser(prog="python -m data", description="Build or check the store.")
    parser.add_argument("command", choices=("build", "check"))
    command = {"build": build, "check": check}[parser.parse_args().command]
    try:
        command()
    except BuildError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        many = f"{len(error.problems)} problem{'s' if len(error.problems) > 1 else ''}"
        print(f"{command.__name__} failed: {many}. The store is as it was.", file=sys.stderr)
        return 1
    except CheckError as error:
        print(error, file=sys.stderr)
        return 1
    except StoreError as error:
        print(f"{error}. Run: python -m data build", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
