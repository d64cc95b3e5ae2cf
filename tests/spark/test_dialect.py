"""Every macro of macros/dialect says the same on both engines: hand-worked cases."""

import jinja2
import pytest

# The last place has no number, and the last point no y.
GIVEN = """
with given as (
    select 'a' as kind, 1 as place, cast(2 as double) as number, 'x' as text
    union all select 'a', 2, 0.5, null
    union all select 'a', 3, 3, 'y'
    union all select 'b', 4, null, 'x'
),

scattered as (
    select 'p' as part, cast(3 as double) as x, cast(2 as double) as y
    union all select 'p', 3, 1
    union all select 'p', 2, 3
    union all select 'p', 1, 1
    union all select 'p', 1, null
)
"""
# Of each macro a query, as a model would write it, and its rows on either engine.
CASES = {
    "infinity": (
        "select {{ infinity() }} > 1e308, -{{ infinity() }} < 0",
        [(True, True)],
    ),
    "materialized": (
        "with one as {{ materialized() }} (select 1 as n) select n from one",
        [(1,)],
    ),
    "spread": (
        "select {{ spread() }} place from given where kind = 'b'",
        [(4,)],
    ),
    "hash_of": (
        """
        select count(distinct hashed), min(hashed) >= 0
        from (select {{ hash_of(['kind', 'place']) }} as hashed from given) as hashes
        """,
        [(4, True)],
    ),
    "star_except": (
        "select {{ star_except(['kind', 'text']) }} from given where place = 1",
        [(1, 2.0)],
    ),
    "star_of": (
        "select {{ star_of('given') }} from given where place = 1",
        [("a", 1, 2.0, "x")],
    ),
    "star_replace": (
        """
        select place, kind, number from (
            select {{ star_replace({'kind': 'text'}, 'given', ['text']) }} from given
        ) as replaced
        where place = 1
        """,
        [(1, "x", 2.0)],
    ),
    "in_order": (
        "select {{ in_order('sum(number)', 'place') }} from given",
        [(5.5,)],
    ),
    # The last text that is one, and not that of the last row.
    "last_by": (
        "select kind, {{ last_by('text', 'number') }} from given group by kind",
        [("a", "y"), ("b", None)],
    ),
    "first_by": (
        """
        select {{ first_by('place', ['-number', 'text']) }} from given
        where kind = 'a'
        """,
        [(3,)],
    ),
    # Two places have the text x.
    "highest_by": (
        "select {{ highest_by('kind', ['text', 'place']) }} from given"
        " where text = 'x'",
        [("b",)],
    ),
    "product_of": (
        "select {{ product_of('number') }} from given where kind = 'a'",
        [(3.0,)],
    ),
    "joined_text": (
        "select {{ joined_text('text', '; ', 'place desc') }} from given",
        [("x; y; x",)],
    ),
    "list_of": (
        "select {{ list_of('kind') }} from given",
        [(["a", "b"],)],
    ),
    # At place 1 of a: 0.5 and 3, which the other two have. b has no other.
    "with_aggregates_of_others": (
        """
        {% macro total(over='') %}sum(number) {{ over }} as total{% endmacro %}
        select place, total from (
            {{ with_aggregates_of_others('given', ['kind'], 'place', total) }}
        ) as with_others
        """,
        [(1, 3.5), (2, 5.0), (3, 2.5), (4, None)],
    ),
    "squared_length_along": (
        """
        select {{ squared_length_along('lists', ['4', '5']) }} from (
            select {{ {
                'duckdb': '[[1e0, 2e0], [0e0, 3e0]]',
                'spark': 'array(array(1e0, 2e0), array(0e0, 3e0))',
            }[engine] }} as lists
        ) as given_lists
        """,
        [(421.0,)],
    ),
    # (3, 2) is as far right as (3, 1), and higher; both dominate (1, 1).
    "pareto_rank": (
        """
        select x, y, pareto_rank from (
            {{ pareto_rank('scattered', ['part'], ['x', 'y']) }}
        ) as ranked
        """,
        [(1.0, 1.0, 3), (1.0, None, None), (2.0, 3.0, 1), (3.0, 1.0, 2), (3.0, 2.0, 1)],
    ),
    "spark_type": (
        "select '{{ spark_type('double[][]') }}', '{{ spark_type('varchar') }}'",
        [("array<array<double>>", "string")],
    ),
    "null_columns": (
        "{{ null_columns('given', ['kind', 'number', 'text']) }}",
        [("number, text",)],
    ),
}
# They ask the engine themselves, in every build on Spark.
ASKS_DBT = {"get_assert_columns_equivalent", "persist_constraints"}


def test_every_macro_has_a_case(names_of_macros):
    assert names_of_macros == CASES.keys() | ASKS_DBT


@pytest.mark.parametrize("name", CASES)
def test_both_engines_say_what_was_worked_out(engines, name):
    query, expected = CASES[name]
    for engine in engines:
        asked = jinja2.Template(query).render(vars(engine.macros), engine=engine.name)
        rows = engine.rows(f"{GIVEN} select * from ({asked}) as asked")
        assert sorted(rows, key=str) == expected, engine.name
