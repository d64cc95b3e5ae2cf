-- A statement for all laws: most of what a data test costs is dbt's own.
with
-- Rows of the files of a catalogue = rows in the marts + rows in the rejects. A row of a
-- table of names is there by its name, and a figure that another catalogue replaces is
-- a claim.
catalogue_rows_are_kept as (
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
),

-- An intensity that is more than 2 % away from the published one, or from what
-- the printed figures give, has its claims in spec_claims.
large_differences_are_explained as (
    select intensities.*
    from {{ ref('operational_intensities') }} as intensities
    left join {{ ref('spec_claims') }} as claims
        on intensities.network = claims.network
        and intensities.datatype = claims.datatype
        and claims.figure = 'operational_intensity_ops_per_byte'
    where claims.network is null
        and (
            abs(intensities.relative_difference)
            > {{ var('explained_difference') }}
            or abs(intensities.printed_figures_relative_difference)
            > {{ var('explained_difference') }}
        )
),

-- Of all claims about one figure exactly one is used, and of those that the
-- published tables hold exactly one is the published analysis'. An intensity is
-- computed, and a sparse peak never used.
one_figure_is_used as (
    select kind, name, figure, datatype
    from {{ ref('int_figures_collected') }}
    group by kind, name, figure, datatype
    having (
            count(case when is_used then 1 end) <> 1
            and figure not in (
                'operational_intensity_ops_per_byte', 'sparse_peak_tops'
            )
        )
        or count(case when is_published then 1 end) > 1
),

-- A cell that is present is a row of accuracies or platform_peaks, and every
-- such row is a present cell or a figure from another source.
present_cells_are_rows as (
    with present as (
        select network, platform, datatype from {{ ref('availability') }}
        where availability = 'present'
    ),

    general_accuracies as (
        select accuracies.network, accuracies.datatype
        from {{ ref('accuracies') }} as accuracies
        inner join {{ ref('networks') }} as networks
            on accuracies.network = networks.network
            and accuracies.task is not distinct from networks.task
        where accuracies.platform = 'any' and accuracies.is_used
    )

    (
        select network as key, datatype from present
        where network is not null
        except
        select network, datatype from general_accuracies
    )
    union all
    (
        select network, datatype from general_accuracies
        except
        select network, datatype from present
    )
    union all
    (
        select platform, datatype from present
        where platform is not null
        except
        select platform, datatype from {{ ref('platform_peaks') }}
    )
),

-- Published cells = rows + cells that say nm or na: nothing lost, nothing
-- invented. Counted from the tables as loaded, without the models' unpivot.
unpivot_conserves_cells as (
    {%- set tables = [
        ('network', ref('qutibench_accuracies'), 1 + 1),
        ('platform', ref('qutibench_platforms'), 1 + 4),
    ] %}

    with cells_published as (
        {% for kind, seed, other_columns in tables %}
        select
            '{{ kind }}' as kind,
            (select count(*) from {{ seed }})
            * (
                (
                    select count(*)
                    from information_schema.columns
                    where table_schema = '{{ seed.schema }}'
                        and table_name = '{{ seed.identifier }}'
                ) - {{ other_columns }}
            ) as cells
        {{ "union all" if not loop.last }}
        {% endfor %}
    ),

    cells_kept as (
        select 'network' as kind, count(*) as cells
        from {{ ref('stg_qutibench__accuracies_unpivoted') }}
        union all
        select 'platform', count(*)
        from {{ ref('stg_qutibench__platform_figures_unpivoted') }}
        where figure = 'peak_tops'
    )

    select *
    from cells_published
    full outer join cells_kept using (kind)
    where cells_published.cells is distinct from cells_kept.cells
        and {{ with_published() }}
)

{{ broken_laws([
    'catalogue_rows_are_kept',
    'large_differences_are_explained',
    'one_figure_is_used',
    'present_cells_are_rows',
    'unpivot_conserves_cells'
]) }}
