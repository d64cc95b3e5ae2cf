-- What was measured above the bound is shown as measured; no estimate is above it, and
-- each lies between its ends.
select
    network,
    platform,
    datatype,
    batch_size,
    threads,
    throughput_fps
from {{ ref('estimates') }}
where network in ({{ networks_checked() }})
    and (
        modelled_fps > bound_fps
        or (estimator <> 'measurement' and throughput_fps > bound_fps)
        or (estimator <> 'measurement' and throughput_fps_upper > bound_fps)
        or throughput_fps not between throughput_fps_lower and throughput_fps_upper
    )
