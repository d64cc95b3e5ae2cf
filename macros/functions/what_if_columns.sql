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


{#- What an input takes at a power that a person gives, which nothing else depends on:
    at the bound, and with the estimate, whose upper end of throughput is the lower end
    of energy. Null without a power. -#}
{% macro what_if_energies() -%}
    {% for name, throughput in {
        'energy_mj_per_input': 'throughput_fps',
        'estimated_energy_mj_per_input': 'estimated_fps',
        'estimated_energy_mj_per_input_lower': 'estimated_fps_upper',
        'estimated_energy_mj_per_input_upper': 'estimated_fps_lower',
    }.items() -%}
    {{ energy_mj_per_input('cast(power_watts as double)', throughput) }} as {{ name }}
    {{- "," if not loop.last }}
    {% endfor %}
{%- endmacro %}


{#- Whether a design is the one to take of its datatypes: the fastest of those that fit
    in the memory or, where none does, of all. -#}
{% macro is_fastest_datatype(designs, row_is) -%}
    row_number() over (
        partition by {{ designs }}.{{ row_is }}, {{ designs }}.traffic_model
        order by
            coalesce({{ designs }}.is_feasible, true) desc,
            {{ designs }}.throughput_fps desc nulls last,
            {{ designs }}.datatype asc
    ) = 1 as is_fastest_datatype
{%- endmacro %}


{#- Where a what-if design would stand: undominated by the front of the evidence
    that rests on its traffic model, and where it has an estimate by that of estimates.
    Null without an accuracy, a throughput or a task; false for a design that does not
    fit in the memory. -#}
{% macro against_the_front(designs) -%}
    {{ undominated(
        designs, 'throughput_fps', "evidences.figures = case
                    when " ~ designs ~ ".reads_weights_once_per_batch then 'in use'
                    else 'published'
                end"
    ) }} as would_be_pareto_optimal,
    {{ undominated(
        designs, 'estimated_fps', "evidences.figures = 'estimated'"
    ) }} as estimate_would_be_pareto_optimal
{%- endmacro %}


{#- Columns are qualified, because an unqualified one would be the argument of that name
    in a function. -#}
{% macro undominated(designs, throughput, is_compared) -%}
    case
        when {{ designs }}.accuracy_pct is null
            or {{ designs }}.{{ throughput }} is null
            or {{ designs }}.task is null then null
        when not {{ designs }}.is_feasible then false
        else not exists (
            select 1
            from (
                select
                    known.* exclude (throughput_fps),
                    known.throughput_fps as {{ throughput }}
                from {{ ref('pareto_designs') }} as known
            ) as front
            inner join {{ ref('evidences') }} as evidences
                on front.evidence = evidences.evidence
            where front.is_pareto_optimal
                and front.task = {{ designs }}.task
                and {{ is_compared }}
                and {{ dominates(
                    'front', designs, [throughput, 'accuracy_score']
                ) }}
        )
    end
{%- endmacro %}
