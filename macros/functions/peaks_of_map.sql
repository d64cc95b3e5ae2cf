{#- One row per datatype of a map from datatype to peak in TOP/s. -#}
{% macro peaks_of_map(peaks) -%}
    {%- set checked -%}
        case
            when {{ peaks }} is null or cardinality({{ peaks }}) > 0
                then {{ peaks }}
            else {{ stop_with(
                "'" ~ peaks ~ " is empty: it needs a datatype and its peak'"
            ) }}
        end
    {%- endset -%}
    select datatype, peak_tops
    from (
        select
            unnest(map_keys({{ checked }})) as datatype,
            unnest(map_values({{ checked }})) as peak_tops
    ) as entries
    -- A peak is no option: where one is unknown, leave its datatype out.
    where {{ arguments_are_above_zero(['peak_tops'], required=true) }}
        and {{ argument_is_known(
            'entries.datatype', ref('datatypes'), 'datatype'
        ) }}
{%- endmacro %}
