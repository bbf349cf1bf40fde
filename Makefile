# The commands of the project; README.md says what each is for.
SHELL := /bin/sh
python := .venv/bin/python
packages = $(python) .ci/system_packages.py

.PHONY: help install run test faults check packages mutants coverage bench shots icons weights
.DEFAULT_GOAL := help

# Modules are compiled once, not anew by each of the many programs that the tests start.
export PYTHONDONTWRITEBYTECODE =

help:
	@echo "make run      set up and open the console (ARGS='…' are handed to it)"
	@echo "make test     set up and run every check and every test"
	@echo "make faults   every fault at every place: kills, failing calls of the system, orders of verbs"
	@echo "make mutants  put slips into the rules, one at a time: the tests have to notice each"
	@echo "make coverage how much of frontdesk/ the tests run, lines and branches; at least 95 %"
	@echo "make check    lint, types and import contracts only"
	@echo "make install  make .venv only"
	@echo "make bench    measure, and write build/bench.json"
	@echo "make shots    render every state worth seeing to build/shots"
	@echo "make icons    render the icons into resources/icons"
	@echo "make weights  make the weights of meaning in resources/routing again, from a package pinned by its hash"

install: .venv/installed

# Whatever needs the system's packages says so before .venv is made: all that is missing is named in one line.
purposes :=
run shots: purposes := run
packages test faults bench: purposes := run test

.venv/installed: pyproject.toml constraints.txt
	@sh .ci/install $(purposes)

run: install
	@$(packages) $(purposes)
	@$(python) main.py $(ARGS)

packages: install
	@$(packages) $(purposes)

check: install
	$(python) -m ruff check .
	$(python) -m mypy
	.venv/bin/lint-imports

test: packages check
	$(python) -m pytest -m "not journey" --numprocesses auto --dist loadgroup
	$(python) -m pytest -m "ui or journey" --on-display --numprocesses auto --dist loadgroup

faults: packages
	FRONTDESK_FAULTS=all $(python) -m pytest tests/faults --numprocesses auto --dist loadgroup

mutants: install
	$(python) -m tests.mutants $(ARGS)

# Without the window's tests: what a desk knows and does is tested without it. Nor with those that count or fail calls of
# the system, as measuring makes calls of its own.
coverage: packages
	rm -rf build/coverage
	mkdir -p build/coverage
	$(python) -m coverage run -m pytest -m "not ui and not journey" --ignore tests/toolchain --ignore tests/faults \
		--numprocesses 2 --dist loadgroup
	$(python) -m coverage combine --quiet
	$(python) -m coverage report

bench: packages
	$(python) -m bench $(ARGS)

shots: install
	@$(packages) $(purposes)
	QT_QPA_PLATFORM=offscreen $(python) -m ui.shots $(ARGS)

icons: install
	QT_QPA_PLATFORM=offscreen $(python) -m resources.icons.build

# What only making them needs is in an environment of its own.
weights: install
	$(python) -m venv build/weights
	build/weights/bin/python -m pip install --quiet --constraint constraints.txt --editable '.[weights]'
	build/weights/bin/python -m resources.routing.build
