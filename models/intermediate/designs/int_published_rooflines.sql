-- What the published analysis predicts, from the figures that it used as it used
-- them: the printed intensity, the printed peak and bandwidth.
with figures as (
    select * from {{ ref('int_figures_collected') }}
    where is_published and is_available
),

networks as (
    select * from {{ ref('int_networks_described') }}
),

designs as (
    select
        operation_counts.name as network,
        peaks.name as platform,
        peaks.datatype,
        operation_counts.figure_value as giga_ops,
        intensities.figure_value as operational_intensity_ops_per_byte,
        peaks.figure_value as peak_tops,
        bandwidths.figure_value as memory_bandwidth_gbytes_per_s,
        {{ attainable_tops(
            'peaks.figure_value',
            'bandwidths.figure_value',
            'intensities.figure_value'
        ) }} as attainable_tops
    from figures as operation_counts
    inner join figures as intensities
        on operation_counts.name = intensities.name
        and intensities.figure = 'operational_intensity_ops_per_byte'
    inner join figures as peaks
        on intensities.datatype = peaks.datatype
        and peaks.figure = 'peak_tops'
    inner join figures as bandwidths
        on peaks.name = bandwidths.name
        and bandwidths.figure = 'memory_bandwidth_gbytes_per_s'
    where operation_counts.figure = 'giga_ops'
)

select
    designs.network,
    designs.platform,
    designs.datatype,
    networks.task,
    designs.operational_intensity_ops_per_byte,
    designs.peak_tops,
    designs.memory_bandwidth_gbytes_per_s,
    designs.attainable_tops,
    {{ throughput_fps(
        'designs.attainable_tops', operations('designs.giga_ops')
    ) }} as throughput_fps
from designs
inner join networks on designs.network = networks.network
