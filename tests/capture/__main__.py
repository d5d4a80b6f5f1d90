"""Compares what visitors get with what is expected, tests/golden/capture.csv, or writes it down to be read.

`diff -r` of two folders that were written shows every word that differs.
"""

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path

from data.build import build_store
from tests.capture import texts


def main() -> int:
    """Do what the command line asks; return 1 where a text is not as expected, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.capture", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    write = commands.add_parser("write", help="write a readable text for each address and kind into a folder")
    write.add_argument("folder", type=Path)
    check = commands.add_parser("check", help="list the addresses that give something else than expected")
    for command in (write, check):
        command.add_argument("--only", default="", metavar="PATTERN", help="only addresses with this pattern in them")
    commands.add_parser("update", help="expect from now on what the addresses give now")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MOPAC_DASHBOARD_STORE"] = folder
        build_store(report=lambda _line: None)
        if asked.command == "update":
            texts.write_expected([texts.fingerprint(text) for text in texts.texts(texts.addresses())])
            return 0
        chosen = [address for address in texts.addresses() if re.search(asked.only, address)]
        if asked.command == "check":
            different = texts.differences(chosen)
            print("\n".join(different))
            return 1 if different else 0
        asked.folder.mkdir(parents=True, exist_ok=True)
        for text in texts.texts(chosen):
            (asked.folder / texts.file_name(text)).write_bytes(text.content)
    return 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    # At once: what Streamlit's threads and DuckDB would still say while they end is nobody's business.
    os._exit(code)
