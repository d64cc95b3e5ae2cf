-- The one bound of a design is the largest over all that its platform can run and
-- its memory holds.
with largest as (
    select network, platform, datatype, max(throughput_fps) as throughput_fps
    from {{ ref('predictions') }}
    where traffic_model = 'weights_on_chip'
        and is_feasible is not false
        and network in ({{ networks_checked() }})
    group by network, platform, datatype
)

select *
from {{ ref('bounds') }} as bounds
full outer join largest using (network, platform, datatype)
where bounds.throughput_fps is distinct from largest.throughput_fps
    and network in ({{ networks_checked() }})
