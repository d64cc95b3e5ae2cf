"""The tidy tables of a warehouse as Parquet, which Spark begins with.

What is above them stays DuckDB's: files as printed, their validation, and what a
model in Python fits (dbt-spark runs none in a session).
"""

import shutil
from pathlib import Path

import duckdb

# What macros/project/ref reads in place of models that Spark does not build.
TIDY = """
    select schema_name, view_name from duckdb_views()
    where schema_name = 'staging' and not internal
    union all
    select schema_name, table_name from duckdb_tables()
    where schema_name = 'staging'
        or table_name in ('catalogue_rejects', 'int_estimator_parameters')
    order by all
"""


def export(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[str]:
    """Writes a file for each, in place of all that the folder held; their names."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    tables = connection.execute(TIDY).fetchall()
    for schema, table in tables:
        file = str(folder / f"{table}.parquet").replace("'", "''")
        connection.execute(f"copy (from {schema}.{table}) to '{file}' (format parquet)")
    return [table for _, table in tables]
