{#- One row per datatype of a map from datatype to peak in TOP/s. -#}
{% macro peaks_of_map(peaks) -%}
    select datatype, peak_tops
    from (
        select
            unnest(map_keys({{ peaks }})) as datatype,
            cast(unnest(map_values({{ peaks }})) as double) as peak_tops
    ) as entries
    where {{ arguments_are_above_zero(['peak_tops']) }}
        and {{ argument_is_known(
            'entries.datatype', ref('datatypes'), 'datatype'
        ) }}
{%- endmacro %}
