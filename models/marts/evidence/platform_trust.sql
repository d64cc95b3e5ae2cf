{{ config(materialized='view') }}
select
    platform,
    throughput_scope,
    count(*) as measurements,
    min(ratio) as least_share,
    quantile_cont(ratio, 0.1) as share_10_pct,
    median(ratio) as median_share,
    quantile_cont(ratio, 0.9) as share_90_pct,
    max(ratio) as largest_share
from {{ ref('prediction_errors') }}
where is_above_bound is not null
group by platform, throughput_scope
