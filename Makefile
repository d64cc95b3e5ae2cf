# The verbs of the project. `make` alone explains them.
BIN := .venv/bin
# Found here, before the environment's own comes first on the path.
ifndef PYTHON
PYTHON := $(or $(shell command -v python3),python3)
endif
LOCKED = UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile --quiet --upgrade \
    --universal --python-version 3.11 --generate-hashes --no-strip-extras --annotation-style line
export DBT_PROFILES_DIR := $(CURDIR)
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help build test shell app report docs lint format bench clean lock environment

help:  ## Explain the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) \
	    | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

environment:
	@command -v $(PYTHON) >/dev/null \
	    || { echo 'No environment: $(PYTHON) is not there. Install Python 3.11.' >&2; exit 1; }
	@$(PYTHON) scripts/make_environment

build: environment  ## Build the warehouse beside the served one; swap it in when every test has passed
	@scripts/build_and_swap

test: build  ## Build, then run every test
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile -m 'not browser'
	$(BIN)/python -m pytest -m browser

shell: environment  ## Open the warehouse in the DuckDB shell, read-only
	@$(BIN)/duckdb -readonly warehouse.duckdb

app: environment  ## Open the app on the warehouse, on this machine only
	$(BIN)/streamlit run analysis_app/streamlit_app.py

report: build  ## Build, then write all charts and tables to report/index.html, which opens from disk
	$(BIN)/python analysis_app/report.py

docs: build  ## Build, then write the documentation with its lineage to target/static_index.html
	@mkdir -p target/docs && cp warehouse.duckdb target/docs/
	WAREHOUSE_PATH=target/docs/warehouse.duckdb dbt docs generate --static

lint: environment  ## Check the style of SQL and Python
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@mkdir -p target/lint
	WAREHOUSE_PATH=target/lint/warehouse.duckdb $(BIN)/sqlfluff lint --disable-progress-bar models tests/dbt

format: environment  ## Put Python into the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: environment  ## Time the build, the ranking and the app's pages against others
	$(BIN)/python -m pip install --quiet --require-hashes --requirement benchmarks/requirements.lock
	$(BIN)/python benchmarks/run.py

clean:  ## Remove everything that was made, the warehouse too
	rm -rf .build target logs report warehouse.duckdb warehouse.duckdb.wal
	rm -rf .venv .pytest_cache .hypothesis .ruff_cache

lock: environment  ## Write the newest versions that pyproject.toml allows, with the hash of every file
	$(LOCKED) --group development --output-file requirements.lock
	$(LOCKED) --group benchmark --constraint requirements.lock --output-file benchmarks/requirements.lock
