{#- A relation without the name of the database, so that the views and functions
    that a warehouse stores still work when its file is renamed or copied. -#}
{% macro ref() -%}
    {{ return(builtins.ref(*varargs, **kwargs).include(database=false)) }}
{%- endmacro %}
