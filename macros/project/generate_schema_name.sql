{#- The schema of a node is the layer that its folder is: raw, staging,
    intermediate or main, without dbt's prefix of the target's schema. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ custom_schema_name or target.schema }}
{%- endmacro %}
