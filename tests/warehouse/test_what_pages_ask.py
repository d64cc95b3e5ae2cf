"""What is counted once, at the build, is what counting again finds."""

import pytest

FIGURES = [
    "accuracy_pct",
    "throughput_fps",
    "latency_ms",
    "power_watts",
    "energy_mj_per_input",
]


def test_evidences_of_a_task_are_those_of_its_operating_points(database):
    ends = ", ".join(f"min({name}), max({name})" for name in FIGURES)
    columns = ", ".join(f"least_{name}, largest_{name}" for name in FIGURES)
    counted = database.execute(f"""
        select
            task,
            evidence,
            count(*),
            count(*) filter (accuracy_pct is not null),
            count(throughput_fps_lower) filter (accuracy_pct is not null) > 0,
            count(*) filter (throughput_scope = 'system') > 0,
            {ends}
        from operating_points
        where task is not null
        group by all
        order by all
    """).fetchall()
    kept = database.execute(f"""
        select
            task,
            evidence,
            operating_points,
            operating_points_with_accuracy,
            has_interval,
            has_system,
            {columns}
        from evidences_by_task
        order by all
    """).fetchall()
    assert kept == counted
    assert {row[5] for row in kept} == {False, True}


@pytest.mark.parametrize("view", ["operating_points", "predictions", "prediction_gaps"])
def test_rows_of_a_view_are_as_many_as_there_are(database, view):
    (counted,) = database.execute(f"select count(*) from {view}").fetchone()
    kept = database.execute(
        "select row_count from rows_of_views where view_name = ?", [view]
    ).fetchall()
    assert kept == [(counted,)]


def test_the_front_of_the_device_is_that_of_ranked_designs(database):
    different = database.execute("""
        select tasks.task, evidences.evidence
        from tasks
        cross join evidences
        where (
            select list(row(network, platform, datatype, batch_size, throughput_fps)
                order by network, platform, datatype)
            from pareto_front(tasks.task, evidence := evidences.evidence,
                scope := 'device')
        ) is distinct from (
            select list(row(network, platform, datatype, batch_size, throughput_fps)
                order by network, platform, datatype)
            -- A limit that everything meets is one, so that it is computed.
            from pareto_front(tasks.task, evidence := evidences.evidence,
                scope := 'device', min_throughput_fps := 1e-9)
        )
    """).fetchall()
    assert different == []
