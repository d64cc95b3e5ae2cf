with networks as (
    select * from {{ ref('int_networks_described') }}
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
),

accuracy_cells as (
    select * from {{ ref('int_accuracies_unpivoted') }}
),

peak_cells as (
    select * from {{ ref('int_peaks_unpivoted') }}
),

accuracy_datatypes as (
    select distinct datatype from accuracy_cells
),

peak_datatypes as (
    select distinct datatype from peak_cells
)

-- A network or platform that its table leaves out altogether is a gap as well.
select
    'network' as kind,
    networks.network as name,
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
    'platform' as kind,
    platforms.platform as name,
    peak_datatypes.datatype,
    coalesce(peak_cells.availability, 'not published') as availability,
    peak_cells.source
from platforms
cross join peak_datatypes
left join peak_cells
    on platforms.platform = peak_cells.platform
    and peak_datatypes.datatype = peak_cells.datatype
