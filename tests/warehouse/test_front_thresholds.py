"""Ranking only what is at or above its threshold gives the ranks of ranking all.

A row is (evidence, task, network, batch, throughput, accuracy): a design runs at
several batches and has one accuracy. Its throughput is that of its fastest batch, be
it the largest or not.
"""

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_pareto_rank import OBJECTIVES, PARTITIONS, macros, rank_by_definition

__all__ = ["macros"]  # the fixture

COLUMNS = [*PARTITIONS, "network", "batch_size", *OBJECTIVES]


@pytest.fixture(scope="module")
def near_front(macros):
    """Runs the macro: the rank of what is kept; one in so many is a scout."""
    with duckdb.connect() as connection:
        connection.execute("""
            create table points (
                evidence varchar, task varchar, network int, batch_size int,
                throughput_fps double, accuracy_pct double
            )
        """)

        def near_front(rows, max_rank, one_in):
            connection.execute("delete from points")
            connection.execute(
                "insert into points select unnest($1), unnest($2), unnest($3),"
                " unnest($4), unnest($5), unnest($6)",
                [list(column) for column in zip(*rows, strict=True)],
            )
            thresholds = macros.front_thresholds(
                f"(select * from points where network % {one_in} = 0)",
                # Some accuracies are not looked up, and every design of them is kept.
                "(select distinct task, accuracy_pct from points"
                " where accuracy_pct <> 3)",
                PARTITIONS,
                ["task"],
                ["network"],
                OBJECTIVES,
                max_rank,
            )
            connection.execute(f"""
                create or replace temp table chosen as
                select
                    points.evidence, points.task, points.network,
                    max(points.throughput_fps) as throughput_fps, points.accuracy_pct
                from points
                left join ({thresholds}) as thresholds
                    on points.evidence = thresholds.evidence
                    and points.task = thresholds.task
                    and points.accuracy_pct = thresholds.accuracy_pct
                where thresholds.throughput_fps is null
                    or points.throughput_fps >= thresholds.throughput_fps
                group by all
            """)
            ranking = macros.pareto_rank("chosen", PARTITIONS, OBJECTIVES, max_rank)
            rows = connection.execute(
                f"select evidence, task, network, pareto_rank from ({ranking})"
            ).fetchall()
            return {tuple(row[:3]): row[3] for row in rows}

        yield near_front


def ranks_of_all(rows, max_rank):
    """By definition, of every design at its fastest batch."""
    fastest = {}
    for evidence, task, network, _, throughput, accuracy in rows:
        key = evidence, task, network
        fastest[key] = max(fastest.get(key, (0, 0)), (throughput, accuracy))
    designs = [(*key[:2], *point) for key, point in fastest.items()]
    return dict(zip(fastest, rank_by_definition(designs, max_rank), strict=True))


def ranked(ranks):
    return {design: rank for design, rank in ranks.items() if rank is not None}


# Few accuracies and few throughputs make ties; batches of one design tie with others.
design = st.tuples(
    st.sampled_from(["bound", "estimated"]),
    st.sampled_from(["ImageNet", "MNIST"]),
    st.integers(0, 6).map(float),
    st.lists(st.integers(1, 15).map(float), min_size=1, max_size=4),
)


@pytest.mark.parametrize("one_in", [1, 2])
@pytest.mark.parametrize("max_rank", [1, 2, 4])
@settings(max_examples=60, deadline=None)
@given(designs=st.lists(design, min_size=1, max_size=60))
def test_no_rank_is_lost_or_changed(near_front, max_rank, one_in, designs):
    rows = [
        (evidence, task, network, batch, throughput, accuracy)
        for network, (evidence, task, accuracy, batches) in enumerate(designs)
        for batch, throughput in enumerate(batches)
    ]
    ranks = near_front(rows, max_rank, one_in)
    assert ranked(ranks) == ranked(ranks_of_all(rows, max_rank))


def test_slower_batches_of_the_fastest_design_push_no_other_out(near_front):
    """Ten batches of one design are no chain of ten designs."""
    rows = [
        ("bound", "MNIST", network, batch, 100.0 + batch - 50 * network, 5.0)
        for network in range(2)
        for batch in range(10)
    ]
    assert near_front(rows, 2, 1) == {
        ("bound", "MNIST", 0): 1,
        ("bound", "MNIST", 1): 2,
    }


@pytest.mark.parametrize("tied", [False, True])
def test_a_large_catalogue_is_left_out_for_the_most_part(near_front, tied):
    random = np.random.default_rng(1)
    points = random.random((3000, 2)) * 100 + 1
    if tied:
        points = points.round()
    rows = [
        ("bound", "MNIST", network, batch, throughput * (1 + batch / 4), accuracy)
        for network, (throughput, accuracy) in enumerate(points.tolist())
        for batch in range(4)
    ]
    ranks = near_front(rows, 5, 4)
    assert ranked(ranks) == ranked(ranks_of_all(rows, 5))
    assert len(ranks) < len(points) / 4
