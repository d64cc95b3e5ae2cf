with planned as (
    select * from {{ ref('stg_qutibench__experiments_unpivoted') }}
),

measured as (
    select
        platform,
        network,
        datatype,
        count(*) as measurements
    from {{ ref('int_measurements_matched') }}
    where network is not null and precedence = 0
    group by platform, network, datatype
),

networks as (
    select * from {{ ref('int_networks_described') }}
),

published_networks as (
    select * from {{ ref('stg_networks') }}
),

planned_networks as (
    select
        planned.platform,
        networks.network,
        planned.datatype,
        planned.batches_or_threads
    from planned
    inner join published_networks as networks
        on planned.topology = networks.topology
        and planned.pruning_pct = networks.pruning_pct
),

compared as (
    select
        coalesce(planned_networks.platform, measured.platform) as platform,
        coalesce(planned_networks.network, measured.network) as network,
        coalesce(planned_networks.datatype, measured.datatype) as datatype,
        planned_networks.batches_or_threads,
        planned_networks.platform is not null as is_in_overview,
        coalesce(measured.measurements, 0) as measurements
    from planned_networks
    full outer join measured
        on planned_networks.platform = measured.platform
        and planned_networks.network = measured.network
        and planned_networks.datatype = measured.datatype
)

select
    compared.platform,
    compared.network,
    compared.datatype,
    networks.task,
    compared.batches_or_threads,
    compared.is_in_overview,
    compared.measurements,
    case
        when not compared.is_in_overview then 'measured, not in the overview'
        when compared.measurements = 0 then 'in the overview, not measured'
        else 'measured'
    end as status
from compared
inner join networks on compared.network = networks.network
