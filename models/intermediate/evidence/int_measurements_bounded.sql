{{ config(materialized='table') }}
-- The roofline of each measurement, at the conditions that it states. A table, because
-- whatever is said of a measurement reads it, and planning a roofline costs more than it.
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
        {{ star_replace({
            'memory_bandwidth_gbytes_per_s': '
                designs.memory_bandwidth_gbytes_per_s
                + case when measurements.batch_size is null
                    then coalesce(designs.overflow_memory_bandwidth_gbytes_per_s, 0)
                    else 0
                end',
            'overflow_memory_bandwidth_gbytes_per_s': '
                case when measurements.batch_size is not null
                    then designs.overflow_memory_bandwidth_gbytes_per_s
                end',
            'overflow_memory_capacity_gbytes': '
                case when measurements.batch_size is not null
                    then designs.overflow_memory_capacity_gbytes
                end',
        }, 'designs') }}
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
    {{ star_replace(
        {'batch_size': 'stated_batch_size', 'threads': 'stated_threads'},
        columns_left_out=['stated_batch_size', 'stated_threads']
    ) }},
    case throughput_scope
        when 'system' then system_throughput_fps
        else device_throughput_fps
    end as measured_throughput_fps
from bounded
