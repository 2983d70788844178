# One command for each thing a person does. `make` alone lists them.
PYTHON ?= python3
PORT   ?= 8501
BIN    := .venv/bin

.PHONY: help install run replicas site test check unit e2e bench load catalogue shapes
help:           ## this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*##/\t/' | expand -t 14

install: .venv/app     ## make .venv from the pinned requirements

.venv/app: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Tightrope needs Python 3.11 or newer; say which with: make PYTHON=/path/to/python3")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev: .venv/app requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.tools/ftm: requirements-ftm.txt
	$(PYTHON) -m venv .tools/ftm
	.tools/ftm/bin/pip install --quiet --disable-pip-version-check -r requirements-ftm.txt
	@touch $@

run: .venv/app         ## start the app on PORT (8501); DOSSIER=folder shows that one
	@echo "Tightrope opens on http://localhost:$(PORT)"
	$(if $(DOSSIER),TIGHTROPE_DOSSIER="$(DOSSIER)" )$(BIN)/streamlit run serve.py --server.port $(PORT)

replicas: .venv/app    ## start N (3) processes behind PROXY (haproxy or nginx) on PORT
	$(BIN)/python -m deploy --port $(PORT) --replicas $(or $(N),3) --proxy $(or $(PROXY),haproxy)

site: .venv/app        ## write the offline edition into output/site; BASE=https://… is where it will stand
	$(BIN)/python -m tightrope site output/site $(if $(BASE),--base "$(BASE)")

test: check .tools/ftm ## everything: lint, types, data, unit, pages, real browser
	sh tests/install_browser.sh
	sh tests/install_proxies.sh
	$(BIN)/pytest -n auto tests/unit tests/data tests/app
	$(BIN)/pytest tests/e2e

check: .venv/dev       ## lint, format, import rules, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

unit: .venv/dev .tools/ftm ## the quick tests only
	$(BIN)/pytest tests/unit tests/data tests/app

e2e: .venv/dev         ## the browser tests only
	sh tests/install_browser.sh
	sh tests/install_proxies.sh
	$(BIN)/pytest tests/e2e

bench: .venv/dev       ## measure, print a table, write bench/results.json
	sh tests/install_browser.sh
	$(BIN)/python -m bench

load: .venv/dev        ## let 200 readers browse for two minutes, then look for limits; write bench/load.json
	sh tests/install_browser.sh
	$(BIN)/python -m bench.load $(LOAD)

catalogue: .venv/dev   ## gather the words of the interface, bring all languages up to date, tell what they lack
	$(BIN)/python -m tools.words

shapes: .venv/dev      ## fetch the sources of the map and write tightrope/shapes/ anew (needs npm)
	$(BIN)/python -m tools.map_shapes
