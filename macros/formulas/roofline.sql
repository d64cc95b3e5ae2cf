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


{#- The height of the slanted roof: 19.2 GB/s x 302.7 OP/byte -> 5.81 TOP/s -#}
{% macro memory_roof_tops(memory_bandwidth_gbytes_per_s, intensity) -%}
    ({{ memory_bandwidth_gbytes_per_s }} * {{ intensity }} / 1e3)
{%- endmacro %}


{#- The lower of the two roofs; null where either is unknown.
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


{#- Time from the start of a batch to its end, at least: by Little's law
    batch / throughput. Worked: 8 inputs at 400 fps -> 20 ms -#}
{% macro latency_ms(batch_size, throughput_fps) -%}
    ({{ batch_size }} / {{ throughput_fps }} * 1e3)
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
