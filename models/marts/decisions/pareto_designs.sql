with ranked as (
    select * from {{ ref('int_designs_ranked') }}
),

-- The design on the front that is just as fast or the next faster: of all that
-- are at least as fast it is the most accurate, so it dominates whatever any of
-- the front dominates. Rows that tie in throughput come in order of accuracy,
-- so that the front's stands first.
front_designs as (
    select
        *,
        {% for column in [
            'network', 'platform', 'datatype', 'throughput_fps', 'top1_pct'
        ] -%}
        last_value(case when pareto_rank = 1 then {{ column }} end ignore nulls)
            over faster_first as front_{{ column }}{{ "," if not loop.last }}
        {% endfor %}
    from ranked
    window faster_first as (
        partition by evidence, task
        order by
            throughput_fps desc,
            top1_pct desc,
            network asc,
            platform asc,
            datatype asc
        rows between unbounded preceding and current row
    )
)

select
    evidence,
    task,
    network,
    platform,
    datatype,
    batch_size,
    threads,
    throughput_fps,
    top1_pct,
    latency_ms,
    power_watts,
    {{ energy_mj_per_input('power_watts', 'throughput_fps') }}
        as energy_mj_per_input,
    pareto_rank,
    coalesce(pareto_rank = 1, false) as is_pareto_optimal,
    pareto_rank is null as is_deeper_than_ranked,
    {% for column in ['network', 'platform', 'datatype'] -%}
    case when pareto_rank = 1 then null else front_{{ column }} end
        as dominated_by_{{ column }},
    {% endfor -%}
    case when pareto_rank = 1 then null
        else front_throughput_fps / throughput_fps
    end as dominated_by_throughput_ratio,
    case when pareto_rank = 1 then null
        else front_top1_pct - top1_pct
    end as dominated_by_top1_difference
from front_designs
