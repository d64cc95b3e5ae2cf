-- Rows of the files of a catalogue = rows in the marts + rows in the rejects. A row of a
-- table of names is there by its name, and a figure that another catalogue replaces is
-- a claim.
{%- set kept = {
    'measurements': ref('measurements'),
    'accuracies': ref('stg_catalogue__accuracies'),
    'network_layers': ref('stg_catalogue__network_layers'),
    'network_layer_sums': ref('stg_catalogue__network_layer_sums'),
    'networks': ref('stg_catalogue__networks'),
    'platforms': ref('stg_catalogue__platforms'),
    'datatypes': ref('stg_catalogue__datatypes'),
    'tasks': ref('stg_catalogue__tasks'),
} %}

with expected as (
    select
        catalogue,
        table_name,
        sum(rows_read - rows_refused) as row_count
    from {{ ref('catalogue_files') }}
    group by catalogue, table_name
),

kept as (
    {% for table, relation in kept.items() -%}
    select catalogue, '{{ table }}' as table_name, count(*) as row_count
    from {{ relation }}
    where catalogue <> 'published'
    group by catalogue
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

names_lost as (
    select network as name from {{ ref('stg_catalogue__networks') }}
    where network is null or network not in (select network from {{ ref('networks') }})
    union all
    select platform from {{ ref('stg_catalogue__platforms') }}
    where platform is null
        or platform not in (select platform from {{ ref('platforms') }})
)

select expected.catalogue, expected.table_name, expected.row_count
from expected
left join kept using (catalogue, table_name)
where expected.table_name in ('{{ kept.keys() | join("', '") }}')
    and expected.row_count <> coalesce(kept.row_count, 0)
union all
select null, name, null from names_lost
