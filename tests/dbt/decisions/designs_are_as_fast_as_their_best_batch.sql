-- A design's throughput is the best over the batch sizes that its platform can
-- share a read of the weights among.
with candidates as (
    select
        'bound' as evidence, network, platform, datatype, throughput_fps
    from {{ ref('predictions') }}
    inner join {{ ref('platforms') }} using (platform)
    where traffic_model = 'weights_on_chip'
        and (concurrency <> 'thread' or batch_size = 1)
    union all
    select
        'published_roofline', network, platform, datatype, throughput_fps
    from {{ ref('predictions') }}
    where traffic_model = 'weights_streamed' and batch_size = 1
    union all
    select 'measured', network, platform, datatype, throughput_fps
    from {{ ref('measurements') }}
    where top1_pct is not null
),

best as (
    select
        evidence, network, platform, datatype,
        max(throughput_fps) as throughput_fps
    from candidates
    group by all
)

select designs.*
from {{ ref('pareto_designs') }} as designs
left join best using (evidence, network, platform, datatype)
where designs.throughput_fps is distinct from best.throughput_fps
