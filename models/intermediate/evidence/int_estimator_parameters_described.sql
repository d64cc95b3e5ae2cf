-- The parameters, with what their family measured and what it had to assume: that is in
-- its parameters and errors already. Of a family that measured nothing nobody knows what
-- other operators move, and all others assumed it.
with parameters as (
    select * from {{ ref('int_estimator_parameters') }}
),

families as (
    select
        family,
        {{ list_of('topology') }} as topologies,
        bool_or(layers_from = 'assumed') as assumes_layers,
        bool_or(layers_from <> 'summed') as assumes_other_elements
    from {{ ref('int_estimator_inputs') }}
    group by family
)

select
    parameters.*,
    families.topologies,
    case when coalesce(families.assumes_layers, false) then 0
        else power({{ var('assumed_layers_log_deviation') }}, 2)
    end as assumed_layers_variance,
    case when coalesce(families.assumes_other_elements, true) then 0
        else power({{ var('assumed_other_elements_log_deviation') }}, 2)
    end as assumed_other_elements_variance
from parameters
left join families on parameters.family = families.family
