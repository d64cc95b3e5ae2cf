-- The roofs of the figures in use and, for the published charts, of the published
-- ones. Where the weights are kept by the host, its link is the slanted roof; a
-- second memory has a slanted roof of its own, if there is one.
with figures as (
    select * from {{ ref('int_figures_collected') }}
    where kind = 'platform' and is_published and is_available
),

peaks as (
    select * from {{ ref('int_peaks_chosen') }}
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
),

roofs as (
    select
        'in use' as figures,
        peaks.platform,
        peaks.datatype,
        peaks.peak_tops,
        {{ outer_bandwidth_gbytes_per_s('platforms') }}
            as memory_bandwidth_gbytes_per_s,
        case when platforms.has_memory then 'memory' else 'link' end
            as slanted_roof
    from peaks
    inner join platforms on peaks.platform = platforms.platform

    union all

    select
        'in use',
        peaks.platform,
        peaks.datatype,
        peaks.peak_tops,
        platforms.overflow_memory_bandwidth_gbytes_per_s,
        'overflow memory'
    from peaks
    inner join platforms on peaks.platform = platforms.platform

    union all

    select
        'published',
        published_peaks.name,
        published_peaks.datatype,
        published_peaks.figure_value as peak_tops,
        published_bandwidths.figure_value as memory_bandwidth_gbytes_per_s,
        'memory'
    from figures as published_peaks
    inner join figures as published_bandwidths
        on published_peaks.name = published_bandwidths.name
        and published_bandwidths.figure = 'memory_bandwidth_gbytes_per_s'
    where published_peaks.figure = 'peak_tops'
),

corners as (
    {{ roofline_corners('roofs') }}
)

select
    figures,
    platform,
    datatype,
    point,
    slanted_roof,
    operational_intensity_ops_per_byte,
    attainable_tops,
    max(attainable_tops) over roof as peak_tops,
    max(case when point = 'ridge' then operational_intensity_ops_per_byte end) over roof
        as ridge_point_ops_per_byte
from corners
window roof as (partition by figures, platform, datatype, slanted_roof)
