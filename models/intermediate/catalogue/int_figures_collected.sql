{{ config(materialized='table') }}
-- A table, because nearly everything reads it.
with table_figures as (
    select * from {{ ref('stg_qutibench__network_figures_unpivoted') }}
    union all
    select * from {{ ref('stg_qutibench__platform_figures_unpivoted') }}
),

further_figures as (
    select * from {{ ref('stg_figures') }}
),

-- Per figure, whether a further source says that its own is the one to use, or
-- the one that the published analysis used.
replacements as (
    select
        kind,
        name,
        figure,
        datatype,
        bool_or(is_used) as is_used_replaced,
        bool_or(is_published) as is_published_replaced,
        {{ dbt.listagg(
            'case when is_used then source end', "', '", 'order by source'
        ) }} as used_source
    from further_figures
    group by kind, name, figure, datatype
),

table_figures_judged as (
    select
        table_figures.kind,
        table_figures.name,
        table_figures.figure,
        table_figures.datatype,
        table_figures.figure_value,
        table_figures.is_available,
        not coalesce(replacements.is_used_replaced, false)
            -- An intensity is computed, never taken as printed.
            and table_figures.figure <> 'operational_intensity_ops_per_byte'
            as is_used,
        not coalesce(replacements.is_published_replaced, false) as is_published,
        case
            when table_figures.figure = 'operational_intensity_ops_per_byte'
                then 'printed; predictions compute it from operations and bytes'
            when replacements.is_used_replaced
                then 'replaced by that of ' || replacements.used_source
            else 'the published figure'
        end as reason,
        table_figures.source
    from table_figures
    left join replacements
        on table_figures.kind = replacements.kind
        and table_figures.name = replacements.name
        and table_figures.figure = replacements.figure
        and table_figures.datatype is not distinct from replacements.datatype
)

select
    kind, name, figure, datatype, figure_value, is_available, is_used,
    is_published, reason, source
from table_figures_judged
union all
select
    kind, name, figure, datatype, figure_value, is_available, is_used,
    is_published, reason, source
from further_figures
