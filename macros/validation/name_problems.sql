{#- What can be wrong with a name; `kind` is SQL text too. The names that may be used
    are known_names, a CTE of the query that checks. -#}

{% macro name_problem(value, kind, prefix) -%}
    when {{ name_for(value, kind) }} is null then
        'is not a known ' || {{ kind }}
        || coalesce(': did you mean ' || {{ closest_name(
            kind,
            'case when ' ~ name_for(value, kind) ~ ' is null then ' ~ value ~ ' end'
        ) }} || '?', ':')
        || ' If it is new, add it to ' || {{ seed_of_kind(kind, prefix) }}
        || '; if it is another spelling, to {{ prefix }}spellings'
{%- endmacro %}


{#- Known, and no other spelling of what is known. What is no kind at all is a
    problem of the column that says so. -#}
{% macro canonical_problem(value, kind, prefix) -%}
    when {{ seed_of_kind(kind, prefix) }} is not null and not exists (
        select 1 from known_names as names
        where names.kind = {{ kind }}
            and names.spelling = {{ value }}
            and names.name = {{ value }}
    ) then
        'is no canonical ' || {{ kind }}
        || coalesce(': did you mean ' || {{ closest_name(kind, value) }} || '?', ':')
        || ' Correct it, or add it to ' || {{ seed_of_kind(kind, prefix) }} || ' first'
{%- endmacro %}


{#- The canonical name for a spelling; null where the spelling is unknown. -#}
{% macro name_for(value, kind) -%}
    (
        select max(names.name) from known_names as names
        where names.kind = {{ kind }} and names.spelling = {{ value }}
    )
{%- endmacro %}


{% macro seed_of_kind(kind, prefix='known_') -%}
    case {{ kind }}
        when 'network' then '{{ prefix }}networks'
        when 'topology' then '{{ prefix }}topologies'
        when 'platform' then '{{ prefix }}platforms'
        when 'datatype' then '{{ prefix }}datatypes'
        when 'source' then '{{ prefix }}sources'
        when 'task' then '{{ prefix }}tasks'
    end
{%- endmacro %}
