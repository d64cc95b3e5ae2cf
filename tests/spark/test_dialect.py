"""Every macro of macros/dialect says the same on both engines: hand-worked cases."""

import pytest

ROWS = """
    select 'a' as kind, 1 as place, cast(2 as double) as number, 'x' as text
    union all select 'a', 2, 0.5, null
    union all select 'a', 3, 3, 'y'
    union all select 'b', 4, null, 'x'
"""
# What the case is of, its SQL for the macros of an engine, and its rows on both.
CASES = {
    "infinity": (
        lambda m: f"select {m.infinity()} > 1e308, -{m.infinity()} < 0",
        [(True, True)],
    ),
    "materialized": (
        lambda m: f"with one as {m.materialized()} (select 1 as n) select n from one",
        [(1,)],
    ),
    "hash_of": (
        lambda m: f"""
            select count(distinct hashed), min(hashed) >= 0
            from (select {m.hash_of(["kind", "place"])} as hashed from given)
        """,
        [(4, True)],
    ),
    "is_sampled": (
        lambda m: f"""
            select {m.is_sampled(["kind", "place"], 1)} from given
        """,
        [(True,)] * 4,
    ),
    "star_except": (
        lambda m: f"select {m.star_except(['kind', 'text'])} from given where place = 1",
        [(1, 2.0)],
    ),
    "star_of": (
        lambda m: f"select {m.star_of('given')} from given where place = 1",
        [("a", 1, 2.0, "x")],
    ),
    "star_replace": (
        lambda m: f"""
            select place, kind, number from (
                select {m.star_replace({"kind": "text"}, "given", ["text"])} from given
            ) as replaced
            where place = 1
        """,
        [(1, "x", 2.0)],
    ),
    "in_order": (
        lambda m: f"select {m.in_order('sum(number)', 'place')} from given",
        [(5.5,)],
    ),
    # The place of the last text that is one, not of the last row.
    "last_by": (
        lambda m: f"select {m.last_by('text', 'place')} from given where kind = 'a'",
        [("y",)],
    ),
    "first_by": (
        lambda m: f"select {m.first_by('place', ['-number', 'text'])} from given"
        " where kind = 'a'",
        [(3,)],
    ),
    # x is the higher text, and 4 the higher place of both.
    "highest_by": (
        lambda m: f"select {m.highest_by('kind', ['text', 'place'])} from given"
        " where text = 'x'",
        [("b",)],
    ),
    "product_of": (
        lambda m: f"select {m.product_of('number')} from given where kind = 'a'",
        [(3.0,)],
    ),
    "joined_text": (
        lambda m: f"select {m.joined_text('text', '; ', 'place desc')} from given",
        [("x; y; x",)],
    ),
    "list_of": (
        lambda m: f"select {m.list_of('kind')} from given",
        [(["a", "b"],)],
    ),
    # Of the others of its kind: the sum of 0.5 and 3, of 2 and 3, of 2 and 0.5.
    "with_aggregates_of_others": (
        lambda m: f"""
            select place, total from ({m.with_aggregates_of_others(
                "given", ["kind"], "place", lambda over="": f"sum(number) {over} as total"
            )}) as with_others
            order by place
        """,
        [(1, 3.5), (2, 5.0), (3, 2.5), (4, None)],
    ),
    "squared_length_along": (
        lambda m: f"""
            select {m.squared_length_along("lists", ["4", "5"])}
            from (select {array([[1, 2], [0, 3]], m)} as lists) as given_lists
        """,
        [(421.0,)],
    ),
    # (3, 1) is dominated by (3, 2), and (1, 1) by both: a point without y has no rank.
    "pareto_rank": (
        lambda m: f"""
            select x, y, pareto_rank from ({m.pareto_rank("scattered", ["part"], ["x", "y"])})
            as ranked order by x, y nulls first
        """,
        [(1.0, None, None), (1.0, 1.0, 3), (2.0, 3.0, 1), (3.0, 1.0, 2), (3.0, 2.0, 1)],
    ),
    "spark_type": (
        lambda m: f"""
            select '{m.spark_type("double[][]")}', '{m.spark_type("varchar")}'
        """,
        [("array<array<double>>", "string")],
    ),
    "null_columns": (
        lambda m: m.null_columns("given", ["kind", "number", "text"]),
        [("number, text",)],
    ),
}
# Asked of dbt itself, by every build on Spark.
OF_DBT = {"get_assert_columns_equivalent", "persist_constraints"}
POINTS = """
    select 'p' as part, cast(3 as double) as x, cast(2 as double) as y
    union all select 'p', 3, 1
    union all select 'p', 2, 3
    union all select 'p', 1, 1
    union all select 'p', 1, null
"""


def array(lists, macros):
    """A list of lists of numbers in SQL."""
    text = str([[float(number) for number in numbers] for numbers in lists])
    is_spark = "min_by" in macros.first_by("a", ["b"])
    return text.replace("[", "array(").replace("]", ")") if is_spark else text


def test_every_macro_has_a_case(names_of_macros):
    assert names_of_macros == set(CASES) | OF_DBT


@pytest.mark.parametrize("name", CASES)
def test_both_engines_say_what_was_worked_out(engines, name):
    query, expected = CASES[name]
    for engine in engines:
        sql = query(engine.macros)
        given = f"with given as ({ROWS}), scattered as ({POINTS}) select * from ({sql}) as asked"
        ordered = "order by" in sql
        assert sorted_unless(ordered, engine.rows(given)) == expected, engine.name


def sorted_unless(ordered, rows):
    return rows if ordered else sorted(rows)
