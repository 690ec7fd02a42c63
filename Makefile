# `make run` serves Variorum on this machine; `make help` lists the rest.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test lint format bench clean install-run install-dev

# The Python that makes .venv: the usual one, or the first that is new enough.
PYTHON ?=
find_python = p="$(PYTHON)"; \
	for c in python3 python3.13 python3.12 python3.11 python3.14; do \
		[ -n "$$p" ] && break; \
		"$$c" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && p="$$c"; \
	done; \
	[ -n "$$p" ] || p=python3; \
	command -v "$$p" >/dev/null || { echo "Variorum needs Python 3.11 or newer; found none."; exit 1; }

SOURCES := articles compare config tests benchmarks manage.py

help: ## list what make can do
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

run: install-run ## set up, then serve until Ctrl-C
	@exec .venv/bin/python -m config.serve

test: install-dev lint ## everything that has to hold: ruff, mypy, all tests
	@.venv/bin/python -I config/install.py browser
	@HF_HUB_OFFLINE=1 TRANSFORMERS_OFFLINE=1 .venv/bin/python -m pytest

lint: install-dev ## ruff and mypy
	@.venv/bin/ruff check $(SOURCES)
	@.venv/bin/ruff format --check $(SOURCES)
	@.venv/bin/mypy articles compare config manage.py

format: install-dev ## put the source text into its form
	@.venv/bin/ruff check --fix $(SOURCES)
	@.venv/bin/ruff format $(SOURCES)

bench: install-dev ## measure speed and memory, as quoted in the README
	@HF_HUB_OFFLINE=1 TRANSFORMERS_OFFLINE=1 .venv/bin/python -m benchmarks

clean: ## remove what can be made again; data/ stays
	@rm -rf .venv staticfiles .mypy_cache .ruff_cache .pytest_cache .hypothesis test-results
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

install-run:
	@$(find_python); "$$p" -I config/install.py run

install-dev:
	@$(find_python); "$$p" -I config/install.py dev
