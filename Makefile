# make demo    Claimbook with demonstration data at http://127.0.0.1:8000 (PORT=…, SERVE=0)
# make test    every check
# make bench   the goals of docs/performance.md at 10,000 and SIZE (100,000) claims
# make lock    new requirements files from pyproject.toml

PYTHON ?= python3
PORT ?= 8000
SERVE ?= 1
JOBS ?= 2
BIN = .venv/bin
step = @echo "== $(1)"

.PHONY: demo test bench lock setup setup-dev

demo: setup
	@CLAIMBOOK_DEMONSTRATION=1 CLAIMBOOK_ADDRESS=http://127.0.0.1:$(PORT) DATABASE_POOL=8 \
		$(BIN)/python manage.py serve --demo --port $(PORT) \
		$(if $(filter 0,$(SERVE)),--load-only) $(if $(INTO_NAMED_DATABASE),--into-named-database)

test: setup-dev
	$(call step,Chromium for the browser tests)
	@.ci/chromium
	$(call step,followthemoney for one test)
	@PYTHON="$(PYTHON)" .ci/followthemoney
	$(call step,ruff: mistakes and style)
	@$(BIN)/ruff check .
	$(call step,ruff: format)
	@$(BIN)/ruff format --check .
	$(call step,import-linter: the direction of imports)
	@$(BIN)/lint-imports
	$(call step,djlint: templates)
	@$(BIN)/djlint --quiet --lint templates
	$(call step,mypy: types)
	@$(BIN)/mypy
	$(call step,Django: checks)
	@$(BIN)/python manage.py check
	$(call step,Django: no migration is missing)
	@$(BIN)/python manage.py makemigrations --check --dry-run
	$(call step,pytest: $(JOBS) processes)
	@$(BIN)/pytest -q -n $(JOBS) --dist worksteal

SIZE ?= 100000

bench: setup-dev
	@$(BIN)/python -m bench.scale $(SIZE)

setup:
	@command -v $(PYTHON) >/dev/null || { echo "Claimbook needs Python 3.11 or later, and there \
	is no $(PYTHON). Install it, or name it: make demo PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) .ci/setup requirements.txt

setup-dev: setup
	@$(PYTHON) .ci/setup requirements-dev.txt

# uv keeps index addresses out of what it writes, unless told otherwise.
LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

lock:
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) --group ftm -o requirements-ftm.txt
