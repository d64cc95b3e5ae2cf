with networks as (
    select * from {{ ref('int_networks_described') }}
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
),

accuracy_cells as (
    select * from {{ ref('int_accuracies_collected') }}
    where platform = 'any' and is_used and is_of_network_task
),

peak_cells as (
    select * from {{ ref('int_figures_collected') }}
    where figure = 'peak_tops' and (is_published or catalogue <> 'published')
),

published_peak_cells as (
    select
        name as platform,
        datatype,
        max(case when is_available then 'present' else 'not available' end)
            as availability,
        min(source) as source
    from peak_cells
    group by name, datatype
),

accuracy_datatypes as (
    select distinct datatype from accuracy_cells
),

peak_datatypes as (
    select distinct datatype from peak_cells
)

-- A network or platform that its table leaves out altogether is a gap as well.
select
    networks.network,
    cast(null as {{ dbt.type_string() }}) as platform,
    accuracy_datatypes.datatype,
    coalesce(accuracy_cells.availability, 'not published') as availability,
    accuracy_cells.source
from networks
cross join accuracy_datatypes
left join accuracy_cells
    on networks.network = accuracy_cells.network
    and accuracy_datatypes.datatype = accuracy_cells.datatype

union all

select
    null,
    platforms.platform,
    peak_datatypes.datatype,
    coalesce(published_peak_cells.availability, 'not published'),
    published_peak_cells.source
from platforms
cross join peak_datatypes
left join published_peak_cells
    on platforms.platform = published_peak_cells.platform
    and peak_datatypes.datatype = published_peak_cells.datatype
