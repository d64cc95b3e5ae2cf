{{ config(materialized='table_function', parameters=choice_parameters()) }}
{%- set is_missed -%}
    {% for argument, column, missed_by in choice_limits() -%}
    cast(coalesce({{ missed_by }}, 0) > 0 as integer){{ " + " if not loop.last }}
    {% endfor %}
{%- endset %}
with {{ judged_operating_points(one_objective()) }},

{{ points_of_scope(['objective']) }},

missing_one as (
    select *
    from points
    where unknown_limits = '' and {{ is_missed }} = 1
),

least as (
    select
        missed_limit,
        min(missed_by) as missed_by
    from missing_one
    group by missed_limit
),

-- Few are as near as the nearest, and only they are put in order.
nearest as (
    select
        *,
        row_number() over (
            partition by missed_limit
            order by
                objective_value desc,
                network asc,
                platform asc,
                datatype asc,
                batch_size asc,
                threads asc
        ) as place_of_limit
    from missing_one
    inner join least using (missed_limit, missed_by)
)

select
    missed_limit,
    case missed_limit
        {% for argument, column, missed_by in choice_limits() -%}
        when '{{ argument }}' then {{ argument }}
        {% endfor -%}
    end as asked_value,
    case missed_limit
        {% for argument, column, missed_by in choice_limits() -%}
        when '{{ argument }}' then {{ 'counted_' if not loop.first }}{{ column }}
        {% endfor -%}
    end as needed_value,
    missed_by,
    network,
    platform,
    datatype,
    batch_size,
    threads,
    throughput_scope,
    throughput_fps,
    latency_ms,
    accuracy_pct,
    power_watts,
    energy_mj_per_input,
    measurement_id
from nearest
where place_of_limit = 1

{{ refuse_arguments(one_objective(), 'missed_limit') }}

order by missed_by, missed_limit
