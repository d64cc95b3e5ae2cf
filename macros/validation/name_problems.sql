{#- What can be wrong with a name in a seed; `kind` is SQL text too. -#}

{% macro name_problem(value, kind) -%}
    when {{ name_for(value, kind) }} is null then
        'is not a known ' || {{ kind }}
        || coalesce(': did you mean ' || {{ closest_name(kind, value) }} || '?', ':')
        || ' If it is new, add it to ' || {{ seed_of_kind(kind) }}
        || '; if it is another spelling, to known_spellings'
{%- endmacro %}


{#- Known, and no other spelling of what is known. -#}
{% macro canonical_problem(value, kind) -%}
    when not exists (
        select 1 from {{ ref('stg_names') }} as names
        where names.kind = {{ kind }}
            and names.spelling = {{ value }}
            and names.name = {{ value }}
    ) then
        'is no canonical ' || {{ kind }}
        || coalesce(': did you mean ' || {{ closest_name(kind, value) }} || '?', ':')
        || ' Correct it, or add it to ' || {{ seed_of_kind(kind) }} || ' first'
{%- endmacro %}


{#- The canonical name for a spelling; null where the spelling is unknown. -#}
{% macro name_for(value, kind) -%}
    (
        select max(names.name) from {{ ref('stg_names') }} as names
        where names.kind = {{ kind }} and names.spelling = {{ value }}
    )
{%- endmacro %}


{% macro seed_of_kind(kind) -%}
    case {{ kind }}
        when 'network' then 'known_networks'
        when 'topology' then 'known_topologies'
        when 'platform' then 'known_platforms'
        when 'datatype' then 'known_datatypes'
        when 'source' then 'known_sources'
        when 'task' then 'known_tasks'
        else 'the seed of that kind'
    end
{%- endmacro %}
