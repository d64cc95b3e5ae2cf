{#- Every roofline figure for the rows of a relation: its columns, and

    weight_bytes             of the whole network
    needed_bytes             kept in memory at once by all inputs in flight
    memory_bytes_per_input   between chip and memory, the first where there are two
    overflow_memory_bytes_per_input
                             between chip and second memory
    link_bytes_per_input     over the host link, the busier direction
    bytes_per_input          past the edge of the chip, to whichever holds the
                             weights: what the intensity is of
    operational_intensity_ops_per_byte
    compute_bound_fps, memory_bound_fps, link_bound_fps
                             the roofs, that of the memories the lower of the two;
                             infinite where nothing is moved, null where the
                             platform has no such roof
    throughput_fps           the lowest of them
    bound_by                 compute, memory or link; on a ridge: compute
    bound_margin             the next roof / the one that binds
    attainable_tops, latency_ms, is_feasible, why_not_predicted

    The relation has giga_ops, parameters_millions, activations_millions,
    peak_activations_millions, input_bytes, output_bytes, state_bytes_per_input,
    weight_bits, activation_bits, peak_tops, compute_units,
    memory_bandwidth_gbytes_per_s, memory_capacity_gbytes,
    overflow_memory_bandwidth_gbytes_per_s, overflow_memory_capacity_gbytes,
    has_memory, on_chip_memory_bytes, host_link_gbytes_per_s, batch_size, threads,
    and the booleans of a traffic model. It is free of grain: the models and the
    functions for ad-hoc SQL all come through here, so that they cannot differ.
    Columns are qualified, because an unqualified one would be the argument of that
    name in a function.

    by_layer   rows are layers. What stays on chip and what the memories hold is then
               decided by the whole network, in the columns resident_weight_bytes and
               resident_activation_bytes, and a layer has its share of it. -#}
{% macro roofline_bounds(relation, by_layer=false) -%}
    {%- set resident = 'design.resident_' if by_layer else 'design.' -%}
    {%- set resident_weight_bytes = resident ~ 'weight_bytes' -%}
    {%- set resident_activation_bytes = resident
        ~ ('activation_bytes' if by_layer else 'live_activation_bytes') -%}
    {%- set weight_share = weight_share(
        'design.weight_bytes', 'design.resident_weight_bytes'
    ) ~ ' *' if by_layer else '' -%}
    with sized as (
        select
            design.*,
            {{ value_bytes('design.parameters_millions', 'design.weight_bits') }}
                as weight_bytes,
            {{ value_bytes(
                'coalesce(design.peak_activations_millions, design.activations_millions)',
                'design.activation_bits'
            ) }} as live_activation_bytes,
            coalesce(design.state_bytes_per_input, 0) as state_bytes
        from {{ relation }} as design
    ),

    needed as (
        select
            design.*,
            {{ needed_bytes(
                resident_weight_bytes,
                'design.state_bytes',
                resident_activation_bytes,
                'design.batch_size',
                'design.threads'
            ) }} as needed_bytes,
            {{ inputs_per_read('design.batch_size') }} as inputs_per_read,
            {{ weight_share }} {{ bytes_on_chip_for_weights(
                'design.on_chip_memory_bytes',
                resident_activation_bytes,
                'design.batch_size'
            ) }} as weight_bytes_on_chip,
            design.has_memory
            and design.overflow_memory_bandwidth_gbytes_per_s is not null
                as has_two_memories
        from sized as design
    ),

    overflowing as (
        select
            design.*,
            case when design.has_two_memories then {{ weight_share }} {{ overflow_bytes(
                'design.needed_bytes', 'design.memory_capacity_gbytes'
            ) }} end as overflow_bytes,
            {{ weight_traffic_bytes(
                'design.weight_bytes',
                'design.weight_bytes_on_chip',
                'design.inputs_per_read'
            ) }} as weight_traffic_bytes,
            {{ activation_traffic_bytes(
                activation_bytes(
                    'design.activations_millions', 'design.activation_bits'
                ),
                'design.live_activation_bytes',
                'design.on_chip_memory_bytes',
                'design.batch_size'
            ) }} as activation_traffic_bytes
        from needed as design
    ),

    split as (
        select
            design.*,
            case when design.has_two_memories
                then least(design.overflow_bytes, design.weight_bytes)
            end as overflow_weight_bytes,
            case when design.has_two_memories then {{ overflow_state_bytes(
                'design.overflow_bytes',
                'design.weight_bytes',
                'design.state_bytes',
                'design.batch_size',
                'design.threads'
            ) }} end as overflow_state_bytes,
            design.weight_traffic_bytes
            + design.activation_traffic_bytes
            + design.state_bytes as bytes_per_input
        from overflowing as design
    ),

    routed as (
        select
            design.*,
            case
                when design.has_two_memories and design.bytes_per_input is not null
                    then {{ first_memory_bytes_per_input('design') }}
                when design.has_memory then design.bytes_per_input
            end as memory_bytes_per_input,
            case
                when design.has_two_memories and design.bytes_per_input is not null
                    then {{ second_memory_bytes_per_input('design') }}
            end as overflow_memory_bytes_per_input,
            -- Without memory of its own a platform keeps with its host what does
            -- not fit. Half of the activations goes each way.
            case when design.host_link_gbytes_per_s is not null then greatest(
                case when design.has_memory then 0
                    else design.weight_traffic_bytes
                        + design.activation_traffic_bytes / 2
                        + design.state_bytes
                end
                + case when design.transfers_inputs
                    then coalesce(design.input_bytes, 0) else 0
                end,
                case when design.has_memory then 0
                    else design.activation_traffic_bytes / 2
                end
                + case when design.transfers_inputs
                    then coalesce(design.output_bytes, 0) else 0
                end
            ) end as link_bytes_per_input
        from split as design
    ),

    roofs as (
        select
            design.*,
            {{ operational_intensity(
                operations('design.giga_ops'), 'design.bytes_per_input'
            ) }} as operational_intensity_ops_per_byte,
            {{ throughput_fps(
                busy_peak_tops(
                    'design.peak_tops', 'design.compute_units', 'design.threads'
                ),
                operations('design.giga_ops')
            ) }} as compute_bound_fps,
            {{ memory_bound_fps() }} as memory_bound_fps,
            {{ transfer_bound_fps(
                'design.host_link_gbytes_per_s', 'design.link_bytes_per_input'
            ) }} as link_bound_fps,
            {{ why_not_predicted() }} as why_not_predicted
        from routed as design
    ),

    bounded as (
        select
            design.*,
            case when design.why_not_predicted is null then least(
                design.compute_bound_fps,
                design.memory_bound_fps,
                design.link_bound_fps
            ) end as throughput_fps
        from roofs as design
    )

    select
        design.*,
        case
            when design.throughput_fps = design.compute_bound_fps then 'compute'
            when design.throughput_fps = design.memory_bound_fps then 'memory'
            when design.throughput_fps = design.link_bound_fps then 'link'
        end as bound_by,
        {{ middle_of_three(
            'design.compute_bound_fps',
            'coalesce(design.memory_bound_fps, ' ~ infinity() ~ ')',
            'coalesce(design.link_bound_fps, ' ~ infinity() ~ ')'
        ) }} / design.throughput_fps as bound_margin,
        design.throughput_fps * {{ operations('design.giga_ops') }} / 1e12
            as attainable_tops,
        case when design.throughput_fps is not null then {{ least_latency_ms(
            'design.batch_size',
            'design.threads',
            'design.throughput_fps',
            'design.peak_tops',
            'design.compute_units',
            operations('design.giga_ops')
        ) }} end as latency_ms,
        {{ is_feasible() }} as is_feasible
    from bounded as design
{%- endmacro %}


{#- The middle one of three numbers: 3, 1, 2 -> 2 -#}
{% macro middle_of_three(a, b, c) -%}
    greatest(least({{ a }}, {{ b }}), least(greatest({{ a }}, {{ b }}), {{ c }}))
{%- endmacro %}


{#- What the memory allows or, as two memories are read at once, the lower of what
    each allows. -#}
{% macro memory_bound_fps() -%}
    {%- set first = transfer_bound_fps(
        'design.memory_bandwidth_gbytes_per_s', 'design.memory_bytes_per_input'
    ) -%}
    case
        when design.has_two_memories then least(
            {{ first }},
            {{ transfer_bound_fps(
                'design.overflow_memory_bandwidth_gbytes_per_s',
                'design.overflow_memory_bytes_per_input'
            ) }}
        )
        else {{ first }}
    end
{%- endmacro %}


{#- Whether what is needed at once is in the memories of the platform together.
    Null where that depends on a capacity that is not known, or the memory is the
    host's. -#}
{% macro is_feasible() -%}
    (
        design.needed_bytes <= design.memory_capacity_gbytes * 1e9
        or (
            design.has_two_memories
            and design.needed_bytes <= (
                design.memory_capacity_gbytes
                + design.overflow_memory_capacity_gbytes
            ) * 1e9
        )
    )
{%- endmacro %}


{#- Why such a row has no throughput; null where it has one. -#}
{% macro why_not_predicted() -%}
    case
        when design.giga_ops is null then 'network has no operation count'
        when design.parameters_millions is null
            then 'network has no parameter count'
        when design.peak_tops is null
            then 'platform has no peak for the datatype'
        when design.has_memory and design.memory_bandwidth_gbytes_per_s is null
            then 'platform has no memory bandwidth'
        when not design.has_memory and design.host_link_gbytes_per_s is null
            then 'platform has neither memory nor a host link'
        when design.has_memory
            and design.overflow_memory_capacity_gbytes is not null
            and not design.has_two_memories
            then 'platform has no bandwidth of its second memory'
        when design.keeps_weights_on_chip and design.on_chip_memory_bytes is null
            then 'platform has no on-chip memory size'
        when design.counts_activations and design.bytes_per_input is null
            then 'network has no activation count'
    end
{%- endmacro %}
