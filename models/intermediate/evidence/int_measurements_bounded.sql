with measurements as (
    select * from {{ ref('int_measurements_matched') }}
),

designs as (
    select * from {{ ref('int_networks_crossed_with_platforms') }}
),

designs_as_measured as (
    select
        measurements.measurement_id,
        measurements.batch_size,
        measurements.threads,
        measurements.throughput_fps as device_throughput_fps,
        measurements.system_throughput_fps,
        designs.*
    from measurements
    inner join designs
        on measurements.network = designs.network
        and measurements.platform = designs.platform
        and measurements.datatype = designs.datatype
),

designs_by_traffic as (
    {{ crossed_with_traffic_models(
        'designs_as_measured', ref('stg_traffic_models')
    ) }}
),

bounded as (
    {{ roofline_bounds('designs_by_traffic') }}
)

-- A traffic model judges what was measured of its own scope.
select
    *,
    case throughput_scope
        when 'system' then system_throughput_fps
        else device_throughput_fps
    end as measured_throughput_fps
from bounded
