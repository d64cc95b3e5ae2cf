-- What the estimator gives for every design at every condition that it can run.
with designs as (
    select * from {{ ref('int_estimator_designs') }}
),

bounds as (
    select * from {{ ref('int_throughputs_bounded') }}
    where traffic_model = 'weights_on_chip'
        and why_not_predicted is null
        and is_feasible is not false
),

topologies_measured as (
    select distinct family, topology from {{ ref('int_estimator_inputs') }}
),

-- Families whose parameters and errors are of networks with assumed layers already.
families_of_assumed as (
    select distinct family from {{ ref('int_estimator_inputs') }}
    where layers_from = 'assumed'
),

with_parameters as (
    select
        designs.*,
        bounds.task,
        bounds.batch_size,
        bounds.threads,
        bounds.throughput_fps as bound_fps,
        {{ estimator_parameters('parameters') }}
    from designs
    inner join bounds
        on designs.network = bounds.network
        and designs.platform = bounds.platform
        and designs.datatype = bounds.datatype
    left join topologies_measured
        on designs.family = topologies_measured.family
        and designs.topology = topologies_measured.topology
    inner join {{ ref('int_estimator_parameters') }} as parameters
        on designs.family = parameters.family
        and designs.platform = parameters.platform
        and designs.datatype = parameters.datatype
        and (topologies_measured.topology is null) = parameters.is_new_topology
),

less_certain as (
    select * replace (
        case
            when layers_from = 'assumed'
                and family not in (select family from families_of_assumed)
                then unexplained_variance
                    + power({{ var('assumed_layers_log_deviation') }}, 2)
            else unexplained_variance
        end as unexplained_variance
    )
    from with_parameters
),

modelled as (
    {{ throughput_modelled('less_certain') }}
)

select
    network,
    platform,
    datatype,
    batch_size,
    threads,
    task,
    layers_from,
    calibrated_on,
    is_new_topology,
    bound_fps,
    least(modelled_fps, bound_fps) as estimated_fps,
    least(modelled_fps, bound_fps) / {{ interval_factor('log_deviation') }}
        as estimated_fps_lower,
    least(
        least(modelled_fps, bound_fps) * {{ interval_factor('log_deviation') }},
        bound_fps
    ) as estimated_fps_upper
from modelled
