{#- What the layers of a network come to: for each figure, an aggregate over the rows of
    network_layers. A layer that is repeated counts that often; what has to be alive at
    once is the most that one of them reads and writes.

    Two layers of 3e9 and 2e9 operations, the second one repeated twice -> 7 giga_ops;
    4 and 6 million values read and written -> a peak of 6 million. -#}
{% macro layer_sums() -%}
    {{ return({
        'giga_ops': 'sum(operations * repeats) / 1e9',
        'parameters_millions': 'sum(parameters * repeats) / 1e6',
        'activations_millions': 'sum(output_elements * repeats) / 1e6',
        'peak_activations_millions': 'max(input_elements + output_elements) / 1e6',
    }) }}
{%- endmacro %}
