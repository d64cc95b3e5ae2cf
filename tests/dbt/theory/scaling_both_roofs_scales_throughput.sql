-- Three times every roof is three times as fast.
with designs as (
    select
        {{ star_except([
            'peak_tops', 'memory_bandwidth_gbytes_per_s',
            'overflow_memory_bandwidth_gbytes_per_s', 'host_link_gbytes_per_s'
        ]) }},
        peak_tops * 3 as peak_tops,
        memory_bandwidth_gbytes_per_s * 3 as memory_bandwidth_gbytes_per_s,
        overflow_memory_bandwidth_gbytes_per_s * 3
            as overflow_memory_bandwidth_gbytes_per_s,
        host_link_gbytes_per_s * 3 as host_link_gbytes_per_s
    from {{ ref('int_designs_crossed_with_conditions') }}
    where network in ({{ networks_checked() }})
),

scaled as (
    {{ roofline_bounds('designs') }}
)

select
    scaled.throughput_fps as scaled_throughput_fps,
    predictions.*
from {{ ref('predictions') }} as predictions
inner join scaled
    using (network, platform, datatype, batch_size, threads, traffic_model)
where network in ({{ networks_checked() }})
    and abs(scaled.throughput_fps / predictions.throughput_fps / 3 - 1) > 1e-12
