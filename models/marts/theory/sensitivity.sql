with designs as (
    select * from {{ ref('int_designs_crossed_with_traffic') }}
),

bounded as (
    select * from {{ ref('int_throughputs_bounded') }}
    where why_not_predicted is null
),

-- The next narrower datatype in which the platform has a peak.
narrower_peaks as (
    select
        peaks.platform,
        peaks.datatype,
        narrower.datatype as narrower_datatype,
        row_number() over (
            partition by peaks.platform, peaks.datatype
            order by narrower_datatypes.bits desc, narrower.peak_tops desc
        ) as place
    from {{ ref('int_platform_peaks_chosen') }} as peaks
    inner join {{ ref('stg_datatypes') }} as datatypes
        on peaks.datatype = datatypes.datatype
    inner join {{ ref('int_platform_peaks_chosen') }} as narrower
        on peaks.platform = narrower.platform
    inner join {{ ref('stg_datatypes') }} as narrower_datatypes
        on narrower.datatype = narrower_datatypes.datatype
        and datatypes.bits > narrower_datatypes.bits
),

designs_with_more_peak as (
    select
        {{ star_except(['peak_tops']) }},
        peak_tops * {{ var('sensitivity_factor') }} as peak_tops
    from designs
),

designs_with_more_bandwidth as (
    select
        {{ star_except(['memory_bandwidth_gbytes_per_s']) }},
        memory_bandwidth_gbytes_per_s * {{ var('sensitivity_factor') }}
            as memory_bandwidth_gbytes_per_s
    from designs
),

with_more_peak as (
    {{ roofline_bounds('designs_with_more_peak') }}
),

with_more_bandwidth as (
    {{ roofline_bounds('designs_with_more_bandwidth') }}
),

gains as (
    select
        bounded.network,
        bounded.platform,
        bounded.datatype,
        bounded.batch_size,
        bounded.traffic_model,
        bounded.task,
        bounded.throughput_fps,
        bounded.bound_by,
        with_more_peak.throughput_fps / bounded.throughput_fps - 1
            as gain_from_peak,
        with_more_bandwidth.throughput_fps / bounded.throughput_fps - 1
            as gain_from_bandwidth,
        narrower_peaks.narrower_datatype,
        narrower.throughput_fps / bounded.throughput_fps - 1
            as gain_from_narrower_datatype
    from bounded
    inner join with_more_peak
        using (network, platform, datatype, batch_size, traffic_model)
    inner join with_more_bandwidth
        using (network, platform, datatype, batch_size, traffic_model)
    left join narrower_peaks
        on bounded.platform = narrower_peaks.platform
        and bounded.datatype = narrower_peaks.datatype
        and narrower_peaks.place = 1
    left join bounded as narrower
        on bounded.network = narrower.network
        and bounded.platform = narrower.platform
        and narrower_peaks.narrower_datatype = narrower.datatype
        and bounded.batch_size = narrower.batch_size
        and bounded.traffic_model = narrower.traffic_model
)

select
    network,
    platform,
    datatype,
    batch_size,
    traffic_model,
    task,
    throughput_fps,
    bound_by,
    gain_from_peak,
    gain_from_bandwidth,
    narrower_datatype,
    gain_from_narrower_datatype,
    case greatest(
        gain_from_peak,
        gain_from_bandwidth,
        coalesce(gain_from_narrower_datatype, 0)
    )
        when gain_from_narrower_datatype then 'narrower datatype'
        when gain_from_peak then 'peak'
        else 'bandwidth'
    end as best_change
from gains
