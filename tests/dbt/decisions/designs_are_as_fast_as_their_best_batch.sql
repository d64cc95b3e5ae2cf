-- A design's throughput is the best over all ways of running it, and every design
-- with an accuracy is ranked.
with best as (
    select
        evidence, network, platform, datatype,
        max(throughput_fps) as throughput_fps
    from {{ ref('operating_points') }}
    where throughput_scope = 'device'
        and accuracy_pct is not null
    group by evidence, network, platform, datatype
)

select *
from {{ ref('pareto_designs') }} as designs
full outer join best using (evidence, network, platform, datatype)
where designs.throughput_fps is distinct from best.throughput_fps
