with peaks as (
    select * from {{ ref('int_platform_peaks_chosen') }}
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
),

roofs as (
    select
        peaks.platform,
        peaks.datatype,
        peaks.peak_tops,
        platforms.memory_bandwidth_gbytes_per_s
    from peaks
    inner join platforms on peaks.platform = platforms.platform
),

corners as (
    {{ roofline_corners('roofs') }}
)

select
    platform,
    datatype,
    point,
    operational_intensity_ops_per_byte,
    attainable_tops
from corners
