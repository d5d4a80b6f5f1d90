"""What visitors get at every address of tests/capture/addresses.txt is what they got before."""

import subprocess
import sys

import pytest

from tests.helpers import ROOT

HOW_TO_SEE = (
    "These addresses give something else than expected. To see what, run `python -m tests.capture write <folder>` here "
    "and on the commit before, and `diff -r` the two folders; if all of it is meant, `make capture`."
)


@pytest.mark.capture
def test_every_address_gives_what_it_gave() -> None:
    # In a process of its own: a server starts in it, which changes Streamlit for good.
    command = [sys.executable, "-m", "tests.capture", "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{HOW_TO_SEE}\n{done.stdout}{done.stderr}"
