{#- What more of one roof would do. Arguments are SQL expressions. -#}

{#- What can be bought more of: the roof that it raises. -#}
{% macro roofs_by_change() -%}
    {{ return({'peak': 'compute', 'bandwidth': 'memory', 'link': 'link'}) }}
{%- endmacro %}


{#- Inputs per second with a factor of one roof (compute, memory or link) and the same
    of the others: a roof scaled by a factor scales what it allows by the same factor.
    1000 fps by memory and 2000 by compute, 1.5 of memory -> 1500; 3 of it -> 2000 -#}
{% macro raised_throughput_fps(raised, factor, prefix='') -%}
    least(
        {% for roof in roofs_by_change().values() -%}
        {{ prefix }}{{ roof }}_bound_fps{{ ' * ' ~ factor if roof == raised }}
            {{- ', ' if not loop.last }}
        {% endfor -%}
    )
{%- endmacro %}
