{#- The columns of int_estimator_parameters that an estimate is computed from. -#}
{% macro estimator_parameters(relation) -%}
    {%- for name in [
        'work_factor', 'half_length_m', 'half_length_k', 'half_length_n', 'fill_inputs',
        'weight_factor', 'activation_factor', 'call_seconds', 'layer_seconds',
        'unexplained_variance', 'directions', 'calibrated_on', 'is_new_topology',
    ] %}
    {{ relation }}.{{ name }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
