{{ config(materialized='view') }}
select
    platform,
    throughput_scope,
    count(*) as measurements,
    min(ratio) as least_share,
    percentile_cont(0.1) within group (order by ratio) as share_10_pct,
    median(ratio) as median_share,
    percentile_cont(0.9) within group (order by ratio) as share_90_pct,
    max(ratio) as largest_share
from {{ ref('prediction_errors') }}
where is_above_bound is not null
group by platform, throughput_scope
