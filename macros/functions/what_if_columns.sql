{#- The figures that every what-if function returns of a bounded design. -#}
{% macro what_if_columns() -%}
    bytes_per_input,
    {{ finite('operational_intensity_ops_per_byte') }}
        as operational_intensity_ops_per_byte,
    compute_bound_fps,
    {{ finite('memory_bound_fps') }} as memory_bound_fps,
    {{ finite('link_bound_fps') }} as link_bound_fps,
    attainable_tops,
    throughput_fps,
    bound_by,
    {{ finite('bound_margin') }} as bound_margin,
    {{ bandwidth_at_ridge_gbytes_per_s(
        'peak_tops', 'operational_intensity_ops_per_byte'
    ) }} as bandwidth_at_ridge_gbytes_per_s,
    latency_ms,
    estimated_fps,
    estimated_fps_lower,
    estimated_fps_upper,
    calibrated_on,
    layers_from,
    is_feasible,
    why_not_predicted
{%- endmacro %}


{#- Where a what-if design would stand: undominated by the front of the evidence
    that rests on its traffic model. Null without an accuracy, a throughput or
    a task; false for a design that does not fit in the memory. -#}
{% macro against_the_front(designs) -%}
    case
        when {{ designs }}.accuracy_pct is null
            or {{ designs }}.throughput_fps is null
            or {{ designs }}.task is null then null
        when not {{ designs }}.is_feasible then false
        else not exists (
            select 1
            from {{ ref('pareto_designs') }} as front
            inner join {{ ref('evidences') }} as evidences
                on front.evidence = evidences.evidence
            where front.is_pareto_optimal
                and front.task = {{ designs }}.task
                and evidences.figures = case
                    when {{ designs }}.reads_weights_once_per_batch then 'in use'
                    else 'published'
                end
                and {{ dominates('front', designs) }}
        )
    end as would_be_pareto_optimal
{%- endmacro %}
