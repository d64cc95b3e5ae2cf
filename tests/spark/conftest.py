"""Two engines, and the macros of the project as dbt would render them for each."""

import re
import sys
from pathlib import Path

import duckdb
import jinja2
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

FORMULAS = ["pareto_rank", "front_thresholds"]


class Adapter:
    """What macros/dialect asks of dbt: the variant for the engine, or the default."""

    def __init__(self, engine):
        self.engine = engine

    def dispatch(self, name):
        own = self.macros.get(f"{self.engine}__{name}")
        return own or self.macros[f"default__{name}"]


def macros_for(engine):
    files = sorted((ROOT / "macros/dialect").glob("*.sql"))
    files += [ROOT / f"macros/formulas/{name}.sql" for name in FORMULAS]
    adapter = Adapter(engine)
    text = "\n".join(file.read_text("utf-8") for file in files)
    known = {
        "adapter": adapter,
        "env_var": lambda name, default: default,
        "return": lambda value: value,
    }
    module = (
        jinja2.Environment(extensions=["jinja2.ext.do"])
        .from_string(text, globals=known)
        .module
    )
    adapter.macros = vars(module)
    return module


class DuckDB:
    name = "duckdb"

    def __init__(self):
        self.macros = macros_for(self.name)
        self.connection = duckdb.connect()

    def rows(self, query):
        return self.connection.execute(query).fetchall()


class Spark:
    name = "spark"

    def __init__(self, session):
        self.macros = macros_for(self.name)
        self.session = session

    def rows(self, query):
        return [tuple(row) for row in self.session.sql(query).collect()]


@pytest.fixture(scope="session")
def spark_session(tmp_path_factory):
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    session = (
        SparkSession.builder.config("spark.driver.memory", "2g")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", str(folder))
        .config("spark.ui.enabled", "false")
        .config("spark.log.level", "OFF")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="session")
def engines(spark_session):
    return [DuckDB(), Spark(spark_session)]


@pytest.fixture(scope="session")
def names_of_macros():
    """Every macro of macros/dialect, whatever engine it is for."""
    files = (ROOT / "macros/dialect").glob("*.sql")
    text = "\n".join(file.read_text("utf-8") for file in files)
    return set(re.findall(r"\{%-? macro (?:\w+?__)?(\w+)\(", text))
