{#- Reads the catalogues of this build into schema raw, a table of text for each tidy
    table, and checks every cell before any model reads it. What is refused becomes
    rows of this relation and is taken out of the tables:

    catalogue, file, line   where it stands; without a line it is the whole file
    table_name, column_name, value
    reason, remedy          what is wrong with it, and what to do
    rows_refused            the rows that go with it: 1, or all of a file

    A name whose row is refused takes with it whatever uses it, and says so.

    With `on_reject: stop` (the default) anything refused stops the build, with all
    its problems; with `skip` the build goes on without those rows. -#}
{% materialization catalogues, adapter='duckdb' %}
    {%- set rejects = this.incorporate(type='table') -%}
    {%- set contracts = catalogue_contracts() -%}
    {{ run_hooks(pre_hooks) }}
    {% call statement('main', auto_begin=False) -%}
        {{ empty_catalogue_tables(rejects, contracts) }}
    {%- endcall %}

    {%- do stop_on_unusable_folders() -%}
    {%- if catalogue_folders() -%}
        {%- for file in files_of_catalogues(rejects) -%}
            {%- do read_catalogue_file(file, contracts[file.table], rejects) -%}
        {%- endfor -%}
        {%- do name_catalogues() -%}
        {%- for table in tables_of_a_catalogue() -%}
            {%- for catalogue in catalogues_with(table) -%}
                {%- do check_catalogue_table(
                    catalogue, table, contracts[table], rejects
                ) -%}
            {%- endfor -%}
            {%- if table in tables_of_names() -%}
                {%- do name_catalogues() -%}
            {%- endif -%}
        {%- endfor -%}
        {%- do report_rejects(rejects) -%}
    {%- endif -%}
    {%- do run_query('drop table raw.catalogue_refused_names') -%}

    {{ run_hooks(post_hooks) }}
    {{ return({'relations': [rejects]}) }}
{% endmaterialization %}


{#- One statement for all: without a catalogue this is all there is to do. -#}
{% macro empty_catalogue_tables(rejects, contracts) -%}
    begin;
    create schema if not exists raw;
    create or replace table {{ rejects }} (
        catalogue varchar, table_name varchar, file varchar, line bigint,
        column_name varchar, value varchar, reason varchar, remedy varchar,
        rows_refused bigint
    );
    create or replace table raw.catalogue_files (
        catalogue varchar, precedence integer, table_name varchar, file varchar,
        rows_read bigint
    );
    create or replace table raw.catalogue_names (
        catalogue varchar, kind varchar, spelling varchar, name varchar
    );
    create or replace table raw.catalogue_refused_names (
        catalogue varchar, kind varchar, name varchar, place varchar
    );
    {%- for table, contract in contracts.items() %}
    create or replace table {{ catalogue_relation(table) }} (
        catalogue varchar, precedence integer, file varchar, line bigint
        {%- for column in contract.columns %},
        {{ adapter.quote(column) }} varchar
        {%- endfor %}
    );
    {{ comments_on_catalogue_table(table, contract) }}
    {%- endfor %}
    {{ comments_on_helpers() }}
    commit;
{%- endmacro %}


{#- The contract's words, in the database too: dbt keeps them for models alone. -#}
{% macro comments_on_catalogue_table(table, contract) -%}
    {%- set relation = catalogue_relation(table) -%}
    comment on table {{ relation }} is {{ quoted_comment(contract.description) }};
    {%- for column, text in dict({
        'catalogue': 'The catalogue: the name of its folder.',
        'precedence': 'Place of its catalogue in this build; a later one wins.',
        'file': 'The file in its folder.',
        'line': 'The line of the file; of a Parquet file the row.',
    }, **contract.descriptions).items() %}
    comment on column {{ relation }}.{{ adapter.quote(column) }}
        is {{ quoted_comment(text) }};
    {%- endfor %}
{%- endmacro %}

{% macro comments_on_helpers() -%}
    {%- for relation, columns in {
        'raw.catalogue_files': {
            'catalogue': 'The catalogue: the name of its folder.',
            'precedence': 'Place of its catalogue in this build; a later one wins.',
            'table_name': 'The table that the file holds.',
            'file': 'The file in its folder.',
            'rows_read': 'Rows of the file, without its header and blank lines.',
        },
        'raw.catalogue_names': {
            'catalogue': 'The catalogue that may use the name.',
            'kind': 'What is named: a network, platform, datatype, task or source.',
            'spelling': 'As its files may print it.',
            'name': 'The canonical name.',
        },
    }.items() -%}
    {%- for column, text in columns.items() %}
    comment on column {{ relation }}.{{ column }} is {{ quoted_comment(text) }};
    {%- endfor %}
    {%- endfor %}
{%- endmacro %}


{% macro catalogues_with(table) -%}
    {%- set query -%}
        select distinct catalogue, precedence from {{ catalogue_relation(table) }}
        order by precedence
    {%- endset -%}
    {{ return(run_query(query).columns[0].values() | list) }}
{%- endmacro %}


{#- Every name that each catalogue may use: its own spellings first, then the names
    of all catalogues and of the project, then the spellings of the project. A row
    that another kind of name is needed for is checked after this has run. -#}
{% macro name_catalogues() -%}
    {% call statement('names', auto_begin=False) -%}
        begin;
        delete from raw.catalogue_names;
        insert into raw.catalogue_names
        with catalogues as (
            select distinct catalogue from raw.catalogue_files
        ),

        own_spellings as (
            select
                catalogue,
                {{ cell('kind') }} as kind,
                {{ cell('spelling') }} as spelling,
                max({{ cell('name') }}) as name
            from {{ catalogue_relation('spellings') }}
            group by all
            having count(distinct {{ cell('name') }}) = 1
        ),

        known as (
            select kind, spelling, name from {{ ref('stg_names') }}
        ),

        rows as (
            {%- for table in tables_of_names() if table != 'spellings' %}
            {%- set kind = table[:-1] %}
            select distinct
                catalogue,
                '{{ kind }}' as kind,
                {{ cell(kind) }} as name
            from {{ catalogue_relation(table) }}
            where {{ cell(kind) }} is not null
            {{ 'union all' if not loop.last }}
            {%- endfor %}
        ),

        {#- A definition under another spelling defines nothing new, where that leads
            to anything in this build. #}
        defined as (
            select distinct kind, name from rows
            where (catalogue, kind, name) not in (
                select (catalogue, kind, spelling) from own_spellings
                where (kind, name) in (
                    select (kind, name) from rows
                    union all
                    select (kind, name) from known
                )
            )
        ),

        canonical as (
            select kind, name from known where spelling = name
            union
            select kind, name from defined
            where (kind, name) not in (
                select (kind, spelling) from known where spelling <> name
            )
            union
            select 'source', catalogue from catalogues
        ),

        spelt as (
            select own_spellings.*, 1 as place
            from own_spellings
            inner join canonical using (kind, name)
            union all
            select catalogue, kind, name, name, 2 from canonical cross join catalogues
            union all
            select catalogue, kind, spelling, name, 3 from known cross join catalogues
        )

        select catalogue, kind, spelling, arg_min(name, place) as name
        from spelt
        group by catalogue, kind, spelling
        order by catalogue, kind, spelling;
        commit;
    {%- endcall %}
{%- endmacro %}
