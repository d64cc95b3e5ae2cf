-- A design is its fastest operating point, the smaller batch and then the fewer
-- threads where two are equally fast, with the latency of that point; and every
-- design with an accuracy is there.
-- What nobody stated is the largest there is, so that it has a place in the order.
{%- set stated = "replace (
        coalesce(batch_size, 1000000000000) as batch_size,
        coalesce(threads, 1000000000000) as threads
    )" %}
with points as (
    select * {{ stated }} from {{ ref('operating_points') }}
    where throughput_scope = 'device'
        and task is not null
        and accuracy_pct is not null
),

best as (
    select
        evidence, network, platform, datatype,
        max(throughput_fps) as throughput_fps
    from points
    group by evidence, network, platform, datatype
),

smallest as (
    select
        evidence, network, platform, datatype, throughput_fps,
        min(batch_size) as batch_size
    from points
    inner join best using (evidence, network, platform, datatype, throughput_fps)
    group by evidence, network, platform, datatype, throughput_fps
),

fewest as (
    select
        evidence, network, platform, datatype, throughput_fps, batch_size,
        min(threads) as threads
    from points
    inner join smallest
        using (evidence, network, platform, datatype, throughput_fps, batch_size)
    group by
        evidence, network, platform, datatype, throughput_fps, batch_size
),

designs as (
    select * {{ stated }} from {{ ref('pareto_designs') }}
)

select *
from designs
full outer join fewest
    using (evidence, network, platform, datatype, throughput_fps, batch_size, threads)
left join points
    using (evidence, network, platform, datatype, batch_size, threads)
where designs.task is null
    or points.measurement_id is distinct from designs.measurement_id
    or points.latency_ms is distinct from designs.latency_ms
    or points.accuracy_pct is distinct from designs.accuracy_pct
