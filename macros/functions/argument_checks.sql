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


{#- The argument is a value of a column. -#}
{% macro argument_is_known(argument, relation, column) -%}
    case
        when {{ argument }} in (
            select known.{{ column }} from {{ relation }} as known
        ) then true
        else {{ stop_with(
            "'" ~ column ~ " ' || coalesce(" ~ argument ~ ", 'null') || ' is not "
            ~ "known: see select distinct " ~ column ~ " from "
            ~ relation.identifier ~ "'"
        ) }} is null
    end
{%- endmacro %}
