with peaks as (
    select * from {{ ref('int_peaks_chosen') }}
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
)

select
    peaks.platform,
    peaks.datatype,
    peaks.peak_tops,
    {{ ridge_point_ops_per_byte(
        'peaks.peak_tops', outer_bandwidth_gbytes_per_s('platforms')
    ) }} as ridge_point_ops_per_byte,
    peaks.source
from peaks
inner join platforms on peaks.platform = platforms.platform
