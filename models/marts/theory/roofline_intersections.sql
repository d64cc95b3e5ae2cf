{{ config(materialized='view') }}
-- At batch 1 with all units busy. A larger batch moves the intensity of every
-- traffic model but weights_streamed; predictions has attainable_tops for each.
select
    'in use' as figures,
    network,
    platform,
    datatype,
    traffic_model,
    task,
    {{ finite('operational_intensity_ops_per_byte') }}
        as operational_intensity_ops_per_byte,
    {{ ridge_point_ops_per_byte(
        'peak_tops', outer_bandwidth_gbytes_per_s('bounded')
    ) }} as ridge_point_ops_per_byte,
    attainable_tops,
    peak_tops,
    attainable_tops / peak_tops as attainable_share_of_peak,
    bound_by
from {{ ref('int_throughputs_bounded') }} as bounded
where why_not_predicted is null
    and batch_size = 1
    and threads = compute_units

union all

select
    'published',
    network,
    platform,
    datatype,
    'weights_streamed',
    task,
    operational_intensity_ops_per_byte,
    {{ ridge_point_ops_per_byte('peak_tops', 'memory_bandwidth_gbytes_per_s') }},
    attainable_tops,
    peak_tops,
    attainable_tops / peak_tops,
    case when attainable_tops < peak_tops then 'memory' else 'compute' end
from {{ ref('int_published_rooflines') }}
