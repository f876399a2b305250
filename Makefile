# Two commands on a fresh machine: `make demo` and `make test`. Both set up what they need.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --quiet --disable-pip-version-check --no-input
OUT ?= out

.PHONY: help demo screens test check lint types layers docs fuzz kills soak bench quality format requirements clean

help:
	@echo "make demo          read examples/ and show an account (sets everything up)"
	@echo "make test          run all tests (sets everything up)"
	@echo "make check         ruff, mypy, import layers, docs"
	@echo "make screens       take pictures of the pages (needs a Chromium)"
	@echo "make quality       measure against the gold, and hold the floors"
	@echo "make fuzz          many thousand odd contents to every reader"
	@echo "make kills         200 kills in the middle of adding and watching"
	@echo "make soak          watch 200 feeds of our own for ten minutes, killed now and then"
	@echo "make bench         all benchmarks, with peers, onto docs/measured.md (FULL=1: for hours)"
	@echo "make format        format the code"
	@echo "make requirements  pin the dependencies anew"

# ---------------------------------------------------------------- setting up

$(VENV)/.core: requirements/core.txt pyproject.toml
	@echo "Setting up (once) ..."
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/core.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.core
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# Spark, for the tests of the cluster: 440 MB, apart from all else.
$(VENV)/.spark: requirements/spark.txt $(VENV)/.dev
	@$(PIP) install --require-hashes -r requirements/spark.txt
	@touch $@

# -------------------------------------------------------------------- using

demo: $(VENV)/.core
	@$(RUN) tools/demo.py $(OUT)

# Of the shared pages too, where they lie beside the repository.
screens: $(VENV)/.dev
	@$(RUN) tools/screens.py $(OUT)/screens
	@test ! -d ../shared/pages || $(RUN) tools/screens.py $(OUT)/screens-real ../shared/pages

# Where there is no Java, the tests of the cluster say that they are left out, and nothing of
# Spark is installed.
JAVA := $(if $(JAVA_HOME),$(JAVA_HOME),$(shell command -v java))
test: $(VENV)/.dev $(if $(JAVA),$(VENV)/.spark)
	@$(RUN) -m pytest -n auto --dist loadfile --cov --cov-report=term:skip-covered

# ------------------------------------------------------------------- checks

check: lint types layers docs

lint: $(VENV)/.dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: $(VENV)/.dev
	$(VENV)/bin/mypy

layers: $(VENV)/.dev
	$(VENV)/bin/lint-imports

docs: $(VENV)/.dev
	$(RUN) tools/check_docs.py

fuzz: $(VENV)/.dev
	$(RUN) -m pytest -q tests/test_fuzz.py --hypothesis-profile=fuzz

kills: $(VENV)/.dev
	RUNUT_KILLS=200 $(RUN) -m pytest -q tests/test_killed.py tests/watch/test_killed.py

soak: $(VENV)/.dev
	$(RUN) benchmarks/soak.py --minutes 10

# The peers lie in an environment of their own: none of them is ours to depend on.
BENCH := $(VENV)-bench
$(BENCH)/.done: requirements/bench.txt pyproject.toml
	@test -x $(BENCH)/bin/python || $(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip --quiet --disable-pip-version-check --no-input install --require-hashes -r requirements/bench.txt
	@$(BENCH)/bin/python -m pip --quiet --disable-pip-version-check --no-input install --no-deps --no-build-isolation -e .
	@touch $@

bench: $(BENCH)/.done
	$(BENCH)/bin/python benchmarks/all.py $(if $(FULL),--full)

quality: $(VENV)/.dev
	$(RUN) tools/check_floors.py

format: $(VENV)/.dev
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

# `uv` is needed only here, and on no user's machine.
COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make requirements"
requirements:
	$(COMPILE) pyproject.toml requirements/build.in --output-file requirements/core.txt
	$(COMPILE) pyproject.toml requirements/build.in --group bench --extra speed --output-file requirements/bench.txt
	$(COMPILE) pyproject.toml requirements/build.in --group dev --extra batch --extra mcp --extra speed \
		--output-file requirements/dev.txt
	$(COMPILE) requirements/spark.in --constraint requirements/dev.txt --output-file requirements/spark.txt

clean:
	rm -rf $(VENV) $(OUT) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage
