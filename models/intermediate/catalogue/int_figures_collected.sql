{{ config(materialized='table') }}
-- Every figure as a claim, and which of them is used: that of the last catalogue that
-- states it, else of a further source that says so, else the published table's. Where
-- a catalogue has the layers of a network, or its published definition gives them, the
-- sums over them are claims that win over what the same one states. A table, because
-- nearly everything reads it.
with table_figures as (
    select * from {{ ref('stg_qutibench__network_figures_unpivoted') }}
    union all
    select * from {{ ref('stg_qutibench__platform_figures_unpivoted') }}
),

further_figures as (
    select * from {{ ref('stg_figures') }}
),

catalogue_figures as (
    select * from {{ ref('stg_catalogue__figures_unpivoted') }}
),

layer_sums as (
    {% for figure in layer_sums() -%}
    select
        catalogue,
        network as name,
        '{{ figure }}' as figure,
        {{ figure }} as figure_value,
        precedence,
        source
    from {{ ref('int_network_layers_summed') }}
    -- Layers of which nothing is counted are no claim that there is nothing.
    where {{ figure }} > 0
    {{ 'union all' if not loop.last }}
    {% endfor -%}
),

-- The claim of the highest precedence is used; one without any never is.
claims as (
    select
        'published' as catalogue,
        kind,
        name,
        figure,
        datatype,
        figure_value,
        is_available,
        -- An intensity is computed, never taken as printed.
        case when figure <> 'operational_intensity_ops_per_byte' then 0 end
            as precedence,
        true as is_published,
        true as is_of_table,
        case figure
            when 'operational_intensity_ops_per_byte'
                then 'printed; predictions compute it from operations and bytes'
            else 'the published figure'
        end as reason,
        source
    from table_figures

    union all

    select
        'published',
        kind,
        name,
        figure,
        datatype,
        figure_value,
        is_available,
        case when is_used then 1 end,
        is_published,
        false,
        reason,
        source
    from further_figures

    union all

    select
        catalogue,
        kind,
        name,
        figure,
        datatype,
        figure_value,
        is_available,
        case when figure <> 'sparse_peak_tops' then 1 + precedence end,
        false,
        false,
        case figure
            when 'sparse_peak_tops' then 'sparse; predictions use dense peaks'
            else 'stated by the catalogue ' || catalogue
        end,
        source
    from catalogue_figures

    union all

    select
        catalogue,
        'network',
        name,
        figure,
        null,
        figure_value,
        true,
        1.5 + precedence,
        false,
        false,
        'the sum over the layers of the network',
        source
    from layer_sums
),

compared as (
    select
        *,
        max(precedence) over one_figure as used_precedence,
        first_value(source) over (
            partition by kind, name, figure, datatype
            order by precedence desc nulls last
        ) as used_source,
        -- What a further source says of the published analysis replaces its table.
        max(case when is_published and not is_of_table then 1 else 0 end)
            over one_figure as is_published_replaced
    from claims
    window one_figure as (partition by kind, name, figure, datatype)
)

select
    catalogue,
    kind,
    name,
    figure,
    datatype,
    figure_value,
    is_available,
    coalesce(precedence = used_precedence, false) as is_used,
    is_published and not (is_of_table and is_published_replaced = 1)
        as is_published,
    case
        when precedence < used_precedence
            then 'replaced by that of ' || used_source
        else reason
    end as reason,
    source
from compared
