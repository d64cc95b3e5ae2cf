{{ config(materialized='table') }}
-- A table, because a function cannot read a view whose columns have the names of its
-- arguments.
select
    {{ cell('evidence') }} as evidence,
    cast({{ number_in('position') }} as integer) as position,
    {{ cell('figures') }} as figures,
    {{ cell('traffic_model') }} as traffic_model,
    {{ cell('system_traffic_model') }} as system_traffic_model,
    {{ cell('conditions') }} as conditions,
    {{ cell('stands_for') }} as stands_for
from {{ ref('known_evidences') }}
