-- One layer after the other is never faster than the bound, whose roofs are those of
-- all layers together, where the figures of the network are the sums over its layers.
-- Where layers run at once there is no such operating point.
with in_series as (
    select points.*
    from {{ ref('operating_points') }} as points
    inner join {{ ref('evidences') }} as evidences using (evidence)
    where evidences.figures = 'in use by layer'
),

bounds as (
    select * from {{ ref('operating_points') }}
    where evidence = 'bound' and throughput_scope = 'device'
),

summed as (
    select networks.network
    from {{ ref('networks') }} as networks
    inner join {{ ref('int_network_layers_summed') }} as sums using (network)
    where networks.giga_ops = sums.giga_ops
        and networks.parameters_millions = sums.parameters_millions
)

select in_series.network, in_series.platform, in_series.datatype, in_series.batch_size
from in_series
inner join summed using (network)
inner join bounds using (network, platform, datatype, batch_size, threads)
where in_series.throughput_fps > bounds.throughput_fps * (1 + 1e-9)

union all

select in_series.network, in_series.platform, in_series.datatype, in_series.batch_size
from in_series
inner join {{ ref('platforms') }} as platforms using (platform)
where platforms.execution_style in ('dataflow', 'threads')
