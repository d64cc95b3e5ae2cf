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


{#- The argument, if given, is a percentage above zero. -#}
{% macro argument_is_percentage(argument) -%}
    case
        when not ({{ argument }} > 0 and {{ argument }} <= 100)
            then {{ stop_with(
                "'" ~ argument ~ " is ' || " ~ argument
                ~ " || ': it must be above 0 and at most 100'"
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


{#- The argument is given, or another one that stands in for it. -#}
{% macro argument_is_given_unless(argument, other) -%}
    case
        when {{ argument }} is null and {{ other }} is null
            then {{ stop_with(
                "'" ~ argument ~ " is missing: give it, or " ~ other ~ "'"
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
