{#- Lists the seeds, models and functions that were built in the file that the
    environment names, a line each: whoever swaps a warehouse in sees by it that all
    of them are there. -#}
{% macro list_relations_built(results) -%}
    {%- set path = env_var('RELATIONS_BUILT_PATH', '') -%}
    {%- if path -%}
    copy (
        select unnest({{ results
            | selectattr('status', 'equalto', 'success')
            | selectattr('node.resource_type', 'in', ['model', 'seed'])
            | map(attribute='node.name') | list }}::varchar[])
    )
    to {{ quoted(path) }} (format csv, header false);
    {%- endif -%}
{%- endmacro %}
