with layers as (
    select * from {{ ref('stg_catalogue__network_layers') }}
),

-- The layers of a network are those of the last catalogue that has any.
last_stated as (
    select network, max(precedence) as precedence
    from layers
    group by network
)

select
    layers.network,
    layers.layer,
    layers.layer_name,
    layers.kind,
    layers.groups,
    layers.m,
    layers.k,
    layers.n,
    layers.operations,
    layers.parameters,
    layers.input_elements,
    layers.output_elements,
    layers.repeats,
    layers.source
from layers
inner join last_stated using (network, precedence)
