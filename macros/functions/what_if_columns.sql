{#- The figures that every what-if function returns of a bounded design. -#}
{% macro what_if_columns() -%}
    bytes_per_input,
    {{ finite('operational_intensity_ops_per_byte') }}
        as operational_intensity_ops_per_byte,
    {{ ridge_point_ops_per_byte(
        'peak_tops', 'memory_bandwidth_gbytes_per_s'
    ) }} as ridge_point_ops_per_byte,
    attainable_tops,
    compute_bound_fps,
    {{ finite('memory_bound_fps') }} as memory_bound_fps,
    throughput_fps,
    bound_by,
    {{ finite('bound_margin') }} as bound_margin,
    {{ bandwidth_at_ridge_gbytes_per_s(
        'peak_tops', 'operational_intensity_ops_per_byte'
    ) }} as bandwidth_at_ridge_gbytes_per_s,
    latency_ms,
    energy_mj_per_input,
    is_feasible,
    {{ why_not_predicted() }} as why_not_predicted
{%- endmacro %}


{#- Where a what-if design would stand: undominated by the front of the same
    kind of evidence. Null without an accuracy, a throughput or a task. -#}
{% macro against_the_front(designs) -%}
    case
        when {{ designs }}.top1_pct is null
            or {{ designs }}.throughput_fps is null
            or {{ designs }}.task is null then null
        else not exists (
            select 1
            from {{ ref('pareto_designs') }} as front
            where front.is_pareto_optimal
                and front.task = {{ designs }}.task
                and front.evidence = case
                    when {{ designs }}.reads_weights_once_per_batch
                        then 'bound'
                    else 'published_roofline'
                end
                and {{ dominates('front', designs) }}
        )
    end as would_be_pareto_optimal
{%- endmacro %}
