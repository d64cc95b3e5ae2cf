{#- The networks on which the laws of computed marts are checked: all that are
    published, and about forty of the catalogues, always the same. A law of a formula
    holds for a thousand networks if it holds for these; and checking it on all costs
    more than building them. They are listed by name, since a list reaches the base
    tables through every join of a view and a subquery does not. -#}
{% macro networks_checked() -%}
    {%- set query -%}
        select network
        from {{ ref('int_networks_collected') }}
        where is_published
            or {{ hash_of(['network']) }} % (
                1 + (select count(*) from {{ ref('int_networks_collected') }}) // 40
            ) = 0
        order by network
    {%- endset -%}
    {%- if execute and flags.WHICH in ['build', 'test'] -%}
        {{ return(quoted_list(run_query(query).columns[0].values()) or 'null') }}
    {%- endif -%}
    {{ return(query) }}
{%- endmacro %}
