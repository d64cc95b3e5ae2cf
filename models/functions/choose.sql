{{ config(
    materialized='table_function',
    parameters=choice_parameters(optional=[
        "objective varchar := 'throughput_fps'", 'most bigint := null'
    ])
) }}
with designs as (
    {{ chosen_operating_points('most') }}
)

select
    row_number() over best_first as place,
    verdict,
    missed_limit,
    case when missed_limit is not null then missed_by end as missed_by,
    nullif(unknown_limits, '') as unknown_limits,
    network,
    platform,
    datatype,
    batch_size,
    threads,
    throughput_scope,
    throughput_fps,
    counted_throughput_fps,
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
    {{ choice_chances() }},
    is_on_front as is_pareto_optimal,
    front_network as dominated_by_network,
    front_platform as dominated_by_platform,
    front_datatype as dominated_by_datatype,
    front_counted_throughput_fps / counted_throughput_fps as dominated_by_throughput_ratio,
    front_accuracy_score - accuracy_score as dominated_by_accuracy_difference,
    fitting_designs,
    measurement_id
from designs
window best_first as (
    order by
        missed_by asc,
        unknown_limits <> '' asc,
        is_on_front desc,
        accuracy_score desc,
        objective_value desc,
        network asc,
        platform asc,
        datatype asc
)

{{ refuse_arguments(one_objective(), 'verdict') }}

order by place
