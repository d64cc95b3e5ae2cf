select
    network,
    platform,
    datatype,
    batch_size,
    traffic_model,
    task,
    throughput_fps,
    bound_by,
    gain_from_peak,
    gain_from_bandwidth,
    narrower_datatype,
    gain_from_narrower_datatype,
    best_change
from {{ ref('int_throughputs_perturbed') }}
