-- What a network draws on every platform whose power was measured under any network.
-- One of a topology that the platform never measured is less certain.
with networks as (
    select * from {{ ref('int_networks_described') }}
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
),

lines as (
    select * from {{ ref('int_powers_fitted') }}
    where left_out is null
),

estimated as (
    select
        networks.network,
        lines.platform,
        exp({{ log_watts_on_line('lines', 'ln(networks.parameters_millions)') }})
            as power_watts,
        {{ interval_factor('lines.log_deviation') }} as interval_factor
    from networks
    inner join lines
        on lines.protocol = case
            when array_contains(lines.topologies, networks.topology)
                then 'leave one network out'
            else 'leave one topology out'
        end
)

select
    estimated.network,
    estimated.platform,
    platforms.power_scope,
    'estimate' as power_source,
    estimated.power_watts,
    estimated.power_watts / estimated.interval_factor as power_watts_lower,
    estimated.power_watts * estimated.interval_factor as power_watts_upper
from estimated
inner join platforms on estimated.platform = platforms.platform
