{{ config(materialized='table') }}
{%- set columns = [
    'network', 'layer', 'layer_name', 'kind', 'groups', 'm', 'k', 'n', 'operations',
    'parameters', 'input_elements', 'output_elements', 'repeats', 'source',
] -%}

-- The layers of a network are those of the last catalogue that has any, else those
-- that its published definition gives. A table, because it is read for sums, times and
-- figures.
with layers as (
    select 'published' as catalogue, 0 as precedence, {{ columns | join(', ') }}
    from {{ ref('stg_network_layers') }}
    union all
    select catalogue, precedence, {{ columns | join(', ') }}
    from {{ ref('stg_catalogue__network_layers') }}
),

last_stated as (
    select network, max(precedence) as precedence
    from layers
    group by network
)

select layers.*
from layers
inner join last_stated using (network, precedence)
