{{ config(
    materialized='table_function',
    parameters=[
        'peak_tops_by_datatype map(varchar, double)',
        'memory_bandwidth_gbytes_per_s double',
        'overflow_memory_bandwidth_gbytes_per_s double := null',
    ]
) }}
with peaks as (
    {{ peaks_of_map('peak_tops_by_datatype') }}
),

bandwidths as (
    select
        'memory' as slanted_roof,
        cast(memory_bandwidth_gbytes_per_s as double)
            as memory_bandwidth_gbytes_per_s
    union all
    select
        'overflow memory',
        cast(overflow_memory_bandwidth_gbytes_per_s as double)
),

roofs as (
    select
        peaks.*,
        bandwidths.*
    from peaks
    cross join bandwidths
    where {{ arguments_are_above_zero([
        'memory_bandwidth_gbytes_per_s', 'overflow_memory_bandwidth_gbytes_per_s'
    ]) }}
),

corners as (
    {{ roofline_corners('roofs') }}
)

select
    datatype,
    point,
    operational_intensity_ops_per_byte,
    attainable_tops,
    slanted_roof,
    peak_tops,
    corners.memory_bandwidth_gbytes_per_s,
    ridge as ridge_point_ops_per_byte
from corners
order by datatype, slanted_roof, operational_intensity_ops_per_byte
