{%- set figures = [
    'accuracy_pct', 'throughput_fps', 'latency_ms', 'power_watts', 'energy_mj_per_input'
] -%}
with points as (
    select * from {{ ref('operating_points') }}
    where task is not null
)

select
    task,
    evidence,
    count(*) as operating_points,
    count(accuracy_pct) as operating_points_with_accuracy,
    bool_or(throughput_fps_lower is not null and accuracy_pct is not null)
        as has_interval,
    bool_or(throughput_scope = 'system') as has_system,
    {% for figure in figures -%}
    min({{ figure }}) as least_{{ figure }},
    max({{ figure }}) as largest_{{ figure }}{{ "," if not loop.last }}
    {% endfor %}
from points
group by task, evidence
