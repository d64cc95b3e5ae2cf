"""What a fit to the measurements of one catalogue of the project alone reads."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

from estimator.inputs import in_order

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "catalogues"


def inputs_of(catalogue, without=()):
    """Of a build of the catalogue, without some of its tables, in a file that nobody
    reads."""
    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder) / catalogue
        tables.mkdir()
        for file in (FOLDER / catalogue).iterdir():
            if file.stem not in without:
                (tables / file.name).symlink_to(file)
        warehouse = Path(folder) / "warehouse.duckdb"
        build(warehouse, {"catalogues": [str(tables)], "published": "no"})
        with duckdb.connect(warehouse, read_only=True) as connection:
            return in_order(connection.table("intermediate.int_estimator_inputs").df())


def build(warehouse, variables):
    subprocess.run(
        [
            *(
                Path(sys.executable).with_name("dbt"),
                "--quiet",
                "build",
                "--select",
                "+int_estimator_inputs",
            ),
            *("--exclude-resource-type", "test", "unit_test"),
            *("--vars", json.dumps(variables)),
            *("--target-path", warehouse.parent / "target"),
        ],
        cwd=PROJECT,
        env={**os.environ, "WAREHOUSE_PATH": str(warehouse)},
        check=True,
    )
