{#- The rows that break what the YAML of a mart promises of them (`meta: promises`), with
    the mart and the promise. One query for all, because starting a test costs more than
    running it. It knows only those that are named here: dbt reads the YAML after it has
    seen what a test depends on. -#}
{% macro broken_promises(marts) -%}
    {%- set relations = {} -%}
    {%- for mart in marts -%}
        {%- do relations.update({mart: ref(mart)}) -%}
    {%- endfor -%}
    {%- set networks = networks_checked() -%}
    {%- set queries = [] -%}
    {%- for node in (graph.nodes if execute else {}).values()
        if node.config.meta.promises -%}
        {%- set promises = node.config.meta.promises -%}
        {%- for mart in [node.name] + promises.get('refers_to', {}).values() | list
            if mart not in relations -%}
            {{ exceptions.raise_compiler_error(
                'Nobody tests what ' ~ node.name ~ ' promises: add ' ~ mart
                ~ ' to the marts of ' ~ model.original_file_path
            ) }}
        {%- endfor -%}
        {%- do queries.append(
            promises_broken_in(
                node.name, node.config.materialized == 'view', relations, networks,
                **promises
            )
        ) -%}
    {%- endfor -%}
    {{ queries | join('\nunion all\n') or 'select 1 where false' }}
{%- endmacro %}


{#- The same of one mart. Nulls in the columns of a table are the business of its contract.

    key         the columns that identify a row; a null in one is a value
    above_zero  columns whose values are above zero and finite
    percent     columns whose values are percentages
    present     columns that have a value in every row; for a view, which has no
                constraints
    one_of      for a column, the values it may take
    refers_to   for a column, the mart whose column of that name has the value
    is_computed a view of any size, of which some networks are checked
    where       the rows that are checked, if not all -#}
{% macro promises_broken_in(
    mart, is_view, relations, networks, key, above_zero=[], percent=[], present=[],
    one_of={}, refers_to={}, is_computed=false, where='true'
) -%}
    {%- set rows = mart ~ '_rows' -%}
    {%- set broken = [] -%}
    {%- for column in above_zero -%}
        {%- do broken.append((
            column, 'is above zero',
            'not (' ~ column ~ ' > 0 and ' ~ column ~ ' < ' ~ infinity() ~ ')'
        )) -%}
    {%- endfor -%}
    {%- for column in percent -%}
        {%- do broken.append((
            column, 'is a percentage',
            'not (' ~ column ~ ' >= 0 and ' ~ column ~ ' <= 100)'
        )) -%}
    {%- endfor -%}
    {%- for column in present -%}
        {%- do broken.append((column, 'is present', column ~ ' is null')) -%}
    {%- endfor -%}
    {%- for column, values in one_of.items() -%}
        {%- do broken.append((
            column, 'is one of ' ~ values | join(', '),
            column ~ ' not in (' ~ quoted_list(values) ~ ')'
        )) -%}
    {%- endfor -%}
    {%- for column, other in refers_to.items() -%}
        {%- do broken.append((
            column, 'is in ' ~ other,
            column ~ ' not in (select ' ~ column ~ ' from ' ~ relations[other] ~ ')'
        )) -%}
    {%- endfor -%}
(
    -- Read once: a view is computed at every look.
    with {{ rows }} as {{ materialized() if is_view }} (
        select * from {{ relations[mart] }}
        where {{ where }}
            {{ 'and network in (' ~ networks ~ ')' if is_computed }}
    )

    select
        '{{ mart }}' as mart,
        '{{ key | join(", ") }} is the key' as promise,
        concat_ws(' ', {{ key | join(', ') }}) as broken_by
    from {{ rows }}
    group by {{ key | join(', ') }}
    having count(*) > 1
    {% for column, promise, is_broken in broken %}
    union all
    select
        '{{ mart }}',
        '{{ column }} {{ promise }}',
        concat_ws(' ', {{ key | join(', ') }})
            || ': ' || coalesce(cast({{ column }} as {{ dbt.type_string() }}), 'null')
    from {{ rows }}
    where {{ is_broken }}
    {% endfor %}
)
{%- endmacro %}
