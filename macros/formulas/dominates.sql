{#- Whether one design dominates another: at least as good in both objectives, and
    better in one. (Deb et al., IEEE Trans. Evolutionary Computation 6(2), 2002)
    Both objectives are better when larger. -#}
{% macro dominates(
    better, worse, objectives=['throughput_fps', 'accuracy_score']
) -%}
    {%- set x = objectives[0] -%}
    {%- set y = objectives[1] -%}
    (
        {{ better }}.{{ x }} >= {{ worse }}.{{ x }}
        and {{ better }}.{{ y }} >= {{ worse }}.{{ y }}
        and (
            {{ better }}.{{ x }} > {{ worse }}.{{ x }}
            or {{ better }}.{{ y }} > {{ worse }}.{{ y }}
        )
    )
{%- endmacro %}
