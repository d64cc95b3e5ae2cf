{{ config(materialized='table') }}
-- The line of every platform through all networks whose power was measured on it, and
-- again with each network or topology removed from all platforms, so that what was
-- measured can be held against what it had no part in.
with measurements as (
    select * from {{ ref('int_measurements_by_scope') }}
    where throughput_scope = 'device' and power_watts is not null
),

networks as (
    select * from {{ ref('int_networks_described') }}
    where parameters_millions > 0
),

-- A network counts once, however often it was measured.
measured as (
    select
        measurements.platform,
        networks.network,
        networks.topology,
        ln(networks.parameters_millions) as log_parameters,
        {{ in_order('avg(ln(measurements.power_watts))', 'measurements.power_watts') }}
            as log_watts,
        {{ in_order('var_pop(ln(measurements.power_watts))', 'measurements.power_watts') }}
            as log_watts_variance
    from measurements
    inner join networks on measurements.network = networks.network
    group by
        measurements.platform,
        networks.network,
        networks.topology,
        networks.parameters_millions
),

grouped as (
    select
        'leave one network out' as protocol,
        network as held_out,
        *
    from measured
    union all
    select
        'leave one topology out',
        topology,
        *
    from measured
),

left_out as (
    select distinct
        protocol,
        held_out as left_out
    from grouped
    union all
    select distinct
        protocol,
        cast(null as {{ dbt.type_string() }})
    from grouped
),

seen as (
    select
        left_out.left_out,
        grouped.*
    from grouped
    inner join left_out on grouped.protocol = left_out.protocol
    where grouped.held_out is distinct from left_out.left_out
),

-- How far off each network is on the line of the others: the errors that an interval
-- rests on are made without the network that it is for.
lines_of_others as (
    {{ with_aggregates_of_others(
        'seen', ['protocol', 'left_out', 'platform'], 'held_out', power_line
    ) }}
),

errors as (
    select
        others.protocol,
        others.left_out,
        others.platform,
        others.network,
        others.topology,
        others.log_parameters,
        others.log_watts,
        others.log_watts_variance + power(
            others.log_watts
            - {{ log_watts_on_line('others', 'others.log_parameters') }},
            2
        ) as squared_error
    from lines_of_others as others
),

errors_of_all as (
    select
        protocol,
        left_out,
        {{ in_order('avg(squared_error)', 'platform, network') }} as squared_error
    from errors
    group by protocol, left_out
),

lines as (
    select
        protocol,
        left_out,
        platform,
        count(*) as networks,
        {{ list_of('topology') }} as topologies,
        {{ in_order('sum(squared_error)', 'network') }} as squared_error,
        count(squared_error) as errors,
        {{ power_line() }}
    from errors
    group by protocol, left_out, platform
)

select
    lines.protocol,
    lines.left_out,
    lines.platform,
    lines.networks,
    lines.topologies,
    lines.mean_log_watts,
    lines.log_watts_slope,
    lines.mean_log_parameters,
    lines.lowest_log_parameters,
    lines.highest_log_parameters,
    -- All platforms together count as one more network.
    sqrt(
        (errors_of_all.squared_error + coalesce(lines.squared_error, 0))
        / (1 + lines.errors)
    ) as log_deviation
from lines
inner join errors_of_all
    on lines.protocol = errors_of_all.protocol
    and lines.left_out is not distinct from errors_of_all.left_out
