-- What the estimator gives at each measurement that it was fitted to.
with inputs as (
    select * from {{ ref('int_estimator_inputs') }}
),

with_parameters as (
    select
        inputs.*,
        {{ estimator_parameters('parameters') }}
    from inputs
    inner join {{ ref('int_estimator_parameters') }} as parameters
        on inputs.family = parameters.family
        and inputs.platform = parameters.platform
        and inputs.datatype = parameters.datatype
        and not parameters.is_new_topology
),

modelled as (
    {{ throughput_modelled('with_parameters') }}
)

select
    measurement_id,
    network,
    topology,
    family,
    platform,
    datatype,
    batch_size,
    threads,
    throughput_fps as measured_throughput_fps,
    bound_fps,
    modelled_fps,
    least(modelled_fps, bound_fps) as estimated_fps,
    log_deviation
from modelled
