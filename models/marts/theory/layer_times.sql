{{ config(materialized='view') }}
{%- set factor = var('sensitivity_factor') -%}

select
    network,
    platform,
    datatype,
    batch_size,
    threads,
    traffic_model,
    layer,
    layer_name,
    kind,
    repeats,
    weight_bytes,
    bytes_per_input,
    {{ finite('operational_intensity_ops_per_byte') }}
        as operational_intensity_ops_per_byte,
    {{ finite('compute_bound_fps') }} as compute_bound_fps,
    {{ finite('memory_bound_fps') }} as memory_bound_fps,
    {{ finite('link_bound_fps') }} as link_bound_fps,
    {{ finite('throughput_fps') }} as throughput_fps,
    bound_by,
    time_ms,
    time_ms / sum(time_ms) over one_network as share_of_network_time,
    cast({{ factor }} - 1 as double) as roof_raised_by,
    {% for change, roof in roofs_by_change().items() -%}
    time_ms - {{ layer_time_ms('repeats', raised_throughput_fps(roof, factor)) }}
        as ms_saved_by_{{ change }},
    {% endfor -%}
    runs_layers_serially
from {{ ref('int_layers_bounded') }}
-- The filters of a query reach the base tables through the columns of the partition;
-- the order gives the sum the same last digit every time.
window one_network as (
    partition by network, platform, datatype, batch_size, threads, traffic_model
    order by layer
    rows between unbounded preceding and unbounded following
)
