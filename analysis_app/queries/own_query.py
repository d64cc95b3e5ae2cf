"""What there is to ask about: tables and functions with their descriptions."""

import pandas as pd
import warehouse


def things() -> pd.DataFrame:
    """One row per table or view that people read, and per function."""
    return warehouse.read(
        """
select
    table_name as name,
    'table' as kind,
    trim(comment) as description
from duckdb_tables()
where schema_name = 'main'

union all

select view_name, 'table', trim(comment)
from duckdb_views()
where schema_name = 'main' and not internal

union all

select
    function_name as name,
    'function' as kind,
    trim(comment) as description
from duckdb_functions()
where not internal and schema_name = 'main'

order by kind desc, name asc
        """
    )


def columns(table: str) -> pd.DataFrame:
    """One row per column of a table, in its order; entry is Markdown."""
    return warehouse.read(
        """
select
    column_name as "column",
    lower(data_type) as type,
    trim(comment) as description,
    format('`{}` {}: {}', column_name, lower(data_type), coalesce(trim(comment), ''))
        as entry
from duckdb_columns()
where schema_name = 'main' and table_name = $table
order by column_index
        """,
        {"table": table},
    )


def arguments(function: str) -> pd.DataFrame:
    """One row per argument of a function, in its order.

    An argument means what the column of its name means, or the least or most of it;
    entry is Markdown.
    """
    return warehouse.read(
        """
with arguments as (
    select
        unnest(parameters) as argument,
        generate_subscripts(parameters, 1) as position
    from duckdb_functions()
    where not internal and schema_name = 'main' and function_name = $function
),

descriptions as (
    -- Several tables may have it: predictions speaks first.
    select
        column_name,
        first(
            trim(comment) order by table_name = 'predictions' desc, table_name
        ) as description
    from duckdb_columns()
    where schema_name = 'main'
    group by column_name
)

select
    argument,
    description,
    '`' || argument || '`' || coalesce(': ' || description, '') as entry
from arguments
left join descriptions
    on regexp_replace(argument, '^(min|max)_', '') = column_name
order by position
        """,
        {"function": function},
    )
