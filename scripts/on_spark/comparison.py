"""Whether two engines give the same rows.

Everything but a floating-point number has to be equal, keys above all. Numbers may be
a part in 1e9 apart: engines add up in another order, and no two round logarithms
alike. What is left where two equal numbers are subtracted is no part of anything, and
may be 1e-12. Rows that are equal in all else are compared in the order of their
numbers.
"""

import duckdb

TOLERANCE = 1e-9
LEFT_OF_NOTHING = 1e-12


def differences(
    connection: duckdb.DuckDBPyConnection, ours: str, theirs: str
) -> list[str]:
    """What is different between two relations, a line each; of rows, the first five."""
    columns, others = described(connection, ours), described(connection, theirs)
    if columns != others:
        lacking = sorted(columns.items() - others.items())
        more = sorted(others.items() - columns.items())
        return [f"columns: {lacking} became {more}"]
    numbers = [column for column, type in columns.items() if type == "DOUBLE"]
    exact = [column for column in columns if column not in numbers]
    rows = connection.execute(different_rows(ours, theirs, exact, numbers)).fetchall()
    return [f"{where} {row}: {what}" for where, row, what in rows]


def described(connection: duckdb.DuckDBPyConnection, relation: str) -> dict[str, str]:
    """The type of each column, whatever their order."""
    rows = connection.execute(f"describe select * from {relation}").fetchall()
    return {column: type for column, type, *_ in sorted(rows)}


def different_rows(ours: str, theirs: str, exact: list[str], numbers: list[str]) -> str:
    exact = [f'"{column}"' for column in exact] or ["null"]
    placed = f"""
        select *, row_number() over (
            partition by {", ".join(exact)}
            order by {", ".join([f'"{column}"' for column in numbers] or ["1"])}
        ) as place
    """
    same = " and ".join(
        f"ours.{column} is not distinct from theirs.{column}"
        for column in [*exact, "place"]
        if column != "null"
    )
    apart = [
        f"""case when {apart_by(f'ours."{column}"', f'theirs."{column}"')}
            then '{column} ' || coalesce(ours."{column}"::varchar, 'null')
                || ' became ' || coalesce(theirs."{column}"::varchar, 'null')
        end"""
        for column in numbers
    ]
    return f"""
        with placed_ours as ({placed} from {ours}),
        placed_theirs as ({placed} from {theirs}),
        compared as (
            select
                case
                    when theirs.place is null then 'only in DuckDB:'
                    when ours.place is null then 'only in Spark:'
                    else 'in'
                end as found,
                concat_ws(', ', {
        ", ".join(
            f"coalesce(ours.{column}, theirs.{column})::varchar"
            if column != "null"
            else "null"
            for column in exact
        )
    }) as row_compared,
                case when ours.place is not null and theirs.place is not null
                    then concat_ws(', ', {", ".join(apart or ["null"])})
                    else 'no such row in the other'
                end as what
            from placed_ours as ours
            full join placed_theirs as theirs on {same}
        )
        select * from compared where what <> '' order by all limit 5
    """


def apart_by(ours: str, theirs: str) -> str:
    """Whether two numbers differ by more than the tolerance, or one is none."""
    return f"""(
        ({ours} is null) <> ({theirs} is null)
        or {ours} <> {theirs} and (
            isinf({ours}) or isinf({theirs})
            or abs({ours} - {theirs}) > greatest(
                {TOLERANCE} * greatest(abs({ours}), abs({theirs})), {LEFT_OF_NOTHING}
            )
        )
    )"""
