{{ config(materialized='view') }}
{%- set fastest_first = ['-throughput_fps', '-batch_size', '-threads'] -%}

-- The fastest that the platform can run and its memory holds. That is the most at
-- once, unless a second memory holds what the first cannot: the more is at once,
-- the more it has to hold.
with feasible as (
    select * from {{ ref('int_throughputs_bounded') }}
    where traffic_model = 'weights_on_chip'
        and why_not_predicted is null
        and is_feasible is not false
)

select
    network,
    platform,
    datatype,
    {% for figure in ['batch_size', 'threads', 'task', 'compute_bound_fps'] -%}
    {{ first_by(figure, fastest_first) }} as {{ figure }},
    {% endfor -%}
    {% for roof in ['memory_bound_fps', 'link_bound_fps'] -%}
    {{ first_by(finite(roof), fastest_first) }} as {{ roof }},
    {% endfor -%}
    {{ first_by('throughput_fps', fastest_first) }} as throughput_fps,
    {{ first_by('bound_by', fastest_first) }} as bound_by
from feasible
group by network, platform, datatype
