{#- For each of the values `ys`, the least x of a design that may rank within `max_rank`:
    one below it ranks deeper for sure, one at or above it may. The columns are
    `partition_by`, y and x; where a pair is missing, every design may.

    A row of `scouts` is a design at one operating point; a design is as fast as its
    fastest, has one y, and is ranked within `partition_by`. A design to the left of a
    scout of rank max_rank that is no lower ends a chain of max_rank + 1 designs, so that
    it ranks deeper. That holds of any designs as scouts, the more the fastest are among
    them, but not of rows: their chain may be one design at many batches.

    What is at or above its threshold holds all that ranks within max_rank, hence all that
    dominates it. Ranking that gives the true ranks, and all else in it ranks deeper.
    `ys` has y and the columns `ys_by` of the partitions that y is looked up in. -#}
{% macro front_thresholds(
    scouts, ys, partition_by, ys_by, design, maximise, max_rank
) -%}
    {%- set x = maximise[0] -%}
    {%- set y = maximise[1] -%}
    {%- set keys = partition_by | join(', ') -%}
    with at_their_fastest as {{ materialized() }} (
        select
            {{ keys }},
            {{ design | join(', ') }},
            {{ y }},
            max({{ x }}) as {{ x }}
        from {{ scouts }}
        group by {{ keys }}, {{ design | join(', ') }}, {{ y }}
    ),

    ranked as (
        {{ pareto_rank('at_their_fastest', partition_by, maximise, max_rank) }}
    )

    select
        {% for key in partition_by -%}
        ranked.{{ key }},
        {% endfor -%}
        ys.{{ y }},
        max(ranked.{{ x }}) as {{ x }}
    from ranked
    inner join {{ ys }} as ys
        on {{ same_keys('ranked', 'ys', ys_by) }}
        and ranked.{{ y }} >= ys.{{ y }}
    where ranked.pareto_rank = {{ max_rank }}
    group by
        {% for key in partition_by -%}
        ranked.{{ key }},
        {% endfor -%}
        ys.{{ y }}
{%- endmacro %}
