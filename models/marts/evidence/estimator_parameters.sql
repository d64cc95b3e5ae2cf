{{ config(materialized='view') }}
-- Functions read it: an unqualified column would be their argument of that name.
select
    parameters.family,
    parameters.platform,
    parameters.datatype,
    parameters.is_new_topology,
    parameters.calibrated_on,
    parameters.work_factor,
    parameters.half_length_m,
    parameters.half_length_k,
    parameters.half_length_n,
    parameters.fill_inputs,
    parameters.weight_factor,
    parameters.activation_factor,
    parameters.call_seconds,
    parameters.layer_seconds,
    parameters.unexplained_variance,
    parameters.assumed_layers_variance,
    parameters.assumed_other_elements_variance,
    parameters.directions,
    parameters.topologies,
    parameters.measurements
from {{ ref('int_estimator_parameters_described') }} as parameters
