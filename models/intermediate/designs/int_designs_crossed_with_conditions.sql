with designs as (
    select * from {{ ref('int_networks_crossed_with_platforms') }}
),

conditions as (
    select * from {{ ref('int_operating_conditions') }}
),

designs_at_conditions as (
    select
        designs.*,
        conditions.batch_size,
        conditions.threads
    from designs
    inner join conditions on designs.platform = conditions.platform
)

{{ crossed_with_traffic_models(
    'designs_at_conditions', ref('stg_traffic_models'),
    var('largest_on_chip_memory_bytes')
) }}
