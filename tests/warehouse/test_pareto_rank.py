"""The ranking in SQL is the ranking by definition.

By definition (Deb et al., IEEE Trans. Evolutionary Computation 6(2), 2002): a design
is dominated when another is at least as good in both objectives and better in one;
rank 1 is what nothing dominates, rank k what nothing dominates once the ranks before
it are gone. Here the project's own macro is rendered without dbt and compared with
that, pair by pair.
"""

import duckdb
import jinja2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

PARTITIONS = ["evidence", "task"]
OBJECTIVES = ["throughput_fps", "accuracy_pct"]


class Adapter:
    """What macros/dialect asks of dbt: the variant for DuckDB, or the default."""

    def __init__(self):
        self.macros = {}

    def dispatch(self, name):
        return self.macros.get(f"duckdb__{name}") or self.macros[f"default__{name}"]


@pytest.fixture(scope="module")
def macros(root):
    adapter = Adapter()
    names = ["dialect/dialect", "formulas/pareto_rank", "formulas/front_thresholds"]
    files = [root / f"macros/{name}.sql" for name in names]
    macros = (
        jinja2.Environment(extensions=["jinja2.ext.do"])
        .from_string(
            "\n".join(file.read_text("utf-8") for file in files),
            globals={"adapter": adapter, "return": lambda value: value},
        )
        .module
    )
    adapter.macros = vars(macros)
    return macros


@pytest.fixture(scope="module")
def pareto_rank(macros):
    """Renders the macro: pareto_rank(relation, max_rank) -> SQL."""
    return lambda relation, max_rank=None: macros.pareto_rank(
        relation, PARTITIONS, OBJECTIVES, max_rank
    )


@pytest.fixture(scope="module")
def rank(pareto_rank):
    """Ranks rows of (evidence, task, throughput, accuracy) in SQL, in their order."""
    with duckdb.connect() as connection:
        connection.execute("""
            create table designs (
                place int, evidence varchar, task varchar,
                throughput_fps double, accuracy_pct double
            )
        """)

        def rank(rows, max_rank=None):
            connection.execute("delete from designs")
            if rows:
                connection.execute(
                    """
                    insert into designs select
                        unnest(range(len($1))), unnest($1::varchar[]),
                        unnest($2::varchar[]), unnest($3::double[]),
                        unnest($4::double[])
                    """,
                    [list(column) for column in zip(*rows, strict=True)],
                )
            ranked = connection.execute(f"""
                select place, pareto_rank from ({pareto_rank("designs", max_rank)})
                order by place
            """).fetchall()
            assert [place for place, _ in ranked] == list(range(len(rows)))
            return [rank for _, rank in ranked]

        yield rank


def dominates(points):
    """Whether the row's point dominates the column's, for every pair."""
    x, y = np.asarray(points, dtype=float).reshape(-1, 2).T
    at_least = (x[:, None] >= x) & (y[:, None] >= y)
    better = (x[:, None] > x) | (y[:, None] > y)
    return at_least & better


def rank_by_definition(rows, max_rank=None):
    """Compares every pair, front after front."""
    ranks = [None] * len(rows)
    for partition in {row[:2] for row in rows}:
        places = [
            place
            for place, row in enumerate(rows)
            if row[:2] == partition and None not in row[2:]
        ]
        dominated_by = dominates([rows[place][2:] for place in places])
        left, front = np.ones(len(places), dtype=bool), 0
        while left.any() and (max_rank is None or front < max_rank):
            front += 1
            on_front = left & ~dominated_by[left].any(axis=0)
            for index in np.flatnonzero(on_front):
                ranks[places[index]] = front
            left &= ~on_front
    return ranks


# Few values make many ties and duplicates; a design may lack an objective.
objective = st.one_of(
    st.none(),
    st.integers(0, 3).map(float),
    st.integers(0, 12).map(float),
    st.floats(allow_nan=False, width=32),
)
design = st.tuples(
    st.sampled_from(["bound", "measured"]),
    st.sampled_from(["ImageNet", "MNIST", None]),
    objective,
    objective,
)
one_partition = st.tuples(
    st.just("bound"),
    st.just("MNIST"),
    st.integers(0, 15).map(float),
    st.integers(0, 15).map(float),
)
designs = st.one_of(
    st.lists(design, max_size=60),
    st.lists(one_partition, max_size=60),
)
examples = settings(max_examples=40, deadline=None)


@pytest.mark.parametrize("max_rank", [None, 1, 2, 5])
@examples
@given(rows=designs)
def test_the_rank_is_that_of_the_definition(rank, max_rank, rows):
    assert rank(rows, max_rank) == rank_by_definition(rows, max_rank)


def shapes(size):
    """Clouds of points whose fronts are few, many, long, short and tied."""
    random = np.random.default_rng(size)
    uniform, normal = random.random((size, 2)), random.normal(size=(size, 2))
    falling = np.linspace(0, 1, size)
    return {
        "uniform": uniform,
        "accuracy rises with throughput": normal @ [[1, 1], [0, 0.3]],
        "accuracy falls with throughput": np.c_[
            falling, 1 - falling + uniform[:, 0] / 9
        ],
        "a grid of ties": random.integers(0, 8, (size, 2)).astype(float),
        "ties at the infinities": random.choice([-np.inf, 0, 1, np.inf], (size, 2)),
        "one design many times": np.ones((size, 2)),
        "every design dominates the next": np.c_[falling, falling],
        "no design dominates another": np.c_[falling, -falling],
    }


# With so many designs the macro drops most of them by scouts before it ranks.
@pytest.mark.parametrize("max_rank", [1, 2, 5])
@pytest.mark.parametrize("shape", shapes(1))
def test_scouts_drop_nothing_that_has_a_rank(rank, pareto_rank, shape, max_rank):
    size = 1500
    assert size**0.5 / (2 * max_rank) > 1.5
    rows = [("bound", "MNIST", x, y) for x, y in shapes(size)[shape].tolist()]
    assert rank(rows, max_rank) == rank_by_definition(rows, max_rank)


# Of some the scouts drop most, and of others nothing; some lack an objective.
def test_partitions_of_every_shape_are_ranked_each_by_itself(rank):
    rows = [
        ("bound", shape, x, None if place % 100 == 0 else y)
        for shape, points in shapes(1500).items()
        for place, (x, y) in enumerate(points.tolist())
    ]
    np.random.default_rng(0).shuffle(rows)
    assert rank(rows, 5) == rank_by_definition(rows, 5)


@examples
@given(rows=designs)
def test_no_design_on_a_front_dominates_another_on_it(rank, rows):
    ranks = rank(rows)
    for place, row in enumerate(rows):
        for other, front in enumerate(ranks):
            if front == ranks[place] is not None and rows[other][:2] == row[:2]:
                assert not dominates([row[2:], rows[other][2:]])[0, 1]


@examples
@given(rows=designs)
def test_a_design_off_the_front_is_dominated_by_one_on_the_front_before(rank, rows):
    ranks = rank(rows)
    for place, row in enumerate(rows):
        if (ranks[place] or 1) > 1:
            assert any(
                dominates([rows[other][2:], row[2:]])[0, 1]
                for other, front in enumerate(ranks)
                if front == ranks[place] - 1 and rows[other][:2] == row[:2]
            )


@examples
@given(rows=designs, data=st.data())
def test_adding_a_dominated_design_changes_no_rank(rank, rows, data):
    ranks = rank(rows)
    # Below the lowest of its partition, or level with it: dominated by all others.
    partition = data.draw(st.sampled_from([("bound", "MNIST"), ("measured", None)]))
    points = [row[2:] for row in rows if row[:2] == partition and None not in row[2:]]
    if not points:
        return
    x, y = (min(values) for values in zip(*points, strict=True))
    worst = (*partition, x, np.nextafter(y, -np.inf).item())
    assert rank([*rows, worst])[:-1] == ranks


@examples
@given(rows=st.lists(one_partition, min_size=1, max_size=40), data=st.data())
def test_adding_a_design_changes_no_rank_before_its_own(rank, rows, data):
    ranks = rank(rows)
    added = data.draw(one_partition)
    *ranks_after, own = rank([*rows, added])
    for before, after in zip(ranks, ranks_after, strict=True):
        assert after == before or before >= own


@examples
@given(rows=designs, seed=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rank, rows, seed):
    order = list(range(len(rows)))
    seed.shuffle(order)
    ranks = rank(rows)
    assert rank([rows[place] for place in order]) == [ranks[place] for place in order]


def test_a_partition_is_ranked_by_itself(rank):
    rows = [("bound", "MNIST", 2.0, 2.0), ("bound", None, 1.0, 1.0)]
    assert rank(rows) == [1, 1]


def test_equal_designs_share_a_rank(rank):
    best, worse = ("bound", "MNIST", 2.0, 2.0), ("bound", "MNIST", 2.0, 1.0)
    assert rank([worse, best, best, worse]) == [2, 1, 1, 2]


@pytest.mark.parametrize("evidence", ["published_roofline", "bound", "measured"])
def test_the_warehouse_holds_the_ranks_of_the_definition(database, evidence):
    rows = database.execute(
        "select evidence, task, throughput_fps, accuracy_pct, pareto_rank,"
        " is_pareto_optimal, is_deeper_than_ranked"
        " from pareto_designs where evidence = ?",
        [evidence],
    ).fetchall()
    ranks = rank_by_definition([row[:4] for row in rows])
    assert [row[4] for row in rows] == ranks
    assert [row[5] for row in rows] == [rank == 1 for rank in ranks]
    assert not any(row[6] for row in rows)
