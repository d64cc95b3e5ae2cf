{{ config(materialized='view') }}
select
    network,
    platform,
    datatype,
    batch_size,
    threads,
    traffic_model,
    task,
    memory_bytes_per_input,
    overflow_memory_bytes_per_input,
    link_bytes_per_input,
    bytes_per_input,
    {{ finite('operational_intensity_ops_per_byte') }}
        as operational_intensity_ops_per_byte,
    compute_bound_fps,
    {{ finite('memory_bound_fps') }} as memory_bound_fps,
    {{ finite('link_bound_fps') }} as link_bound_fps,
    attainable_tops,
    throughput_fps,
    bound_by,
    {{ finite('bound_margin') }} as bound_margin,
    latency_ms,
    is_feasible
from {{ ref('int_throughputs_bounded') }}
where why_not_predicted is null
