with ranked as (
    select * from {{ ref('int_designs_ranked') }}
),

with_chances as (
    {{ front_chance('ranked', partition_by=['evidence', 'task']) }}
),

designs as (
    {{ front_of(
        'with_chances',
        partition_by=['evidence', 'task'],
        objectives=['throughput_fps', 'accuracy_score'],
        named=['network', 'platform', 'datatype', 'throughput_fps', 'accuracy_score']
    ) }}
)

select
    evidence,
    task,
    network,
    platform,
    datatype,
    batch_size,
    threads,
    throughput_fps,
    throughput_fps_lower,
    throughput_fps_upper,
    accuracy_pct,
    accuracy_score,
    latency_ms,
    power_watts,
    power_scope,
    energy_mj_per_input,
    pareto_rank,
    is_on_front as is_pareto_optimal,
    -- Not all rivals are known where some are left out.
    case when is_thinned then null else front_chance_pct end as front_chance_pct,
    pareto_rank is null as is_deeper_than_ranked,
    front_network as dominated_by_network,
    front_platform as dominated_by_platform,
    front_datatype as dominated_by_datatype,
    front_throughput_fps / throughput_fps as dominated_by_throughput_ratio,
    front_accuracy_score - accuracy_score as dominated_by_accuracy_difference,
    measurement_id
from designs
