{{ config(materialized='view') }}
{%- set factor = var('sensitivity_factor') -%}
{%- set roofs = roofs_by_change() -%}

with peaks as (
    select
        peaks.platform,
        peaks.datatype,
        peaks.peak_tops,
        datatypes.weight_bits,
        datatypes.activation_bits
    from {{ ref('int_peaks_chosen') }} as peaks
    inner join {{ ref('int_datatypes_collected') }} as datatypes
        on peaks.datatype = datatypes.datatype
),

-- The next narrower datatype in which the platform has a peak: with fewer bits of
-- weights or of activations, and more of neither.
narrower_peaks as (
    select
        peaks.platform,
        peaks.datatype,
        {{ first_by(
            'narrower.datatype',
            ['-narrower.weight_bits', '-narrower.peak_tops', 'narrower.datatype']
        ) }} as narrower_datatype
    from peaks
    inner join peaks as narrower
        on peaks.platform = narrower.platform
        and peaks.weight_bits >= narrower.weight_bits
        and peaks.activation_bits >= narrower.activation_bits
        and (
            peaks.weight_bits > narrower.weight_bits
            or peaks.activation_bits > narrower.activation_bits
        )
    group by peaks.platform, peaks.datatype
),

gains as (
    select
        bounded.network,
        bounded.platform,
        bounded.datatype,
        bounded.batch_size,
        bounded.threads,
        bounded.traffic_model,
        bounded.task,
        bounded.throughput_fps,
        bounded.bound_by,
        cast({{ factor }} - 1 as double) as roof_raised_by,
        {% for change, roof in roofs.items() -%}
        {{ raised_throughput_fps(roof, factor, 'bounded.') }}
            / bounded.throughput_fps - 1 as gain_from_{{ change }},
        {% endfor -%}
        narrower_peaks.narrower_datatype,
        narrower.throughput_fps / bounded.throughput_fps - 1
            as gain_from_narrower_datatype
    from {{ ref('int_throughputs_bounded') }} as bounded
    left join narrower_peaks
        on bounded.platform = narrower_peaks.platform
        and bounded.datatype = narrower_peaks.datatype
    left join {{ ref('int_throughputs_bounded') }} as narrower
        on bounded.network = narrower.network
        and bounded.platform = narrower.platform
        and narrower_peaks.narrower_datatype = narrower.datatype
        and bounded.batch_size = narrower.batch_size
        and bounded.threads = narrower.threads
        and bounded.traffic_model = narrower.traffic_model
        and narrower.why_not_predicted is null
    where bounded.why_not_predicted is null
)

select
    *,
    case greatest(
        gain_from_peak,
        gain_from_bandwidth,
        gain_from_link,
        coalesce(gain_from_narrower_datatype, 0)
    )
        when gain_from_narrower_datatype then 'narrower datatype'
        when gain_from_peak then 'peak'
        when gain_from_bandwidth then 'bandwidth'
        else 'link'
    end as best_change
from gains
