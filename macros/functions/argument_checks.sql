{#- Conditions that are true, or stop the query with a message: arguments of the
    stored functions are checked as strictly as the seeds are. They stand in a
    where clause, because an unused column is never computed. -#}

{#- Each argument is above zero and finite; unless required, it may be null. -#}
{% macro arguments_are_above_zero(arguments, required=false) -%}
    case
        {% for argument in arguments -%}
        {% if required -%}
        when {{ argument }} is null
            then {{ stop_with(
                "'" ~ argument ~ " is null: it must be above zero and finite'"
            ) }} is null
        {% endif -%}
        when not ({{ argument }} > 0 and {{ argument }} < {{ infinity() }})
            then {{ stop_with(
                "'" ~ argument ~ " is ' || " ~ argument
                ~ " || ': it must be above zero and finite'"
            ) }} is null
        {% endfor -%}
        else true
    end
{%- endmacro %}


{#- The argument, if it is given, lies between two numbers and is neither. -#}
{% macro argument_is_between(argument, lower, upper) -%}
    case
        when not ({{ argument }} > {{ lower }} and {{ argument }} < {{ upper }})
            then {{ stop_with(
                "'" ~ argument ~ " is ' || " ~ argument ~ " || ': it must be above "
                ~ lower ~ " and below " ~ upper ~ "'"
            ) }} is null
        else true
    end
{%- endmacro %}


{#- The argument is an accuracy of its task: above 0 and at most 100 where the unit is
    percent, as it is where no task is given, else at least 0. -#}
{% macro argument_is_accuracy(argument, task) -%}
    case
        when coalesce((
            select tasks.unit from {{ ref('tasks') }} as tasks
            where tasks.task = {{ task }}
        ), 'percent') = 'percent' and not ({{ argument }} > 0 and {{ argument }} <= 100)
            then {{ stop_with(
                "'" ~ argument ~ " is ' || " ~ argument
                ~ " || ': it must be above 0 and at most 100'"
            ) }} is null
        when {{ argument }} < 0
            then {{ stop_with(
                "'" ~ argument ~ " is ' || " ~ argument ~ " || ': it must be at least 0'"
            ) }} is null
        else true
    end
{%- endmacro %}


{#- The argument is a value of a column; the message lists all there are. -#}
{% macro argument_is_known(argument, relation, column) -%}
    case
        when {{ argument }} in (
            select known.{{ column }} from {{ relation }} as known
        ) then true
        else {{ stop_with(
            "'" ~ column ~ " ' || coalesce(" ~ argument ~ ", 'null') || ' is not "
            ~ "known. There is: ' || " ~ all_values(relation, column)
        ) }} is null
    end
{%- endmacro %}


{#- What a message lists: every value of a column. -#}
{% macro all_values(relation, column) -%}
    (
        select string_agg(
            distinct known.{{ column }}, ', ' order by known.{{ column }}
        )
        from {{ relation }} as known
    )
{%- endmacro %}


{#- Each of a list, if it is given, is a value of a column. -#}
{% macro arguments_are_known(arguments, relation, column) -%}
    case
        when {{ arguments }} is null then true
        when not exists (
            select 1 from (select unnest({{ arguments }}) as asked_for) as listed
            where listed.asked_for not in (
                select known.{{ column }} from {{ relation }} as known
            )
        ) then true
        else {{ stop_with(
            "'" ~ arguments ~ " ' || array_to_string(" ~ arguments ~ ", ', ') || ' "
            ~ "are not all known. There is: ' || " ~ all_values(relation, column)
        ) }} is null
    end
{%- endmacro %}


{#- The argument is one of a few words. -#}
{% macro argument_is_one_of(argument, words) -%}
    case
        when {{ argument }} in ('{{ words | join("', '") }}') then true
        else {{ stop_with(
            "'" ~ argument ~ " ' || coalesce(" ~ argument ~ ", 'null') || ' is not "
            ~ "known. There is: " ~ words | join(', ') ~ "'"
        ) }} is null
    end
{%- endmacro %}


{#- Two arguments do not name the same. -#}
{% macro arguments_differ(one, other) -%}
    case
        when {{ one }} = {{ other }}
            then {{ stop_with(
                "'" ~ one ~ " and " ~ other ~ " are both ' || " ~ one
                ~ " || ': name two different ones'"
            ) }} is null
        else true
    end
{%- endmacro %}


{#- The argument is given, or another one that stands in for it; `named` where that
    is an expression. -#}
{% macro argument_is_given_unless(argument, other, named=other) -%}
    case
        when {{ argument }} is null and {{ other }} is null
            then {{ stop_with(
                "'" ~ argument ~ " is missing: give it, or " ~ named ~ "'"
            ) }} is null
        else true
    end
{%- endmacro %}


{#- The argument is given wherever another is. -#}
{% macro argument_is_given_with(argument, other) -%}
    case
        when {{ argument }} is null and {{ other }} is not null
            then {{ stop_with(
                "'" ~ argument ~ " is missing: " ~ other
                ~ " is that of one " ~ argument ~ "; say which'"
            ) }} is null
        else true
    end
{%- endmacro %}


{#- A second memory has a bandwidth and a capacity, and a first memory that has both
    as well: what overflows is what the first cannot hold. A figure that is left out
    is that of `base`, a relation, if there is one. -#}
{% macro second_memory_is_whole(base=none) -%}
    {%- set figures = [
        'overflow_memory_bandwidth_gbytes_per_s', 'overflow_memory_capacity_gbytes',
        'memory_bandwidth_gbytes_per_s', 'memory_capacity_gbytes'
    ] -%}
    case
        when coalesce({{ figures[:2] | join(', ') }}) is null then true
        {% for figure in figures -%}
        when {{ figure }} is null
            {%- if base %} and {{ base }}.{{ figure }} is null{% endif %}
            then {{ stop_with(
                "'" ~ figure ~ " is missing: a second memory needs it'"
            ) }} is null
        {% endfor -%}
        else true
    end
{%- endmacro %}


{#- A formula of arguments that are above zero and finite, or null. -#}
{% macro of_arguments_above_zero(arguments, formula) -%}
    case when {{ arguments_are_above_zero(arguments) }} then {{ formula }} end
{%- endmacro %}
