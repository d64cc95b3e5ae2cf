{#- The bandwidth to whatever holds the weights: the platform's own memory or,
    where it has none, the host link. -#}
{% macro outer_bandwidth_gbytes_per_s(platform) -%}
    (case when {{ platform }}.has_memory
        then {{ platform }}.memory_bandwidth_gbytes_per_s
        else {{ platform }}.host_link_gbytes_per_s
    end)
{%- endmacro %}
