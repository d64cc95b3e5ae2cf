{#- The columns of a layer, as its file prints them, in their types: those of the seed
    and of the catalogues are the same. -#}
{% macro layer_columns() -%}
    cast({{ number_in('layer') }} as integer) as layer,
    coalesce({{ cell('layer_name') }}, {{ cell('layer') }}) as layer_name,
    {{ cell('kind') }} as kind,
    cast(coalesce({{ number_in('groups') }}, 1) as bigint) as groups,
    cast({{ number_in('m') }} as bigint) as m,
    cast({{ number_in('k') }} as bigint) as k,
    cast({{ number_in('n') }} as bigint) as n,
    {{ number_in('operations') }} as operations,
    {{ number_in('parameters') }} as parameters,
    {{ number_in('input_elements') }} as input_elements,
    {{ number_in('output_elements') }} as output_elements,
    cast(coalesce({{ number_in('repeats') }}, 1) as bigint) as repeats
{%- endmacro %}
