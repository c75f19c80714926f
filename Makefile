# The project's commands. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PORT ?= 8080
export SAGSGANG_DATA ?= data
PIP := $(BIN)/pip --disable-pip-version-check --quiet
READY := $(VENV)/.run
DEV := $(VENV)/.dev
.DEFAULT_GOAL := help
.PHONY: help run test lint types unit browser check bench assets lock format clean

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(READY): requirements.lock pyproject.toml hatch_build.py package-lock.json
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(DEV): $(READY) requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@

assets: $(READY)  ## copy third-party CSS, fonts and scripts from the npm registry
	@$(BIN)/python hatch_build.py

run: $(READY) assets  ## start everything with the demo municipality on port $PORT
	@LOGIN=$${LOGIN:-demo} $(BIN)/sagsgang serve --demo

lint: $(DEV)  ## ruff, formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV)  ## mypy --strict
	$(BIN)/mypy

unit: $(DEV) assets  ## pytest on SQLite and PostgreSQL, browser tests included
	$(BIN)/python -m pytest -q -n 2

browser: $(DEV) assets  ## the browser tests alone
	$(BIN)/python -m pytest -q -m browser

check: $(READY)  ## check the procedures as a deployment would
	$(BIN)/sagsgang check processes

test: lint types check unit  ## everything that must hold

bench: $(DEV) assets  ## ratios measured in one run
	$(BIN)/python -m benchmarks

format: $(DEV)  ## format and sort imports
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(DEV)  ## write the lock files anew from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra build --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header -c requirements.lock -o requirements-dev.lock

clean:  ## remove what the other commands made, the data folder excepted
	rm -rf $(VENV) node_modules webforms/static/vendor .mypy_cache .ruff_cache
