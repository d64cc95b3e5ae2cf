{#- The sums over layers that an estimate needs, in the order in which models write
    them: of m, k and n those that are multiplied. -#}
{% macro sums_of_layers() -%}
    {{ return([
        'sum_mkn', 'sum_mk', 'sum_mn', 'sum_m', 'sum_kn', 'sum_k', 'sum_n', 'sum_g',
    ]) }}
{%- endmacro %}
