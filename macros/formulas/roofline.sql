{#- The roofline model: S. Williams, A. Waterman, D. Patterson: Roofline: An
    Insightful Visual Performance Model for Multicore Architectures. Comm. ACM
    52(4), 2009. Arguments are SQL expressions in the units of their names. -#}

{#- Operations per byte moved; infinite where nothing is moved.
    Worked: 7.72e9 operations over 25.5e6 bytes -> 302.7 -#}
{% macro operational_intensity(operations, bytes_per_input) -%}
    case
        when {{ bytes_per_input }} = 0 and {{ operations }} is not null
            then {{ infinity() }}
        else {{ operations }} / {{ bytes_per_input }}
    end
{%- endmacro %}


{#- What a bandwidth allows, in TOP/s, at so many operations per byte: the height
    of a slanted roof. 19.2 GB/s x 302.7 OP/byte -> 5.81 TOP/s -#}
{% macro memory_roof_tops(bandwidth_gbytes_per_s, intensity) -%}
    ({{ bandwidth_gbytes_per_s }} * {{ intensity }} / 1e3)
{%- endmacro %}


{#- The peak of the compute units that have work: a thread keeps one of them
    busy. 3.45 TOP/s on three units, one thread -> 1.15 TOP/s -#}
{% macro busy_peak_tops(peak_tops, compute_units, threads) -%}
    ({{ peak_tops }} * least({{ threads }}, {{ compute_units }})
        / {{ compute_units }})
{%- endmacro %}


{#- Inputs per second that a bandwidth allows: 0.5 GB/s over 17.1e6 bytes per
    input -> 29.2; infinite where no bytes move. -#}
{% macro transfer_bound_fps(bandwidth_gbytes_per_s, bytes_per_input) -%}
    case
        when {{ bytes_per_input }} = 0 then {{ infinity() }}
        else {{ bandwidth_gbytes_per_s }} * 1e9 / {{ bytes_per_input }}
    end
{%- endmacro %}


{#- The lower of two roofs; null where either is unknown.
    Worked: peak 6.71 TOP/s, 19.2 GB/s, 302.7 OP/byte -> 5.81 TOP/s -#}
{% macro attainable_tops(peak_tops, memory_bandwidth_gbytes_per_s, intensity) -%}
    case
        when {{ peak_tops }} <= {{ memory_roof_tops(
            memory_bandwidth_gbytes_per_s, intensity
        ) }} then {{ peak_tops }}
        when {{ peak_tops }} is not null then {{ memory_roof_tops(
            memory_bandwidth_gbytes_per_s, intensity
        ) }}
    end
{%- endmacro %}


{#- Where the roofs meet: 6.71 TOP/s over 19.2 GB/s -> 349 OP/byte -#}
{% macro ridge_point_ops_per_byte(peak_tops, memory_bandwidth_gbytes_per_s) -%}
    ({{ peak_tops }} * 1e3 / {{ memory_bandwidth_gbytes_per_s }})
{%- endmacro %}


{#- Inputs per second at a rate: 0.96 TOP/s over 3.13e9 operations -> 306.7 -#}
{% macro throughput_fps(tops, operations) -%}
    ({{ tops }} * 1e12 / {{ operations }})
{%- endmacro %}


{#- Time that inputs in flight take at a throughput, by Little's law: 8 at
    191.9 fps -> 41.7 ms -#}
{% macro latency_ms(inputs_in_flight, throughput_fps) -%}
    ({{ inputs_in_flight }} / {{ throughput_fps }} * 1e3)
{%- endmacro %}


{#- The least latency of a closed loop: no less than Little's law, and no less
    than one unit takes for its batch. Batch 1, 8 threads at 191.9 fps: 41.7 ms;
    1 thread on three units of together 300 fps: 10 ms, not 3.3. -#}
{% macro least_latency_ms(
    batch_size, threads, fps, peak_tops, compute_units, operations
) -%}
    greatest(
        {{ latency_ms(batch_size ~ ' * ' ~ threads, fps) }},
        {{ latency_ms(
            batch_size ~ ' * ' ~ compute_units,
            throughput_fps(peak_tops, operations)
        ) }}
    )
{%- endmacro %}


{#- Energy of one input in millijoule: 15 W at 400 fps -> 37.5 mJ -#}
{% macro energy_mj_per_input(power_watts, throughput_fps) -%}
    ({{ power_watts }} / {{ throughput_fps }} * 1e3)
{%- endmacro %}


{#- A number to store: null in place of infinity, which charts, JSON and
    averages cannot take. -#}
{% macro finite(number) -%}
    case when {{ number }} < {{ infinity() }} then {{ number }} end
{%- endmacro %}


{#- The bandwidth at which a design sits on the ridge, that is, becomes compute
    bound: 6.71 TOP/s at 302.7 OP/byte -> 22.2 GB/s; 0 where nothing is moved. -#}
{% macro bandwidth_at_ridge_gbytes_per_s(peak_tops, intensity) -%}
    ({{ peak_tops }} * 1e3 / {{ intensity }})
{%- endmacro %}
