{#- Every roofline figure for the rows of a relation: its columns, and

    weight_bytes, bytes_per_input, operational_intensity_ops_per_byte,
    compute_bound_fps, memory_bound_fps, attainable_tops, throughput_fps,
    bound_by, bound_margin, latency_ms, energy_mj_per_input, is_feasible

    The relation has giga_ops, parameters_millions, activations_millions,
    peak_activations_millions, bits, peak_tops, memory_bandwidth_gbytes_per_s,
    memory_capacity_gbytes, on_chip_memory_bytes, power_watts, batch_size, and
    the three booleans of a traffic model. The models and the functions for
    ad-hoc SQL all come through here, so that they cannot differ. -#}
{% macro roofline_bounds(relation) -%}
    with sized as (
        select
            *,
            {{ weight_bytes('parameters_millions', 'bits') }} as weight_bytes
        from {{ relation }}
    ),

    moved as (
        select
            *,
            {{ weight_traffic_bytes(
                'weight_bytes', 'on_chip_memory_bytes', 'batch_size'
            ) }} + {{ activation_traffic_bytes(
                activation_bytes('activations_millions', 'bits'),
                live_activation_bytes(
                    'coalesce(peak_activations_millions, activations_millions)',
                    'bits'
                ),
                'weight_bytes',
                'on_chip_memory_bytes'
            ) }} as bytes_per_input
        from sized
    ),

    intense as (
        select
            *,
            {{ operational_intensity(
                operations('giga_ops'), 'bytes_per_input'
            ) }} as operational_intensity_ops_per_byte
        from moved
    ),

    attained as (
        select
            *,
            {{ memory_roof_tops(
                'memory_bandwidth_gbytes_per_s',
                'operational_intensity_ops_per_byte'
            ) }} as memory_roof_tops,
            {{ attainable_tops(
                'peak_tops',
                'memory_bandwidth_gbytes_per_s',
                'operational_intensity_ops_per_byte'
            ) }} as attainable_tops
        from intense
    ),

    bounded as (
        select
            *,
            {{ throughput_fps('peak_tops', operations('giga_ops')) }}
                as compute_bound_fps,
            {{ throughput_fps('memory_roof_tops', operations('giga_ops')) }}
                as memory_bound_fps,
            {{ throughput_fps('attainable_tops', operations('giga_ops')) }}
                as throughput_fps
        from attained
    )

    select
        *,
        case
            when memory_bound_fps < compute_bound_fps then 'memory'
            when throughput_fps is not null then 'compute'
        end as bound_by,
        greatest(compute_bound_fps, memory_bound_fps) / throughput_fps
            as bound_margin,
        {{ latency_ms('batch_size', 'throughput_fps') }} as latency_ms,
        {{ energy_mj_per_input('power_watts', 'throughput_fps') }}
            as energy_mj_per_input,
        weight_bytes <= memory_capacity_gbytes * 1e9 as is_feasible
    from bounded
{%- endmacro %}


{#- Why a row of that relation has no throughput; null where it has one. -#}
{% macro why_not_predicted() -%}
    case
        when giga_ops is null then 'network has no operation count'
        when parameters_millions is null then 'network has no parameter count'
        when peak_tops is null then 'platform has no peak for the datatype'
        when memory_bandwidth_gbytes_per_s is null
            then 'platform has no memory bandwidth'
        when keeps_weights_on_chip and on_chip_memory_bytes is null
            then 'platform has no on-chip memory size'
        when counts_activations and bytes_per_input is null
            then 'network has no activation count'
    end
{%- endmacro %}
