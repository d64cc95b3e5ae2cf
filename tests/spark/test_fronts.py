"""Ranks are those of DuckDB, and a filter of each shard keeps every front.

A shard is a part of the designs, as a cluster divides them. What may rank within so
many fronts of its shard is kept; what may do so in the union of what was kept is
ranked. That gives the ranks of all designs: a chain of dominators in a shard is one in
the union.
"""

import random

import pytest

RANKS = 3
SHARDS = 4
DESIGN = "network"


@pytest.fixture
def designs():
    """Designs of two tasks, on a grid so coarse that many are tied, in their shards."""
    numbers = random.Random(10)
    return [
        (
            "bound",
            f"task {numbers.randint(1, 2)}",
            network,
            network % SHARDS,
            float(numbers.randint(1, 40)),
            float(numbers.randint(1, 12)),
        )
        for network in range(600)
    ]


def values(designs):
    rows = ", ".join(
        f"('{evidence}', '{task}', {network}, {shard}, {x}e0, {y}e0)"
        for evidence, task, network, shard, x, y in designs
    )
    return f"""
        select * from (values {rows}) as listed
        (evidence, task, network, shard, throughput_fps, accuracy_score)
    """


def make(engine, name, query):
    """A table on DuckDB, and a view that is kept in memory on Spark."""
    if engine.name == "duckdb":
        engine.connection.execute(f"create or replace temp table {name} as {query}")
    else:
        engine.session.sql(query).cache().createOrReplaceTempView(name)


def ranked(engine, relation, max_rank=None):
    """The designs of a relation that have a rank, with it."""
    sql = engine.macros.pareto_rank(
        relation, ["evidence", "task"], ["throughput_fps", "accuracy_score"], max_rank
    )
    return set(
        engine.rows(f"""
            select network, pareto_rank from ({sql}) as ranked
            where pareto_rank is not null
        """)
    )


def make_near_front(engine, name, relation, by):
    """Of every partition `by` what may rank within RANKS; all are scouts."""
    thresholds = engine.macros.front_thresholds(
        relation,
        f"(select distinct {by[-1]}, accuracy_score from {relation})",
        by,
        by[-1:],
        [DESIGN],
        ["throughput_fps", "accuracy_score"],
        RANKS,
    )
    make(engine, f"{name}_thresholds", thresholds)
    same = " and ".join(f"designs.{key} = thresholds.{key}" for key in by)
    make(
        engine,
        name,
        f"""
        select designs.* from {relation} as designs
        left join {name}_thresholds as thresholds
            on {same} and designs.accuracy_score = thresholds.accuracy_score
        where thresholds.throughput_fps is null
            or designs.throughput_fps >= thresholds.throughput_fps
        """,
    )


@pytest.mark.parametrize("max_rank", [None, 1, RANKS])
def test_ranks_are_the_same_on_both_engines(engines, designs, max_rank):
    for engine in engines:
        make(engine, "designs", values(designs))
    on_duckdb, on_spark = (ranked(engine, "designs", max_rank) for engine in engines)
    assert (len(on_duckdb) == len(designs)) == (max_rank is None)
    assert on_spark == on_duckdb


def test_near_fronts_of_shards_and_then_of_their_union_keep_every_front(
    engines, designs
):
    for engine in engines:
        make(engine, "designs", values(designs))
        make_near_front(engine, "shards", "designs", ["evidence", "task", "shard"])
        make_near_front(engine, "together", "shards", ["evidence", "task"])
        kept = [
            engine.rows(f"select count(*) from {name}")[0][0]
            for name in ("designs", "shards", "together")
        ]
        assert kept[0] > kept[1] > kept[2], engine.name
        within = {row for row in ranked(engine, "designs") if row[1] <= RANKS}
        assert within
        assert ranked(engine, "together", RANKS) == within, engine.name
