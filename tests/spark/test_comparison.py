"""The comparison of two engines finds whatever is not the same."""

import duckdb
import pytest
from on_spark.comparison import differences

OURS = """
    select * from (values
        ('a', 1, 2.5e0, cast(null as double)),
        ('a', 2, 1e-7, 3e0),
        ('b', 1, 1e12, 0e0),
        ('b', 1, 7e0, 0e0)
    ) as listed (network, batch_size, fps, watts)
"""
NOT_THE_SAME = {
    "a number that is a part in 1e8 apart": (
        "select * replace (fps * (1 + 1e-8) as fps) from ours",
        "fps",
    ),
    "a number in place of none": (
        "select * replace (coalesce(watts, 0) as watts) from ours",
        "watts null became 0.0",
    ),
    "no number in place of one": (
        "select * replace (nullif(watts, 3) as watts) from ours",
        "watts 3.0 became null",
    ),
    "infinity": (
        "select * replace (if(fps = 7, 'infinity'::double, fps) as fps) from ours",
        "became inf",
    ),
    "a row that is not there": ("from ours where network = 'b'", "only in DuckDB"),
    "a row that is there twice": (
        "from ours union all from ours where batch_size = 2",
        "only in Spark",
    ),
    "another key": (
        "select * replace (upper(network) as network) from ours",
        "only in",
    ),
    "another type": (
        "select * replace (batch_size::bigint as batch_size) from ours",
        "columns",
    ),
    "a column that is not there": ("select * exclude (watts) from ours", "columns"),
    "nothing": ("from ours where false", "only in DuckDB"),
}
THE_SAME = {
    "itself": "from ours",
    "another order of rows and columns": (
        "select watts, fps, batch_size, network from ours order by fps desc"
    ),
    "a number that is a part in 1e10 apart": (
        "select * replace (fps * (1 + 1e-10) as fps) from ours"
    ),
    "what is left of nothing": "select * replace (watts + 1e-13 as watts) from ours",
}


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        connection.execute(f"create table ours as {OURS}")
        yield connection


@pytest.mark.parametrize("case", NOT_THE_SAME)
def test_what_is_not_the_same_is_told(connection, case):
    theirs, told = NOT_THE_SAME[case]
    found = differences(connection, "ours", f"({theirs})")
    assert any(told in line for line in found), found


@pytest.mark.parametrize("case", THE_SAME)
def test_what_is_the_same_is_not_told(connection, case):
    assert differences(connection, "ours", f"({THE_SAME[case]})") == []
