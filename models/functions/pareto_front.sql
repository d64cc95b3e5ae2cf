{{ config(materialized='table_function', parameters=choice_parameters()) }}
{%- set columns = [
    'network', 'platform', 'datatype', 'batch_size', 'threads', 'throughput_scope',
    'throughput_fps', 'accuracy_pct', 'latency_ms', 'power_watts', 'power_scope',
    'energy_mj_per_input', 'measurement_id',
] -%}
with designs as (
    {{ chosen_operating_points(
        'case when not ' ~ nothing_is_asked() ~ ' then 0 end',
        among='and not ' ~ nothing_is_asked()
    ) }}
),

-- In the order of the other branch: by throughput.
ranked as (
    select
        points.*,
        'device' as throughput_scope,
        points.throughput_fps as objective_value
    from {{ ref('pareto_designs') }} as points
    where {{ nothing_is_asked() }}
        and points.task = task
        and points.evidence = evidence
        and points.is_pareto_optimal
),

front as (
    select {{ columns | join(', ') }}, objective_value, accuracy_score
    from designs
    where is_on_front and verdict = 'meets'
    union all
    select {{ columns | join(', ') }}, objective_value, accuracy_score
    from ranked
    {{ refuse_arguments(one_objective(), 'network') }}
)

select {{ columns | join(', ') }}
from front
order by
    objective_value desc,
    accuracy_score desc,
    network asc,
    platform asc,
    datatype asc
