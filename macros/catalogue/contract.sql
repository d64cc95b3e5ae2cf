{#- The tables of a catalogue in the order in which they are checked: a table uses
    names of those before it only. Their columns and rules are described where dbt
    knows them as sources (models/staging/catalogue). -#}
{% macro tables_of_a_catalogue() -%}
    {{ return([
        'sources', 'tasks', 'datatypes', 'networks', 'platforms', 'spellings',
        'platform_peaks', 'accuracies', 'network_layers', 'network_layer_sums',
        'measurements',
    ]) }}
{%- endmacro %}


{#- The tables that give names their meaning. -#}
{% macro tables_of_names() -%}
    {{ return([
        'sources', 'tasks', 'datatypes', 'networks', 'platforms', 'spellings',
    ]) }}
{%- endmacro %}


{#- The contract of each table: its columns in their order, as name -> meta, what
    holds of its rows together, and the words for both. -#}
{% macro catalogue_contracts() -%}
    {%- set contracts = {} -%}
    {%- for table in graph.sources.values()
        if table.source_name == 'catalogues' -%}
        {%- set columns = {} -%}
        {%- set descriptions = {} -%}
        {%- for column in table.columns.values() -%}
            {%- do columns.update({column.name: column.config.meta}) -%}
            {%- do descriptions.update({column.name: column.description}) -%}
        {%- endfor -%}
        {%- do contracts.update({table.name: {
            'columns': columns, 'together': table.config.meta,
            'description': table.description, 'descriptions': descriptions,
        }}) -%}
    {%- endfor -%}
    {{ return(contracts) }}
{%- endmacro %}


{#- Whether a column has to be there: its cells may not be empty. -#}
{% macro is_needed(column) -%}
    {{ return(not column.rule.get('optional')) }}
{%- endmacro %}


{% macro catalogue_relation(table) -%}
    raw.catalogue_{{ table }}
{%- endmacro %}


{#- The relation of a tidy table, for the staging model that reads it: it is filled
    by the model catalogue_rejects, which checks it. -#}
{% macro from_catalogues(table) -%}
    {%- do ref('catalogue_rejects') -%}
    {{ source('catalogues', table).include(database=false) }}
{%- endmacro %}


{#- Whether the published tables are part of this build: `published: no` builds from
    catalogues alone. -#}
{% macro with_published() -%}
    {%- set published = var('published') | string | lower -%}
    {%- if published not in ['yes', 'true', 'no', 'false'] -%}
        {%- do exceptions.raise_compiler_error(
            'published is ' ~ published ~ '. Say yes or no.'
        ) -%}
    {%- endif -%}
    {{ return(published in ['yes', 'true']) }}
{%- endmacro %}

{#- The end of a staging model of published rows. -#}
{% macro if_published() -%}
    {{ '' if with_published() else 'where false' }}
{%- endmacro %}


{#- Without the published tables their names still stand for what they stand for, of
    which a catalogue may speak; what none of them names is no part of the build. -#}
{% macro if_named_by_catalogues(column, name, models) -%}
    {%- if not with_published() -%}
    where {{ name }} in (
        {%- for model in models %}
        select {{ 'name' if 'figures' in model else column }} from {{ ref(model) }}
        {{ 'union' if not loop.last }}
        {%- endfor %}
    )
    {%- endif -%}
{%- endmacro %}


{#- The limits beyond which the contract calls a number unlikely, as rows of values. -#}
{% macro limits_of_catalogues() -%}
    {%- set rows = [] -%}
    {%- for table, contract in (catalogue_contracts() if execute else {}).items() -%}
        {%- for column, meta in contract.columns.items() if meta.warnings -%}
            {%- do rows.append(
                '(' ~ quoted_list([table, column]) ~ ', '
                ~ meta.warnings.get('below', 'null') ~ ', '
                ~ meta.warnings.get('above', 'null') ~ ', '
                ~ quoted_list([meta.warnings.likely, meta.warnings.write]) ~ ')'
            ) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ rows | join(',\n        ')
        or "(null, null, null, null, null, null)" }}
{%- endmacro %}
