with spellings as (
    select kind, spelling, name from {{ ref('known_spellings') }}
),

canonical_names as (
    select 'network' as kind, network as name from {{ ref('known_networks') }}
    union all
    select 'topology', topology from {{ ref('known_topologies') }}
    union all
    select 'platform', platform from {{ ref('known_platforms') }}
    union all
    select 'datatype', datatype from {{ ref('known_datatypes') }}
    union all
    select 'source', source from {{ ref('known_sources') }}
)

select kind, trim(spelling) as spelling, trim(name) as name from spellings
union
select kind, trim(name) as spelling, trim(name) as name from canonical_names
