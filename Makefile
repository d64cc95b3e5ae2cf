# The verbs of the project. `make` alone explains them.
PYTHON ?= python3
ENVIRONMENT := .venv
BIN := $(ENVIRONMENT)/bin
INSTALLED := $(ENVIRONMENT)/installed
export DBT_PROFILES_DIR := $(CURDIR)
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help build test shell app report docs lint format bench clean lock

help:  ## Explain the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) \
	    | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(ENVIRONMENT)
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --group development
	@touch $@

build: $(INSTALLED)  ## Build the warehouse beside the served one; swap it in when every test has passed
	@scripts/build_and_swap

test: build  ## Build, then run every test
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile -m 'not browser'
	$(BIN)/python -m pytest -m browser

shell: $(INSTALLED)  ## Open the warehouse in the DuckDB shell, read-only
	@$(BIN)/duckdb -readonly warehouse.duckdb

app: $(INSTALLED)  ## Open the app on the warehouse, on this machine only
	$(BIN)/streamlit run analysis_app/streamlit_app.py

report: build  ## Build, then write all charts and tables to report/index.html, which opens from disk
	$(BIN)/python analysis_app/report.py

docs: build  ## Build, then write the documentation with its lineage to target/static_index.html
	@mkdir -p target/docs && cp warehouse.duckdb target/docs/
	WAREHOUSE_PATH=target/docs/warehouse.duckdb dbt docs generate --static

lint: $(INSTALLED)  ## Check the style of SQL and Python
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@mkdir -p target/lint
	WAREHOUSE_PATH=target/lint/warehouse.duckdb $(BIN)/sqlfluff lint --disable-progress-bar models tests/dbt

format: $(INSTALLED)  ## Put Python into the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(INSTALLED)  ## Time the build, the ranking and the app's pages against others
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --group benchmark
	$(BIN)/python benchmarks/run.py

clean:  ## Remove everything that was made, the warehouse too
	rm -rf .build target logs report warehouse.duckdb warehouse.duckdb.wal
	rm -rf $(ENVIRONMENT) .pytest_cache .hypothesis .ruff_cache

lock: $(INSTALLED)  ## Write the installed versions to requirements.lock
	$(BIN)/python -m pip install --quiet --upgrade --group development --group benchmark
	$(BIN)/python -m pip freeze --all --exclude-editable | grep -v ' @ ' > requirements.lock
