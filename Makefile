# On a fresh machine `make run` and `make test` do everything. CONTRIBUTING.md says what each command does.

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

# Keep compiled Python, whatever the environment says: hundreds of test processes use it.
export PYTHONDONTWRITEBYTECODE :=

# uv installs in seconds what takes pip more than a minute. pip takes over where uv cannot reach the packages: uv does not
# know pip's settings, such as another index.
install = $(BIN)/uv pip install --quiet --python $(BIN)/python --system-certs --compile-bytecode --require-hashes -r $(1) \
	|| $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $(1)

.PHONY: setup run store check fast test coverage measured next chromium pytest lint types bench load soak journeys capture docs lock clean

# The virtual environment with what is needed to run, and Streamlit's files compressed.
setup: $(VENV)/run.done

$(VENV)/run.done: requirements.txt requirements-dev.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else 0'
	$(PYTHON) -m venv $(VENV)
	sed -n '/^uv==/,/# via/p' requirements-dev.txt \
		| $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r /dev/stdin
	$(call install,requirements.txt)
	$(BIN)/python -m serving.streamlit_internals.compressed_files
	touch $@

$(VENV)/dev.done: $(VENV)/run.done
	$(call install,requirements-dev.txt)
	touch $@

$(VENV)/bench.done: $(VENV)/dev.done requirements-bench.txt
	$(call install,requirements-bench.txt)
	touch $@

store: setup
	$(BIN)/python -m data build

# glibc gives threads up to eight memory arenas for each core, and memory freed in one is of no use to the others: with a
# new thread for each run of a page, and stores that are replaced, the server grew although memory was free.
run: export MALLOC_ARENA_MAX ?= 2

# Builds the store and serves the dashboard on http://localhost:8501. If the build fails, the last store is served.
run: setup
	$(BIN)/python -m data build || test -f "$${MOPAC_DASHBOARD_STORE:-data/built}/store.duckdb"
	$(BIN)/streamlit run server.py --server.port $(PORT)

# Installs Chromium and the packages at the same time, and runs lint and types next to the tests.
test:
	$(MAKE) --no-print-directory --jobs 2 chromium lint types pytest

# Quick checks: lint, types, and the tests that take less than a second and need neither Chromium nor Streamlit.
check: lint types fast

fast: $(VENV)/dev.done
	$(BIN)/pytest -n auto --dist worksteal -m "not slow and not browser and not capture"

# make test for continuous integration: it also measures which lines and branches the tests reach, browser tests aside,
# and fails if they are fewer than before. Each test runs once; the measured ones take half as long again.
coverage:
	$(MAKE) --no-print-directory --jobs 2 chromium lint types measured

measured: $(VENV)/dev.done store chromium
	$(BIN)/pytest -n auto --dist worksteal -m "not browser and not capture" --cov --cov-report=term
	$(BIN)/pytest -n auto --dist worksteal -m "browser or capture"

# All tests with the newest Streamlit, DuckDB and Plotly. It first lists the packages that differ.
next: chromium $(VENV)/dev.done
	$(BIN)/uv venv --quiet --clear --seed --python $(BIN)/python .venv-next
	$(BIN)/uv pip install --quiet --system-certs --python .venv-next/bin/python -r requirements-dev.txt
	$(BIN)/uv pip install --system-certs --python .venv-next/bin/python --upgrade "streamlit[performance]" duckdb plotly
	.venv-next/bin/pytest -n auto --dist worksteal

# From Debian's packages, if there is none.
chromium:
	tests/install_chromium.sh

pytest: $(VENV)/dev.done store chromium
	$(BIN)/pytest -n auto --dist worksteal

lint: $(VENV)/dev.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.done
	$(BIN)/mypy

# Measures speed and memory against empty pages and a Dash application, and writes docs/benchmarks.md.
bench: $(VENV)/bench.done store chromium
	$(BIN)/python -m tests.bench

# Plays four visitors' journeys on cold servers, at two widths, and writes docs/journeys.md with its pictures; takes the
# first screens of all pages for docs/first-screens.md.
journeys: $(VENV)/dev.done store chromium
	$(BIN)/python -m tests.journeys
	$(BIN)/python -m tests.journeys.first_screens

# A hundred visitors for ten minutes, twenty rebuilds meanwhile, then faults; and an hour's soak. Each writes its report.
load: $(VENV)/dev.done
	$(BIN)/python -m tests.bench.load --visitors 100 --minutes 10 --rebuilds 20 --report docs/load.md

soak: $(VENV)/dev.done
	$(BIN)/python -m tests.bench.load --visitors 100 --minutes 60 --rebuilds 0 --no-faults --report docs/soak.md

# Makes what the URLs in tests/capture/addresses.txt give now the expected result. Look at the difference first:
# `python -m tests.capture write <folder>`, here and on the commit before, and `diff -r` of the two folders.
capture: $(VENV)/dev.done
	$(BIN)/python -m tests.capture update

# Writes the parameters of every URL, and every file with its columns, into docs/urls.md and docs/files.md.
docs: store
	$(BIN)/python -m tests.documentation

# Pins every package, with hashes, for all platforms and Pythons.
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet --system-certs

lock: $(VENV)/run.done
	$(COMPILE) -o requirements.txt pyproject.toml
	$(COMPILE) --extra dev -o requirements-dev.txt pyproject.toml
	$(COMPILE) --group bench --constraint requirements-dev.txt -o requirements-bench.txt

clean:
	rm -rf $(VENV) .venv-next data/built serving/built .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
