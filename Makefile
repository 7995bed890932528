# All commands for work on the project. Each target creates the environment that it needs, also on a fresh clone.
#
#   PYTHON=python3.13   the interpreter (3.11 or later; default: the first suitable one on the PATH)
#   VENV=.venv-3.13     the environment's folder (default .venv)
#   ARGS="-k bulk -x"   additional arguments for pytest, the demonstration, the benchmarks or the codegen
#   WORKERS=3           number of processes that run the tests

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= 3
ARGS ?=

NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	"$$p" -c '$(NEW_ENOUGH)' 2>/dev/null && echo "$$p" && break; done)

PIP := $(BIN)/python -m pip --disable-pip-version-check
RECIPE := pyproject.toml constraints.txt

API := docs/public_surface.py
# Not run under coverage: these tests count instructions, list loaded modules, or run other programs than the package.
NOT_TRACED := tests/perf tests/typing tests/notebooks tests/guard

# One or more files for each dependency.
VERSION_TESTS := tests/unit/test_decoders.py tests/unit/test_request.py::test_numbers_without_a_form_in_json_are_refused tests/unit/test_response_outcome.py \
	tests/unit/test_webhooks.py tests/unit/test_model.py tests/unit/test_frames.py tests/unit/test_plots.py \
	tests/unit/test_progress.py tests/unit/test_cli_commands.py tests/unit/test_cli_output.py \
	tests/unit/test_distributed_parts.py tests/integration/test_fake_altegio.py \
	tests/integration/test_cli_listings.py tests/integration/test_otel.py \
	tests/integration/test_shared_limit.py::test_a_permit_that_comes_late_is_left_unused \
	tests/integration/test_distributed.py::test_types_by_id_and_a_cluster_without_workers

.PHONY: api changelog check-versions dist sbom help setup demo test coverage check lint format typecheck codegen codegen-check spec import bench docs reliability live clean

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' Makefile

$(BIN)/python:
	@if [ -z "$(PYTHON)" ] || ! "$(PYTHON)" -c '$(NEW_ENOUGH)'; then \
		echo "Python 3.11 or later is needed. Name one with: make $(MAKECMDGOALS) PYTHON=/path/to/python3.13" >&2; exit 1; fi
	@echo "creating the environment $(VENV) with $$("$(PYTHON)" --version); this takes a minute"
	@"$(PYTHON)" -m venv "$(VENV)"
	@$(PIP) install -qq --upgrade 'pip>=25.1'

# The package with all extras and the development tools.
$(VENV)/.ready: $(RECIPE) | $(BIN)/python
	@$(PIP) install -qq --editable '.[all]' --group dev --constraint constraints.txt
	@touch "$@" "$(VENV)/.ready-to-use"

# The package and its command, for the demonstration.
$(VENV)/.ready-to-use: $(RECIPE) | $(BIN)/python
	@$(PIP) install -qq --editable '.[cli]' --constraint constraints.txt
	@touch "$@"

setup: $(VENV)/.ready ## create or update the environment

demo: $(VENV)/.ready-to-use ## run the demonstration, without an account
	@$(BIN)/altegio demo $(ARGS)

test: $(VENV)/.ready ## run all tests at small sizes (minutes)
	$(BIN)/python -m pytest -m "not full" -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

# Not part of `make test`: tracing branches makes the tests slower, and instruction counts meaningless.
coverage: $(VENV)/.ready ## run the tests with branch coverage and print it by module (minutes)
	@$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -m "not full" -n $(WORKERS) --dist loadfile --no-loadscope-reorder --timeout 600 $(NOT_TRACED:%=--ignore %) $(ARGS)
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# First those that measure neither time nor memory, in several processes; exit code 5 is a selection without tests.
check: $(VENV)/.ready ## run the expensive tests at full size (tens of minutes)
	$(BIN)/python -m pytest -m "full and not measured" -n $(WORKERS) --dist loadfile --no-loadscope-reorder --timeout 1800 $(ARGS) || [ $$? = 5 ]
	$(BIN)/python -m pytest -m "full and measured" --timeout 1800 $(ARGS) || [ $$? = 5 ]

# The versions are installed in a folder that precedes the environment on the path. Warnings are not errors here,
# because old versions use what newer ones of their own dependencies deprecate.
check-versions: $(VENV)/.ready ## test the lowest and the newest allowed versions of the dependencies (a minute; network)
	@for versions in lowest newest; do \
		folder="$(CURDIR)/build/versions/$$versions-$(notdir $(VENV))"; rm -rf "$$folder"; mkdir -p "$$folder"; \
		echo "$$versions allowed versions of the dependencies"; \
		$(BIN)/python .ci/requirements.py "$$versions" >"$$folder.txt"; \
		$(PIP) install -qq --no-compile --no-warn-conflicts --target "$$folder" --requirement "$$folder.txt"; \
		PYTHONPATH="$$folder" $(BIN)/python -m pytest -q -m "not full" -W default --disable-warnings \
			-n $(WORKERS) --dist loadfile $(VERSION_TESTS) $(ARGS); \
		rm -rf "$$folder"; \
	done

lint: $(VENV)/.ready ## check style, import contracts and declared dependencies
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/deptry src
	$(BIN)/deptry codegen --known-first-party codegen --ignore DEP002,DEP004
	$(BIN)/zizmor --offline --quiet .

format: $(VENV)/.ready ## format the code and fix lint findings
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

typecheck: $(VENV)/.ready ## run mypy and pyright, both strict
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

codegen: $(VENV)/.ready ## regenerate models and operations from the description
	$(BIN)/python -m codegen build $(ARGS)

codegen-check: $(VENV)/.ready ## check that the generated code is up to date
	$(BIN)/python -m codegen check $(ARGS)

spec: $(VENV)/.ready ## download the published description (network) and list the changes
	$(BIN)/python -m codegen fetch $(ARGS)

import: $(VENV)/.ready ## import the structure of the downloaded description
	$(BIN)/python -m codegen import $(ARGS)

reliability: $(VENV)/.ready ## measure reliability and print a table
	$(BIN)/python -m benchmarks.reliability $(ARGS)

bench: $(VENV)/.ready ## compare performance with other clients (Linux; 18 minutes; network)
	$(BIN)/python -m benchmarks.run $(ARGS)

# Never part of the checks: it needs a real account.
live: $(VENV)/.ready ## answer open questions about the API with reads of your account (network): ARGS="720441"
	@$(BIN)/python -m tools.live $(ARGS)

docs: $(VENV)/.ready ## build the documentation site in build/docs
	$(BIN)/python docs/reference_pages.py docs/reference
	$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going --jobs auto docs build/docs

api: $(VENV)/.ready ## write api.md, the list of public names
	$(BIN)/python $(API) api.md

dist: $(VENV)/.ready ## build the sdist and the wheel in dist, and check the wheel
	@rm -rf dist
	$(BIN)/python -m hatchling build -t sdist -t wheel -d dist
	$(BIN)/check-wheel-contents dist/*.whl

# The environment that is described has the package, its two dependencies and theirs.
sbom: dist ## describe the wheel and its dependencies in dist/*.cdx.json (CycloneDX)
	@$(PIP) install -qq --group sbom --constraint constraints.txt
	@rm -rf build/sbom && $(BIN)/python -m venv --without-pip build/sbom
	@$(PIP) --python build/sbom install -qq dist/*.whl --constraint constraints.txt
	$(BIN)/cyclonedx-py environment build/sbom --pyproject pyproject.toml --output-reproducible \
		--output-file "dist/$$(basename dist/*.whl .whl).cdx.json"

changelog: $(VENV)/.ready ## join the fragments of changelog.d into CHANGELOG.md
	$(BIN)/towncrier build $(ARGS)

clean: ## delete the environment and all caches
	rm -rf "$(VENV)" .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
