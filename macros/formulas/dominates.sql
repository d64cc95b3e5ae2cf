{#- Whether one design dominates another: at least as good in throughput and
    top-1, and better in one. (Deb et al., IEEE Trans. Evolutionary Computation
    6(2), 2002) -#}
{% macro dominates(better, worse) -%}
    (
        {{ better }}.throughput_fps >= {{ worse }}.throughput_fps
        and {{ better }}.top1_pct >= {{ worse }}.top1_pct
        and (
            {{ better }}.throughput_fps > {{ worse }}.throughput_fps
            or {{ better }}.top1_pct > {{ worse }}.top1_pct
        )
    )
{%- endmacro %}
