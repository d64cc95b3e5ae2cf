select
    network,
    platform,
    datatype,
    batch_size,
    traffic_model,
    task,
    bytes_per_input,
    {{ finite('operational_intensity_ops_per_byte') }}
        as operational_intensity_ops_per_byte,
    attainable_tops,
    compute_bound_fps,
    {{ finite('memory_bound_fps') }} as memory_bound_fps,
    throughput_fps,
    bound_by,
    {{ finite('bound_margin') }} as bound_margin,
    latency_ms,
    energy_mj_per_input,
    is_feasible
from {{ ref('int_throughputs_bounded') }}
where why_not_predicted is null
