{{ config(materialized='view') }}
-- Throughput never falls as batch and threads grow, so the bound is at the most
-- that the platform can run and its memory holds.
with feasible as (
    select * from {{ ref('int_throughputs_bounded') }}
    where traffic_model = 'weights_on_chip'
        and why_not_predicted is null
        and is_feasible is not false
),

most as (
    select
        network,
        platform,
        datatype,
        max(batch_size) as batch_size,
        max(threads) as threads
    from feasible
    group by network, platform, datatype
)

select
    feasible.network,
    feasible.platform,
    feasible.datatype,
    feasible.batch_size,
    feasible.threads,
    feasible.task,
    feasible.compute_bound_fps,
    {{ finite('feasible.memory_bound_fps') }} as memory_bound_fps,
    {{ finite('feasible.link_bound_fps') }} as link_bound_fps,
    feasible.throughput_fps,
    feasible.bound_by
from feasible
inner join most
    on feasible.network = most.network
    and feasible.platform = most.platform
    and feasible.datatype = most.datatype
    and feasible.batch_size = most.batch_size
    and feasible.threads = most.threads
