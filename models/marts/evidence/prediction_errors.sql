select
    measurement_id,
    traffic_model,
    network,
    platform,
    datatype,
    batch_size,
    threads,
    task,
    throughput_scope,
    throughput_fps as predicted_throughput_fps,
    measured_throughput_fps,
    measured_throughput_fps / throughput_fps as ratio,
    case when is_bound then measured_throughput_fps > throughput_fps end
        as is_above_bound,
    bound_by,
    {{ finite('operational_intensity_ops_per_byte') }}
        as operational_intensity_ops_per_byte,
    attainable_tops
from {{ ref('int_measurements_bounded') }}
where throughput_fps is not null and measured_throughput_fps is not null
