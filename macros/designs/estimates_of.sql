{#- What to expect of every design of a relation at every condition that it can run: what
    was measured there, else what the estimator gives. `designs` has the columns of
    int_estimator_designs, `bounded` those of int_throughputs_bounded. -#}
{% macro estimates_of(designs, bounded) -%}
    with bounds as (
        select * from {{ bounded }}
        where traffic_model = 'weights_on_chip'
            and why_not_predicted is null
            and is_feasible is not false
    ),

    with_parameters as (
        select
            designs.*,
            bounds.task,
            bounds.batch_size,
            bounds.threads,
            bounds.throughput_fps as bound_fps,
            {{ estimator_parameters('parameters') }},
            parameters.assumed_layers_variance,
            parameters.assumed_other_elements_variance
        from {{ designs }} as designs
        inner join bounds
            on designs.network = bounds.network
            and designs.platform = bounds.platform
            and designs.datatype = bounds.datatype
        inner join {{ ref('int_estimator_parameters_described') }} as parameters
            on designs.family = parameters.family
            and designs.platform = parameters.platform
            and designs.datatype = parameters.datatype
            and {{ is_new_topology('parameters', 'designs.topology') }}
            = parameters.is_new_topology
    ),

    estimated as (
        {{ with_estimated_throughput('with_parameters', 'bound_fps') }}
    ),

    powers as (
        select * from {{ ref('int_powers_estimated') }}
    ),

    measured as (
        select * from {{ ref('int_measurements_by_scope') }}
        where throughput_scope = 'device'
    ),

    estimated_or_measured as (
        select
            estimated.network,
            estimated.platform,
            estimated.datatype,
            estimated.batch_size,
            estimated.threads,
            estimated.task,
            coalesce(measured.throughput_fps, estimated.estimated_fps) as throughput_fps,
            coalesce(measured.throughput_fps, estimated.estimated_fps_lower)
                as throughput_fps_lower,
            coalesce(measured.throughput_fps, estimated.estimated_fps_upper)
                as throughput_fps_upper,
            measured.latency_ms as measured_latency_ms,
            coalesce(measured.power_watts, powers.power_watts) as power_watts,
            coalesce(measured.power_watts, powers.power_watts_lower) as power_watts_lower,
            coalesce(measured.power_watts, powers.power_watts_upper) as power_watts_upper,
            powers.power_scope,
            coalesce(measured.power_source, powers.power_source) as power_source,
            case when measured.measurement_id is null
                then 'layer products' else 'measurement'
            end as estimator,
            case
                when measured.measurement_id is not null then 'design'
                else {{ calibrated_on('estimated') }}
            end as calibrated_on,
            estimated.layers_from,
            estimated.estimated_fps as modelled_fps,
            estimated.bound_fps,
            measured.measurement_id
        from estimated
        left join measured
            on estimated.network = measured.network
            and estimated.platform = measured.platform
            and estimated.datatype = measured.datatype
            and estimated.batch_size = measured.batch_size
            and estimated.threads = measured.threads
        left join powers
            on estimated.network = powers.network
            and estimated.platform = powers.platform
    ),

    with_energy as (
        select
            {{ star_except(['measured_latency_ms']) }},
            coalesce(
                measured_latency_ms,
                {{ latency_ms('batch_size * threads', 'throughput_fps') }}
            ) as latency_ms,
            {{ energy_mj_per_input('power_watts', 'throughput_fps') }}
                as energy_mj_per_input
        from estimated_or_measured
    )

    select
        *,
        -- The least energy has the least power and the highest throughput.
        energy_mj_per_input / {{ combined_factor(
            'power_watts / power_watts_lower', 'throughput_fps_upper / throughput_fps'
        ) }} as energy_mj_per_input_lower,
        energy_mj_per_input * {{ combined_factor(
            'power_watts_upper / power_watts', 'throughput_fps / throughput_fps_lower'
        ) }} as energy_mj_per_input_upper
    from with_energy
{%- endmacro %}
