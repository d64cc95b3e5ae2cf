with measurements as (
    select * from {{ ref('int_measurements_matched') }}
),

designs as (
    select * from {{ ref('int_networks_crossed_with_platforms') }}
),

designs_as_measured as (
    select
        measurements.measurement_id,
        measurements.batch_size as stated_batch_size,
        measurements.threads as stated_threads,
        -- Where nobody stated them, those that allow most: the bound stays one.
        coalesce(measurements.batch_size, {{ var('largest_batch_size') }})
            as batch_size,
        coalesce(measurements.threads, designs.compute_units) as threads,
        measurements.throughput_fps as device_throughput_fps,
        measurements.system_throughput_fps,
        -- What the largest batch leaves to a second memory says nothing of the one
        -- that ran: then all was in whichever is best, and both were read at once.
        designs.* replace (
            case when measurements.batch_size is null
                then designs.memory_bandwidth_gbytes_per_s
                    + coalesce(designs.overflow_memory_bandwidth_gbytes_per_s, 0)
                else designs.memory_bandwidth_gbytes_per_s
            end as memory_bandwidth_gbytes_per_s,
            case when measurements.batch_size is not null
                then designs.overflow_memory_bandwidth_gbytes_per_s
            end as overflow_memory_bandwidth_gbytes_per_s,
            case when measurements.batch_size is not null
                then designs.overflow_memory_capacity_gbytes
            end as overflow_memory_capacity_gbytes
        )
    from measurements
    inner join designs
        on measurements.network = designs.network
        and measurements.platform = designs.platform
        and measurements.datatype = designs.datatype
),

designs_by_traffic as (
    {{ crossed_with_traffic_models(
        'designs_as_measured', ref('stg_traffic_models'),
        var('largest_on_chip_memory_bytes')
    ) }}
),

bounded as (
    {{ roofline_bounds('designs_by_traffic') }}
)

-- A traffic model judges what was measured of its own scope.
select
    * exclude (stated_batch_size, stated_threads)
        replace (stated_batch_size as batch_size, stated_threads as threads),
    case throughput_scope
        when 'system' then system_throughput_fps
        else device_throughput_fps
    end as measured_throughput_fps
from bounded
