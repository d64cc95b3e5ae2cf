{{ config(materialized='table') }}
-- A table, because every check of a name and every model of a source reads it.
with canonical_names as (
    select 'network' as kind, network as name from {{ ref('known_networks') }}
    union all
    select 'topology', topology from {{ ref('known_topologies') }}
    union all
    select 'platform', platform from {{ ref('known_platforms') }}
    union all
    select 'datatype', datatype from {{ ref('known_datatypes') }}
    union all
    select 'task', task from {{ ref('known_tasks') }}
    union all
    select 'source', source from {{ ref('known_sources') }}
),

spellings as (
    select kind, spelling, name from {{ ref('known_spellings') }}
    union
    select kind, name as spelling, name from canonical_names
)

select
    {{ cell('kind') }} as kind,
    {{ cell('spelling') }} as spelling,
    {{ cell('name') }} as name
from spellings
