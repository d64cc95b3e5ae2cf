"""What the YAML of a mart promises of its rows is held against them, each by name."""

import shutil

import duckdb
import pytest

TEST = "tests/dbt/promises.sql"
SAMPLE = "platform = 'EdgeTPU-fast' and network = 'EfficientNet-L' and sample = 1"
ERROR = "measurement_id = 'qutibench-001' and traffic_model = 'weights_on_chip'"
TRUST = "platform = 'NCS2' and throughput_scope = 'device'"
# What breaks a warehouse, and what is said of it: the mart, the promise, the row.
BROKEN = [
    (
        f"insert into power_traces from power_traces where {SAMPLE}",
        ("power_traces", "platform, network, sample is the key"),
        "EdgeTPU-fast EfficientNet-L 1",
    ),
    (
        f"update power_traces set volts = -5 where {SAMPLE}",
        ("power_traces", "volts is above zero"),
        "EdgeTPU-fast EfficientNet-L 1: -5.0",
    ),
    (
        f"update power_traces set volts = 'inf' where {SAMPLE}",
        ("power_traces", "volts is above zero"),
        "EdgeTPU-fast EfficientNet-L 1: inf",
    ),
    (
        f"update power_traces set source = 'nobody' where {SAMPLE}",
        ("power_traces", "source is in sources"),
        "EdgeTPU-fast EfficientNet-L 1: nobody",
    ),
    (
        "update front_agreement set recall_pct = 101"
        " where task = 'CIFAR-10' and evidence = 'bound'",
        ("front_agreement", "recall_pct is a percentage"),
        "CIFAR-10 bound nothing fitted: 101.0",
    ),
    (
        f"update prediction_errors set bound_by = 'luck' where {ERROR}",
        ("prediction_errors", "bound_by is one of compute, memory, link"),
        "qutibench-001 weights_on_chip: luck",
    ),
    (
        "alter view platform_trust rename to trust; create view platform_trust as"
        " select * replace (cast(null as double) as median_share) from trust"
        f" where {TRUST}",
        ("platform_trust", "median_share is present"),
        "NCS2 device: null",
    ),
]


@pytest.fixture(scope="module")
def project(copy_project, warehouse):
    project = copy_project()
    shutil.copy(warehouse, project.warehouse)
    return project


@pytest.fixture(scope="module")
def broken_promises(project):
    """The query of the test, on a warehouse that may be broken."""
    project.run("dbt", "compile", "--select", "promises").succeeded()
    compiled = project.folder / "target/compiled/roofline_warehouse" / TEST
    with duckdb.connect(project.warehouse) as connection:
        yield connection, compiled.read_text()


def test_what_is_built_keeps_its_promises(broken_promises):
    connection, query = broken_promises
    assert connection.execute(query).fetchall() == []


@pytest.mark.parametrize(("change", "promise", "row"), BROKEN)
def test_a_broken_promise_is_told_with_its_mart_and_row(
    broken_promises, change, promise, row
):
    connection, query = broken_promises
    connection.begin()
    try:
        connection.execute(change)
        told = connection.execute(query).fetchall()
    finally:
        connection.rollback()
    assert [broken for *said, broken in told if tuple(said) == promise] == [row]


def test_a_mart_that_nobody_tests_stops_the_build(copy_project):
    project = copy_project()
    test = project.folder / TEST
    test.write_text(test.read_text().replace("'power_traces', ", ""))
    run = project.run("dbt", "compile", "--select", "promises").failed()
    assert (
        "Nobody tests what power_traces promises: add power_traces to the marts of"
        f" {TEST}"
    ) in run.log
