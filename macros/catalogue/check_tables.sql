{#- What is wrong with the rows that a catalogue has for a table: into the rejects, and
    out of the table. Cells are checked by the rules of the seeds; what is wrong with
    rows together refuses all of them, since no one can say which is right. -#}
{% macro check_catalogue_table(catalogue, table, contract, rejects) -%}
    {%- set rules = {} -%}
    {%- for column, meta in contract.columns.items() -%}
        {%- do rules.update({column: meta.rule}) -%}
    {%- endfor -%}
    {% call statement('rejects', auto_begin=False) -%}
        insert into {{ rejects }}
        with known_names as (
            select kind, spelling, name from raw.catalogue_names
            where catalogue = {{ quoted(catalogue) }}
        ),

        cells_in_file as (
            select
                file,
                line
                {%- for column in rules %},
                {{ cell(adapter.quote(column)) }} as {{ adapter.quote(column) }}
                {%- endfor %}
            from {{ catalogue_relation(table) }}
            where catalogue = {{ quoted(catalogue) }}
        ),

        problems (file, line, column_name, printed, reason, remedy) as (
            {%- for column in columns_to_check(catalogue, table, rules) %}
            select
                file,
                line,
                '{{ column }}',
                printed,
                coalesce(
                    'is a name whose own row is refused (' || refused_at || ')',
                    {{ reason_in('problem') }}
                ),
                case when refused_at is not null then 'correct that row first'
                    else {{ remedy_in('problem') }}
                end
            from (
                select
                    file,
                    line,
                    {{ value_of(column) }} as printed,
                    {{ cell_problem(column, rules[column], prefix='') }} as problem,
                    {{ refused_at(catalogue, column, rules[column]) }} as refused_at
                from cells_in_file
            ) as checked
            where problem is not null
            union all
            {%- endfor %}
            {{ repeated_rows(table, contract.together.key, rules, given=true) }}
            {%- for rule in contract.together.get('at_most_one', []) %}
            union all
            {{ repeated_rows(table, rule.per, rules, rule.where, rule.showing) }}
            {%- endfor %}
            {%- if table == 'platforms' %}
            union all
            select
                file, line, 'platform', platform, 'is the word for every platform',
                'choose another name'
            from cells_in_file
            where platform = 'any'
            {%- endif %}
            {%- if table in ['accuracies', 'measurements'] %}
            union all
            {{ accuracies_above_100() }}
            {%- endif %}
            {%- if table in redefinable() %}
            union all
            {{ redefinitions(catalogue, table) }}
            {%- endif %}
        )

        select
            {{ quoted_list([catalogue, table]) }},
            file,
            line,
            column_name,
            printed,
            reason,
            coalesce(remedy, 'correct it'),
            1
        from problems
    {%- endcall %}
    {%- set refused -%}
        where catalogue = {{ quoted(catalogue) }} and (file, line) in (
            select (file, line) from {{ rejects }}
            where catalogue = {{ quoted(catalogue) }}
        )
    {%- endset -%}
    {%- if table in tables_of_names() -%}
        {%- do run_query(
            'insert into raw.catalogue_refused_names select catalogue, '
            ~ (cell('kind') if table == 'spellings' else quoted(table[:-1])) ~ ', '
            ~ cell('spelling' if table == 'spellings' else table[:-1])
            ~ ", file || ' line ' || line from " ~ catalogue_relation(table)
            ~ ' ' ~ refused
        ) -%}
    {%- endif -%}
    {%- do run_query('delete from ' ~ catalogue_relation(table) ~ ' ' ~ refused) -%}
{%- endmacro %}


{#- Where the row stands that would have given a name its meaning, had it not been
    refused: what uses the name goes with it, and says why. -#}
{% macro refused_at(catalogue, column, rule) -%}
    {%- if 'name' in rule or 'canonical' in rule -%}
    case when {{ name_for(value_of(column), kind_of(rule)) }} is null then (
        select min(refused.place) from raw.catalogue_refused_names as refused
        where refused.catalogue = {{ quoted(catalogue) }}
            and coalesce(refused.kind, {{ kind_of(rule) }}) = {{ kind_of(rule) }}
            and refused.name = {{ value_of(column) }}
    ) end
    {%- else -%}
    cast(null as varchar)
    {%- endif -%}
{%- endmacro %}

{% macro kind_of(rule) -%}
    {{ quoted(rule.name) if 'name' in rule else value_of(rule.canonical) }}
{%- endmacro %}


{#- An optional column in which nothing stands needs no check. -#}
{% macro columns_to_check(catalogue, table, rules) -%}
    {%- set query -%}
        select {% for column in rules -%}
            count({{ adapter.quote(column) }}) {{- ', ' if not loop.last }}
        {%- endfor %}
        from {{ catalogue_relation(table) }}
        where catalogue = {{ quoted(catalogue) }}
    {%- endset -%}
    {%- set filled = run_query(query).rows[0].values() -%}
    {%- set columns = [] -%}
    {%- for column in rules -%}
        {%- if filled[loop.index0] > 0 or not rules[column].get('optional') -%}
            {%- do columns.append(column) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(columns) }}
{%- endmacro %}


{#- Rows with the same values in some columns, of which there may be one. A key that
    nobody gave identifies nothing. -#}
{% macro repeated_rows(
    table, per, rules, where='true', showing=none, given=false
) -%}
    select
        file,
        line,
        '{{ per | join(", ") }}',
        printed,
        'stands in ' || len(places) || ' rows, at '
        || array_to_string(places[:3], ', '),
        'keep one of them, or tell them apart'
    from (
        {#- Only of what is repeated is it listed where: of a million rows that are all
            different, a list of one place each takes longer than all other checks. #}
        select
            keyed.*,
            list(place order by file, line) over (
                partition by {{ numbered('key', per) }}
            ) as places
        from (
            select
                file,
                line,
                {{ printed_together(per) }} as printed,
                file || ' line ' || line
                {%- if showing %} || ' (' || {{ value_of(showing) }} || ')'
                {%- endif %} as place,
                {{ key_of_row(table, per, rules) }}
            from cells_in_file
            where {{ where }}
        ) as keyed
        semi join (
            select {{ key_of_row(table, per, rules) }}
            from cells_in_file
            where {{ where }}
            group by all
            having count(*) > 1
        ) as repeated
            on {% for column in per -%}
            keyed.key_{{ loop.index }} is not distinct from
                repeated.key_{{ loop.index }}
            {{ 'and ' if not loop.last }}
            {%- endfor %}
    ) as placed
    {%- if given %}
    where printed <> ''
    {%- endif %}
{%- endmacro %}


{#- The values that a row is told apart by, as key_1, key_2, ...: two spellings of one
    name are the same, and so is a task that is named and one that is the network's. -#}
{% macro key_of_row(table, per, rules) -%}
    {%- for column in per %}
    {% if column == 'task' and table == 'accuracies' -%}
    {{ task_of_row() }}
    {%- elif column == 'measurement_id' -%}
    {{ measurement_id_in_catalogue() }}
    {%- else -%}
    {{ names_or_values([column], rules) }}
    {%- endif %} as key_{{ loop.index }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{% macro numbered(name, columns) -%}
    {%- for column in columns -%}
    {{ name }}_{{ loop.index }}{{ ', ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}


{#- A percentage has its end; the unit is that of the task, which is the network's
    unless the row names another. -#}
{% macro accuracies_above_100() -%}
    select
        file,
        line,
        'accuracy_pct',
        {{ value_of('accuracy_pct') }},
        'is above 100 percent',
        'correct it, or name a task with another unit'
    from cells_in_file
    where {{ to_number(value_of('accuracy_pct')) }} > 100
        and {{ task_of_row() }} not in (
            select {{ cell('task') }} from {{ catalogue_relation('tasks') }}
            where {{ cell('unit') }} <> 'percent'
        )
{%- endmacro %}


{% macro task_of_row() -%}
    coalesce(
        {{ name_for(value_of('task'), "'task'") }},
        (
            select max(tasks.task)
            from ({{ tasks_of_networks() }}) as tasks
            where tasks.network = {{ name_for(value_of('network'), "'network'") }}
        )
    )
{%- endmacro %}


{#- What a measurement is called within its catalogue. -#}
{% macro measurement_id_in_catalogue() -%}
    coalesce({{ cell('measurement_id') }}, file || ':' || line)
{%- endmacro %}


{% macro tasks_of_networks() -%}
    select networks.name as network, tasks.name as task
    from {{ catalogue_relation('networks') }} as rows
    inner join raw.catalogue_names as networks
        on rows.catalogue = networks.catalogue
        and networks.kind = 'network'
        and {{ cell('rows.network') }} = networks.spelling
    inner join raw.catalogue_names as tasks
        on rows.catalogue = tasks.catalogue
        and tasks.kind = 'task'
        and {{ cell('rows.task') }} = tasks.spelling
    union all
    select {{ cell('network') }}, {{ cell('task') }}
    from {{ ref('known_networks') }}
    inner join {{ ref('known_topologies') }} using (topology)
{%- endmacro %}


{#- What gives a datatype, task or source its meaning; it has one. -#}
{% macro redefinable() -%}
    {{ return({
        'datatypes': ['weight_bits', 'activation_bits', 'kind'],
        'tasks': ['unit', 'higher_is_better'],
        'sources': ['citation'],
    }) }}
{%- endmacro %}

{% macro redefinitions(catalogue, table) -%}
    {%- set name = table[:-1] -%}
    {%- set meaning = redefinable()[table] -%}
    {%- set known = {
        'datatypes': ref('known_datatypes'), 'tasks': ref('known_tasks'),
        'sources': ref('known_sources')
    }[table] -%}
    select
        cells_in_file.file,
        cells_in_file.line,
        '{{ name }}',
        cells_in_file.{{ name }},
        'is known already, with {{ "other" if meaning | length > 1 else "another" }} '
        || '{{ meaning | join(", ") }}: '
        || concat_ws(', ' {%- for column in meaning %}, known.{{ column }}
        {%- endfor %}),
        'say the same, leave the row out, or choose another name'
    from cells_in_file
    inner join (
        select {{ name }}, {{ meaning | join(', ') }} from {{ known }}
        union all
        select {{ name }}, {{ meaning | join(', ') }}
        from {{ catalogue_relation(table) }} as others
        where others.precedence < (
            select max(precedence) from {{ catalogue_relation(table) }}
            where catalogue = {{ quoted(catalogue) }}
        )
    ) as known
        on coalesce(
            {{ name_for(value_of(name), quoted(name)) }}, {{ value_of(name) }}
        ) = {{ cell('known.' ~ name) }}
    where false
        {%- for column in meaning %}
        or coalesce(
            cast({{ number_in('known.' ~ column) }} as varchar),
            {{ cell('known.' ~ column) }}
        ) <> coalesce(
            cast({{ number_in('cells_in_file.' ~ column) }} as varchar),
            cells_in_file.{{ column }}
        )
        {%- endfor %}
{%- endmacro %}


{#- Everything that is refused is told at once; the first twenty say enough for a
    screen, the relation has all. What goes with another row comes after it. -#}
{% macro report_rejects(rejects) -%}
    {%- set counts = run_query(
        'select count(*), coalesce((select count(*) from (select distinct catalogue,'
        ~ ' file, line from ' ~ rejects ~ ' where line is not null)), 0)'
        ~ ' + coalesce(sum(rows_refused) filter (line is null), 0)::bigint from '
        ~ rejects
    ).rows[0].values() -%}
    {%- if counts[0] > 0 -%}
        {%- set told = run_query(
            "select concat_ws(', ', catalogue || '/' || file, 'line ' || line,"
            ~ " 'column ' || column_name) || ': ' || coalesce('''' ||"
            ~ " value || ''' ', '') || reason || ': ' || remedy from " ~ rejects
            ~ " order by remedy = 'correct that row first', catalogue, file, line,"
            ~ ' column_name limit 20'
        ).columns[0].values() | list -%}
        {%- set more = counts[0] - told | length -%}
        {%- set message = told | join('\n')
            ~ ('\nand ' ~ more ~ ' more' if more > 0 else '') -%}
        {%- if var('on_reject') == 'skip' -%}
            {{ log(
                counts[1] ~ ' rows of the catalogues are left out (see the mart'
                ~ ' rejects):\n' ~ message, info=true
            ) }}
        {%- else -%}
            {%- do exceptions.raise_compiler_error(
                'The catalogues cannot be used as they are; all '
                ~ counts[0] ~ ' problems stand in ' ~ rejects
                ~ ', and on_reject: skip builds without their ' ~ counts[1]
                ~ ' rows:\n' ~ message
            ) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
