# Everything a newcomer needs: `make demo` and `make test` set up .venv by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
EXTRAS ?= dev

.PHONY: demo test lint types bench samples clean

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …"; exit 1; }
	@echo "Setting up $(VENV) (about a minute, once) …"
	@$(PYTHON) -m venv $(VENV) || { echo "venv is missing: on Debian and Ubuntu, apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[$(EXTRAS)]'
	@touch $(READY)

demo: $(READY)  ## ingest the sample archive, search it, export its tables
	@$(BIN)/python samples/demo.py

test: $(READY)  ## all tests
	@$(BIN)/python -m pytest -n 2

lint: $(READY)  ## ruff and mypy strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(READY)  ## speed and quality, as ratios against peers in the same run
	@$(BIN)/python -m bench.ingest
	@$(BIN)/python -m bench.tables
	@$(BIN)/python -m bench.dates
	@$(BIN)/python -m bench.relevance
	@$(BIN)/python -m bench.search

samples: $(READY)  ## remake samples/archive from its sources (needs LibreOffice and fonts: docs/samples.md)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[samples]'
	@$(BIN)/python samples/build.py

clean:
	rm -rf $(VENV) demo build *.egg-info
