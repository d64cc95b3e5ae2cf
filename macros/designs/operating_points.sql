{#- Every way of running every design, by what its throughput rests on. What several
    evidences join is named at each: DuckDB computes a common table expression that is read
    twice by itself, and no filter of a query gets past it. -#}
{% macro operating_points_of(bounds, estimates) -%}
    with published as (
        select * from {{ ref('int_published_rooflines') }}
    ),

    -- Evidences in use are bounds; stated here because a join does not reach the base tables
    -- through a view, and the other traffic models would be computed in vain.
    bounded as (
        select * from {{ bounds }}
        where is_bound and why_not_predicted is null and is_feasible is not false
    ),

    in_series as (
        select * from {{ ref('int_layers_in_series') }}
    ),

    estimated as (
        select * from {{ estimates }}
    ),

    measured as (
        select * from {{ ref('int_measurements_by_scope') }}
    ),

    operating_points as (
        select
            evidences.evidence,
            published.task,
            published.network,
            published.platform,
            published.datatype,
            1 as batch_size,
            1 as threads,
            'device' as throughput_scope,
            published.throughput_fps,
            cast(null as double) as throughput_fps_lower,
            cast(null as double) as throughput_fps_upper,
            {{ latency_ms('1', 'published.throughput_fps') }} as latency_ms,
            cast(null as double) as power_watts,
            cast(null as double) as power_watts_lower,
            cast(null as double) as power_watts_upper,
            cast(null as {{ dbt.type_string() }}) as power_source,
            accuracies.accuracy_pct,
            cast(null as {{ dbt.type_string() }}) as measurement_id
        from published
        inner join {{ ref('stg_evidences') }} as evidences on evidences.figures = 'published'
        left join {{ ref('int_accuracies_collected') }} as accuracies
            on published.network = accuracies.network
            and published.datatype = accuracies.datatype
            and published.task = accuracies.task
            and accuracies.platform = 'any'
            and accuracies.is_used

        union all

        -- A rated power over a bound bounds nothing, so a bound has no power.
        select
            evidences.evidence,
            bounded.task,
            bounded.network,
            bounded.platform,
            bounded.datatype,
            bounded.batch_size,
            bounded.threads,
            bounded.throughput_scope,
            bounded.throughput_fps,
            null,
            null,
            bounded.latency_ms,
            null,
            null,
            null,
            null,
            {{ accuracy_of_design() }},
            null
        from bounded
        inner join {{ ref('stg_evidences') }} as evidences
            on bounded.traffic_model
                in (evidences.traffic_model, evidences.system_traffic_model)
            and evidences.figures = 'in use'
        {{ join_accuracies(
            ref('int_accuracies_collected'),
            'bounded.network',
            'bounded.platform',
            'bounded.datatype',
            'bounded.task'
        ) }}

        union all

        select
            in_series.evidence,
            in_series.task,
            in_series.network,
            in_series.platform,
            in_series.datatype,
            in_series.batch_size,
            in_series.threads,
            'device',
            in_series.throughput_fps,
            null,
            null,
            {{ latency_ms(
                'in_series.batch_size * in_series.threads', 'in_series.throughput_fps'
            ) }},
            null,
            null,
            null,
            null,
            {{ accuracy_of_design() }},
            null
        from in_series
        {{ join_accuracies(
            ref('int_accuracies_collected'),
            'in_series.network',
            'in_series.platform',
            'in_series.datatype',
            'in_series.task'
        ) }}

        union all

        select
            evidences.evidence,
            estimated.task,
            estimated.network,
            estimated.platform,
            estimated.datatype,
            estimated.batch_size,
            estimated.threads,
            'device',
            estimated.throughput_fps,
            estimated.throughput_fps_lower,
            estimated.throughput_fps_upper,
            estimated.latency_ms,
            estimated.power_watts,
            estimated.power_watts_lower,
            estimated.power_watts_upper,
            estimated.power_source,
            {{ accuracy_of_design() }},
            estimated.measurement_id
        from estimated
        inner join {{ ref('stg_evidences') }} as evidences on evidences.figures = 'estimated'
        {{ join_accuracies(
            ref('int_accuracies_collected'),
            'estimated.network',
            'estimated.platform',
            'estimated.datatype',
            'estimated.task'
        ) }}

        union all

        select
            evidences.evidence,
            measured.task,
            measured.network,
            measured.platform,
            measured.datatype,
            measured.batch_size,
            measured.threads,
            measured.throughput_scope,
            measured.throughput_fps,
            null,
            null,
            measured.latency_ms,
            measured.power_watts,
            null,
            null,
            measured.power_source,
            measured.accuracy_pct,
            measured.measurement_id
        from measured
        inner join {{ ref('stg_evidences') }} as evidences on evidences.figures = 'measured'
    ),

    scored as (
        {{ with_accuracy_score('operating_points', ref('int_tasks_collected')) }}
    )

    select
        scored.*,
        platforms.power_scope,
        {{ energy_mj_per_input(
            'scored.power_watts', 'scored.throughput_fps'
        ) }} as energy_mj_per_input
    from scored
    inner join {{ ref('int_platforms_described') }} as platforms
        on scored.platform = platforms.platform
{%- endmacro %}


{#- The same of some designs alone, that have the columns of
    int_networks_crossed_with_platforms: of the bounds of the device, what is estimated by
    them, and whatever else is known. The list comes first: DuckDB takes no list of
    designs through a view to where they are crossed. -#}
{% macro operating_points_of_designs(designs) -%}
    with designs_at_conditions as (
        {{ at_conditions(designs) }}
    ),

    bounds_to_compute as (
        select * from designs_at_conditions
        where is_bound and throughput_scope = 'device'
    ),

    bounds_of_designs as (
        {{ roofline_bounds('bounds_to_compute') }}
    ),

    designs_to_estimate as (
        {{ estimator_designs(designs) }}
    ),

    estimates_of_designs as (
        {{ estimates_of('designs_to_estimate', 'bounds_of_designs') }}
    ),

    points_of_designs as (
        {{ operating_points_of('bounds_of_designs', 'estimates_of_designs') }}
    )

    select * from points_of_designs
{%- endmacro %}


{#- The operating points of a relation that designs are ranked by: of the device, with an
    accuracy at a task. -#}
{% macro is_ranked(points) -%}
    {{ points }}.throughput_scope = 'device'
    and {{ points }}.task is not null
    and {{ points }}.accuracy_pct is not null
{%- endmacro %}
