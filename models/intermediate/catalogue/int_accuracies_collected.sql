{{ config(materialized='table') }}
with table_accuracies as (
    select * from {{ ref('stg_qutibench__accuracies_unpivoted') }}
),

-- What a platform reached of its own: all batches of a design agree.
measured_accuracies as (
    select
        network,
        datatype,
        platform,
        max(accuracy_pct) as accuracy_pct,
        max(top5_pct) as top5_pct,
        'present' as availability,
        max(source) as source
    from {{ ref('int_measurements_matched') }}
    where network is not null and accuracy_pct is not null
    group by network, datatype, platform
)

select
    network, datatype, platform, accuracy_pct, top5_pct, availability, source
from table_accuracies
union all
select
    network, datatype, platform, accuracy_pct, top5_pct, availability, source
from measured_accuracies
