{{ config(materialized='table_function', parameters=choice_parameters()) }}
with designs as (
    {{ chosen_operating_points() }}
)

select
    network,
    platform,
    datatype,
    batch_size,
    threads,
    throughput_scope,
    throughput_fps,
    accuracy_pct,
    latency_ms,
    power_watts,
    power_scope,
    energy_mj_per_input,
    measurement_id
from designs
where is_on_front and verdict = 'meets'
order by
    objective_value desc,
    accuracy_score desc,
    network asc,
    platform asc,
    datatype asc
