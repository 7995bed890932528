# The one door. `make demo` and `make test` work on a fresh clone: they make the environment themselves.
#
#   PYTHON=python3.13   the interpreter (3.11 or later; default: the first one found that is new enough)
#   VENV=.venv-3.13     the environment's folder (default .venv)
#   ARGS="-k bulk -x"   more arguments for pytest, the demonstration, the benchmarks or the codegen
#   WORKERS=2           how many processes run the tests

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= 2
ARGS ?=

NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	"$$p" -c '$(NEW_ENOUGH)' 2>/dev/null && echo "$$p" && break; done)

PIP := $(BIN)/python -m pip --disable-pip-version-check
RECIPE := pyproject.toml constraints.txt

API := docs/public_surface.py

.PHONY: api changelog help setup demo test check lint format typecheck codegen codegen-check spec import bench docs reliability clean

help: ## what can be done here
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' Makefile

$(BIN)/python:
	@if [ -z "$(PYTHON)" ] || ! "$(PYTHON)" -c '$(NEW_ENOUGH)'; then \
		echo "Python 3.11 or later is needed. Name one with: make $(MAKECMDGOALS) PYTHON=/path/to/python3.13" >&2; exit 1; fi
	@echo "making the environment $(VENV) with $$("$(PYTHON)" --version); the first time takes a minute"
	@"$(PYTHON)" -m venv "$(VENV)"
	@$(PIP) install -qq --upgrade 'pip>=25.1'

# Everything, for work on the project.
$(VENV)/.ready: $(RECIPE) | $(BIN)/python
	@$(PIP) install -qq --editable '.[all]' --group dev --constraint constraints.txt
	@touch "$@" "$(VENV)/.ready-to-use"

# The package and its command only, for the demonstration.
$(VENV)/.ready-to-use: $(RECIPE) | $(BIN)/python
	@$(PIP) install -qq --editable '.[cli]' --constraint constraints.txt
	@touch "$@"

setup: $(VENV)/.ready ## make the environment, or bring it up to date

demo: $(VENV)/.ready-to-use ## see it work, without an account
	@$(BIN)/altegio demo $(ARGS)

test: $(VENV)/.ready ## all tests, the measured bars at small sizes (minutes)
	$(BIN)/python -m pytest -m "not full" -n $(WORKERS) --dist loadfile $(ARGS)

check: $(VENV)/.ready ## the measured bars at full size (tens of minutes)
	$(BIN)/python -m pytest -m full --timeout 1800 $(ARGS)

lint: $(VENV)/.ready ## style, and who may import whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/zizmor --offline --quiet .

format: $(VENV)/.ready ## put the code in its form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

typecheck: $(VENV)/.ready ## mypy and pyright, both strict
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

codegen: $(VENV)/.ready ## regenerate models and operations from the description
	$(BIN)/python -m codegen build $(ARGS)

codegen-check: $(VENV)/.ready ## is what is generated fresh?
	$(BIN)/python -m codegen check $(ARGS)

spec: $(VENV)/.ready ## fetch the official description (network) and show what changed
	$(BIN)/python -m codegen fetch $(ARGS)

import: $(VENV)/.ready ## carry the fetched structure into our description
	$(BIN)/python -m codegen import $(ARGS)

reliability: $(VENV)/.ready ## the measured bars of reliability, as one table
	$(BIN)/python -m benchmarks.reliability $(ARGS)

bench: $(VENV)/.ready ## what it costs beside its peers (Linux; 12 minutes; fetches the peers)
	$(BIN)/python -m benchmarks.run $(ARGS)

docs: $(VENV)/.ready ## the reference of all public names as web pages, in build/docs
	$(BIN)/python -W error docs/reference.py build/docs

api: $(VENV)/.ready ## write api.md, the listing of the public surface
	$(BIN)/python $(API) api.md

changelog: $(VENV)/.ready ## join the fragments of changelog.d into CHANGELOG.md
	$(BIN)/towncrier build $(ARGS)

clean: ## take away the environment and all caches
	rm -rf "$(VENV)" .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
