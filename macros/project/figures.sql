{#- The figures of a network and of a platform that are one number each; a peak has
    one for each datatype. -#}

{% macro figures_of_networks() -%}
    {{ return([
        'giga_ops',
        'parameters_millions',
        'activations_millions',
        'peak_activations_millions',
        'input_bytes',
        'output_bytes',
        'state_bytes_per_input',
    ]) }}
{%- endmacro %}

{% macro figures_of_platforms() -%}
    {{ return([
        'memory_bandwidth_gbytes_per_s',
        'memory_capacity_gbytes',
        'overflow_memory_bandwidth_gbytes_per_s',
        'overflow_memory_capacity_gbytes',
        'on_chip_memory_bytes',
        'host_link_gbytes_per_s',
        'power_watts',
    ]) }}
{%- endmacro %}
