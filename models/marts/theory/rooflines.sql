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
        platforms.memory_bandwidth_gbytes_per_s,
        {{ ridge_point_ops_per_byte(
            'peaks.peak_tops', 'platforms.memory_bandwidth_gbytes_per_s'
        ) }} as ridge_point_ops_per_byte
    from peaks
    inner join platforms on peaks.platform = platforms.platform
    where platforms.memory_bandwidth_gbytes_per_s is not null
),

-- A roof whose ridge lies outside the drawn range still has its three corners.
corners as (
    select
        *,
        'first' as point,
        least(
            {{ var('roofline_first_ops_per_byte') }},
            ridge_point_ops_per_byte / 10
        ) as operational_intensity_ops_per_byte
    from roofs
    union all
    select *, 'ridge', ridge_point_ops_per_byte
    from roofs
    union all
    select
        *,
        'last',
        greatest(
            {{ var('roofline_last_ops_per_byte') }},
            ridge_point_ops_per_byte * 10
        )
    from roofs
)

select
    platform,
    datatype,
    point,
    operational_intensity_ops_per_byte,
    -- At the ridge both roofs are the peak; the product would miss it by a bit.
    case
        when point = 'ridge' then peak_tops
        else {{ attainable_tops(
            'peak_tops',
            'memory_bandwidth_gbytes_per_s',
            'operational_intensity_ops_per_byte'
        ) }}
    end as attainable_tops
from corners
