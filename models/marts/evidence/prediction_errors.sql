select
    measurement_id,
    traffic_model,
    network,
    platform,
    datatype,
    batch_size,
    task,
    throughput_fps as predicted_throughput_fps,
    measured_throughput_fps,
    measured_throughput_fps / throughput_fps as ratio,
    measured_throughput_fps > throughput_fps as is_above_bound,
    bound_by
from {{ ref('int_measurements_bounded') }}
where throughput_fps is not null
