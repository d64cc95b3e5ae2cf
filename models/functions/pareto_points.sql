{%- set objectives = choice_objectives().keys() | list -%}
{%- set of_arguments = {'x': objectives, 'y': objectives} -%}
{{ config(
    materialized='table_function',
    parameters=choice_parameters(required=['x varchar', 'y varchar'], optional=[])
) }}
with {{ judged_operating_points(of_arguments) }},

{{ points_of_scope(['x', 'y']) }},

candidates as (
    select *
    from points
    where verdict = 'meets'
        and {{ arguments_differ('x', 'y') }}
),

placed as (
    {{ front_of(
        'candidates',
        partition_by=['verdict'],
        objectives=['x_value', 'y_value'],
        named=['network', 'platform', 'datatype']
    ) }}
)

select
    network,
    platform,
    datatype,
    batch_size,
    threads,
    throughput_scope,
    throughput_fps,
    throughput_fps_lower,
    throughput_fps_upper,
    latency_ms,
    accuracy_pct,
    power_watts,
    power_watts_lower,
    power_watts_upper,
    power_scope,
    power_source,
    energy_mj_per_input,
    is_on_front,
    -- How many operating points stand at the same place.
    count(*) over (partition by x_value, y_value) as points_here,
    -- What is drawn where not all can be: the front, then the best in x.
    row_number() over (
        order by
            is_on_front desc,
            x_value desc,
            y_value desc,
            network asc,
            platform asc,
            datatype asc,
            batch_size asc,
            threads asc
    ) as place_to_draw,
    measurement_id
from placed

{{ refuse_arguments(of_arguments, 'network') }}

order by place_to_draw
