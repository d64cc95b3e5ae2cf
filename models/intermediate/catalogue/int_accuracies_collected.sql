{{ config(materialized='table') }}
-- Accuracies as claims, the published table's, what platforms reached in
-- measurements, and the catalogues'. The last one stated is used; predictions take
-- those of the network's own task.
with networks as (
    select * from {{ ref('int_networks_described') }}
),

table_accuracies as (
    select * from {{ ref('stg_qutibench__accuracies_unpivoted') }}
),

catalogue_accuracies as (
    select * from {{ ref('stg_catalogue__accuracies') }}
),

-- What a platform reached of its own: all batches of a design agree.
measured_accuracies as (
    select
        catalogue,
        precedence,
        network,
        task,
        datatype,
        platform,
        max(accuracy_pct) as accuracy_pct,
        max(top5_pct) as top5_pct,
        max(source) as source
    from {{ ref('int_measurements_matched') }}
    where network is not null and accuracy_pct is not null
    group by catalogue, precedence, network, task, datatype, platform
),

claims as (
    select
        'published' as catalogue,
        0 as precedence,
        network,
        datatype,
        platform,
        cast(null as {{ dbt.type_string() }}) as task,
        accuracy_pct,
        top5_pct,
        availability,
        source
    from table_accuracies

    union all

    select
        catalogue,
        precedence,
        network,
        datatype,
        platform,
        task,
        accuracy_pct,
        top5_pct,
        'present',
        source
    from catalogue_accuracies

    union all

    -- A platform's accuracy that is stated is stated; else what its runs reached.
    select
        catalogue,
        precedence - 0.5,
        network,
        datatype,
        platform,
        task,
        accuracy_pct,
        top5_pct,
        'present',
        source
    from measured_accuracies
),

with_tasks as (
    select
        {{ star_replace(
            {'task': 'coalesce(claims.task, networks.task)'}, 'claims'
        ) }},
        networks.task as network_task
    from claims
    inner join networks on claims.network = networks.network
),

-- What a source states and its own runs reached is said once.
said_once as (
    select
        *,
        row_number() over (
            partition by
                catalogue, network, datatype, platform, task, source, accuracy_pct
            order by precedence desc
        ) as place
    from with_tasks
)

select
    catalogue,
    network,
    datatype,
    platform,
    task,
    accuracy_pct,
    top5_pct,
    availability,
    row_number() over (
        partition by network, datatype, platform, task
        order by precedence desc, accuracy_pct desc, source asc
    ) = 1 as is_used,
    coalesce(task = network_task, task is null and network_task is null)
        as is_of_network_task,
    source
from said_once
where place = 1
