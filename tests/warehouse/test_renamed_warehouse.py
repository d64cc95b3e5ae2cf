"""A warehouse works under any file name, and attached to another database.

Views and functions hold the names of what they read, so that a database's own name in
one of them would break it in a copy.
"""

import shutil

import duckdb
import pytest

QUESTIONS = [
    "choose('ImageNet')",
    "pareto_front('CIFAR-10', evidence := 'bound')",
    "pareto_points('CIFAR-10', 'power_watts', 'throughput_fps')",
    "pareto_comparison('CIFAR-10', ['bound', 'measured'])",
    "pareto_comparison('CIFAR-10', ['measured'], front_of := 'designs shown')",
    "prediction_cells('weights_on_chip')",
    "predicted_designs('weights_on_chip')",
    "front_roles('CIFAR-10')",
    "relaxed_limits('CIFAR-10', max_latency_ms := 0.01)",
    "compare_platforms('TX2-maxn', 'NCS2')",
    "what_if(3.13, 6, 8, 0.96, 4.26)",
    "what_if_platform(like_platform := 'NCS2')",
    "what_if_network(3.13, 6)",
    "what_if_roofline(map {'INT8': 0.96}, 4.26)",
    "(select throughput_fps(attainable_tops(0.96, 4.26, 521), 3.13))",
    "(select operational_intensity(3.13, 6, 8))",
    "(select layer_products(1, 2, 3, 4, 2, 1, 2))",
]


@pytest.fixture(scope="module")
def renamed(warehouse, tmp_path_factory):
    return shutil.copy(warehouse, tmp_path_factory.mktemp("renamed") / "other.duckdb")


@pytest.fixture(scope="module")
def opened(renamed):
    with duckdb.connect(renamed, read_only=True) as connection:
        yield connection


@pytest.fixture
def attached(renamed):
    with duckdb.connect() as connection:
        connection.execute(f"attach '{renamed}' as theirs (read_only)")
        yield connection


@pytest.fixture(scope="module")
def views(database):
    views = database.execute("""
        select schema_name || '.' || view_name from duckdb_views()
        where not internal order by all
    """).fetchall()
    assert ("main.predictions",) in views
    return [view for (view,) in views]


def fingerprint(connection, question):
    """Of all rows, in whatever order."""
    sql = f"select count(*), sum(hash(answer)) from {question} as answer"
    return connection.execute(sql).fetchone()


def same_rows(connection, question, original, asked):
    assert fingerprint(connection, question) == fingerprint(original, asked), asked
    # The published warehouse is built without a catalogue.
    is_of_catalogues = asked.startswith("staging.stg_catalogue__")
    assert fingerprint(original, asked)[0] > 0 or is_of_catalogues, asked


def test_every_function_is_asked_about(database):
    functions = database.execute("""
        select distinct function_name from duckdb_functions()
        where schema_name = 'main' and database_name = current_database()
    """).fetchall()
    assert [name for (name,) in functions if f"{name}(" not in str(QUESTIONS)] == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_function_of_a_renamed_copy_answers_as_the_original_does(
    opened, database, question
):
    same_rows(opened, question, database, question)


def test_every_view_of_a_renamed_copy_answers(opened, database, views):
    for view in views:
        same_rows(opened, view, database, view)


def test_every_view_works_where_the_warehouse_is_attached(attached, database, views):
    for view in views:
        same_rows(attached, f"theirs.{view}", database, view)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_function_works_where_the_attached_warehouse_is_used(
    attached, database, question
):
    attached.execute("use theirs")
    same_rows(attached, question, database, question)
