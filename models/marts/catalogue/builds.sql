{{ config(enabled=target.type == 'duckdb') }}
{%- set started = run_started_at.astimezone(modules.pytz.utc) -%}

select
    cast('{{ started.strftime("%Y-%m-%d %H:%M:%S") }}' as timestamp)
        as built_at_utc,
    '{{ var("project_version") }}' as project_version,
    '{{ dbt_version }}' as dbt_version,
    version() as duckdb_version
