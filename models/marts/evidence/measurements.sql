select
    measurement_id,
    network,
    platform,
    datatype,
    batch_size,
    threads,
    task,
    topology_as_printed,
    pruning_pct,
    throughput_fps,
    latency_ms,
    system_throughput_fps,
    system_latency_ms,
    top1_pct,
    top5_pct,
    base_power_watts,
    idle_power_watts,
    power_watts,
    {{ energy_mj_per_input('power_watts', 'throughput_fps') }}
        as energy_mj_per_input,
    source
from {{ ref('int_measurements_matched') }}
