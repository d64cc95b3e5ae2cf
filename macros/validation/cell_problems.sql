{#- What can be wrong with one cell of a seed, as SQL text: each macro gives an
    expression that is null for a good cell and says what is wrong, and what to
    do, for a bad one. A seed's YAML names the rule of each column. -#}

{% macro cell_problem(column, rule) -%}
    {%- set value = 'trim(' ~ adapter.quote(column) ~ ')' -%}
    {%- set missing = rule.get('missing') -%}
    case
        when {{ value }} is null or {{ value }} = '' then
            {% if rule.get('optional') -%} null
            {%- else -%} 'is empty: fill it in
            {%- if missing %}, or write {{ missing }}{% endif %}'
            {%- endif %}
        {% if missing -%}
        when {{ value }} = '{{ missing }}' then null
        {% endif -%}
        {% if 'number' in rule -%}
        {{ number_problem(value, rule['number'] or {}) }}
        {% endif -%}
        {% if 'accuracy' in rule -%}
        {{ accuracy_problem(value) }}
        {% endif -%}
        {% if 'name' in rule -%}
        {{ name_problem(value, rule['name']) }}
        {% endif -%}
        {% if 'canonical' in rule -%}
        {{ canonical_problem(value, rule['canonical']) }}
        {% endif -%}
        {% if 'one_of' in rule -%}
        when {{ value }} not in ('{{ rule["one_of"] | join("', '") }}') then
            'is not one of {{ rule["one_of"] | join(", ") }}'
        {% endif -%}
        {% if 'at_least' in rule -%}
        when {{ to_number(value) }}
            < {{ to_number(adapter.quote(rule['at_least'])) }} then
            'is below {{ rule["at_least"] }} in the same row'
        {% endif -%}
    end
{%- endmacro %}


{% macro number_problem(value, limits) -%}
    {%- set number = printed_number(value) if limits.get('thousands')
        else to_number(value) -%}
    when {{ number }} is null then
        'is not a number: write digits with a decimal point, as in 4.26'
    when not (
        {{ number }} > -{{ infinity() }} and {{ number }} < {{ infinity() }}
    ) then 'is not a finite number'
    {% if 'above' in limits -%}
    when {{ number }} <= {{ limits['above'] }} then
        'is not above {{ limits["above"] }}'
    {% endif -%}
    {% if 'min' in limits -%}
    when {{ number }} < {{ limits['min'] }} then
        'is below {{ limits["min"] }}'
    {% endif -%}
    {% if 'max' in limits -%}
    when {{ number }} > {{ limits['max'] }} then
        'is above {{ limits["max"] }}'
    {% endif -%}
    {% if limits.get('whole') -%}
    when {{ number }} <> floor({{ number }}) then 'is not a whole number'
    {% endif -%}
{%- endmacro %}


{#- "69.24 (88.45)": top-1 and, if it is known, top-5. -#}
{% macro accuracy_problem(value) -%}
    when {{ printed_top1(value) }} is null then
        'is not an accuracy: write top-1, or top-1 (top-5), in percent with a '
        || 'decimal point, as in 69.24 (88.45)'
    when {{ printed_top1(value) }} > 100
        or coalesce({{ printed_top5(value) }}, 0) > 100 then
        'is above 100 percent'
    when {{ printed_top5(value) }} < {{ printed_top1(value) }} then
        'has a top-5 below its top-1'
{%- endmacro %}


{% macro name_problem(value, kind) -%}
    when not exists (
        select 1 from {{ ref('stg_names') }} as names
        where names.kind = '{{ kind }}' and names.spelling = {{ value }}
    ) then
        'is not a known {{ kind }}: did you mean '
        || {{ closest_name(kind, value) }}
        || '? If it is new, add it to {{ {
            "network": "known_networks",
            "topology": "known_topologies",
            "platform": "known_platforms",
            "datatype": "known_datatypes",
            "source": "known_sources",
        }[kind] }}; if it is another spelling, to known_spellings'
{%- endmacro %}


{#- What a spelling stands for is a name that the column of kinds makes known. -#}
{% macro canonical_problem(value, kind_column) -%}
    when not exists (
        select 1 from {{ ref('stg_names') }} as names
        where names.kind = trim({{ kind_column }})
            and names.spelling = {{ value }}
            and names.name = {{ value }}
    ) then
        'is no canonical ' || trim({{ kind_column }})
        || ': correct it, or add it to the seed of that kind first'
{%- endmacro %}
