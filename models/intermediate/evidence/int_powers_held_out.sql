-- What each measured power is on the line of the other networks and of the other
-- topologies, and what their mean would say.
with measurements as (
    select * from {{ ref('int_measurements_by_scope') }}
    where throughput_scope = 'device' and power_watts is not null
),

networks as (
    select * from {{ ref('int_networks_described') }}
),

lines as (
    select * from {{ ref('int_powers_fitted') }}
),

predicted as (
    select
        measurements.measurement_id,
        lines.protocol,
        measurements.platform,
        networks.topology,
        measurements.power_watts,
        exp(lines.mean_log_watts) as mean_watts,
        exp({{ log_watts_on_line('lines', 'ln(networks.parameters_millions)') }})
            as line_watts,
        {{ interval_factor('lines.log_deviation') }} as interval_factor
    from measurements
    inner join networks on measurements.network = networks.network
    inner join lines
        on measurements.platform = lines.platform
        and lines.left_out = case lines.protocol
            when 'leave one network out' then networks.network
            else networks.topology
        end
)

select
    'power by parameters' as estimator,
    measurement_id,
    protocol,
    platform,
    topology,
    power_watts,
    interval_factor,
    line_watts as predicted_watts
from predicted
union all
select
    'mean power',
    measurement_id,
    protocol,
    platform,
    topology,
    power_watts,
    cast(null as double),
    mean_watts
from predicted
