-- The layers of a network are those of the last catalogue that has any, else those
-- that its published definition gives.
with layers as (
    select 'published' as catalogue, 0 as precedence, *
    from {{ ref('stg_network_layers') }}
    union all by name
    select * from {{ ref('stg_catalogue__network_layers') }}
),

last_stated as (
    select network, max(precedence) as precedence
    from layers
    group by network
)

select layers.*
from layers
inner join last_stated using (network, precedence)
