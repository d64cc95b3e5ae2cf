-- Scores of throughput are stored, as they need many fits; those of power are of this
-- build, and those of energy of both.
with scores as (
    select * from {{ ref('stg_estimator_scores') }}
),

-- One hash for all rows of a fit.
fitted as (
    select min(inputs_hash) as inputs_hash from {{ ref('int_estimator_parameters') }}
),

catalogues as (
    select distinct catalogue from {{ ref('int_measurements_matched') }}
),

powers as (
    select
        'power_watts' as quantity,
        estimator,
        protocol,
        measurement_id,
        platform,
        topology,
        predicted_watts / power_watts as ratio,
        interval_factor,
        power_watts between predicted_watts / interval_factor
        and predicted_watts * interval_factor as is_inside_interval
    from {{ ref('int_powers_held_out') }}
),

-- Of an input, from a power and a throughput that have both not seen it.
energies as (
    select
        'energy_mj_per_input' as quantity,
        powers.estimator || ', layer products' as estimator,
        powers.protocol,
        powers.measurement_id,
        powers.platform,
        powers.topology,
        powers.ratio * throughputs.ratio as ratio,
        {{ combined_factor(
            'powers.interval_factor',
            'throughputs.predicted_throughput_fps'
            ~ ' / throughputs.predicted_throughput_fps_lower'
        ) }} as interval_factor,
        1 / (powers.ratio * throughputs.ratio)
        between 1 / {{ combined_factor(
            'powers.interval_factor',
            'throughputs.predicted_throughput_fps_upper'
            ~ ' / throughputs.predicted_throughput_fps'
        ) }}
        and {{ combined_factor(
            'powers.interval_factor',
            'throughputs.predicted_throughput_fps'
            ~ ' / throughputs.predicted_throughput_fps_lower'
        ) }} as is_inside_interval,
        throughputs.is_stale
    from powers
    inner join {{ ref('held_out_predictions') }} as throughputs
        on powers.measurement_id = throughputs.measurement_id
        and powers.protocol = throughputs.protocol
    where powers.interval_factor is not null
),

computed as (
    select
        *,
        false as is_stale
    from powers
    union all
    select * from energies
),

computed_by_scope as (
    select *, 'overall' as scope, 'all' as scope_name from computed
    union all
    select *, 'platform', platform from computed
    union all
    select *, 'topology', topology from computed
)

select
    'throughput_fps' as quantity,
    scores.estimator,
    scores.protocol,
    scores.scope,
    scores.scope_name,
    scores.measurements,
    scores.error_factor,
    scores.median_absolute_error_pct,
    scores.within_1_5x_pct,
    scores.within_2x_pct,
    scores.rank_correlation,
    scores.coverage_pct,
    scores.interval_factor,
    case
        when scores.scope <> 'catalogue' or catalogues.catalogue is not null
            then scores.inputs_hash <> fitted.inputs_hash
    end as is_stale
from scores
cross join fitted
left join catalogues
    on scores.scope = 'catalogue'
    and scores.scope_name = catalogues.catalogue

union all

select
    quantity,
    estimator,
    protocol,
    scope,
    scope_name,
    count(*),
    -- In an order, for the same last digit every time.
    exp({{ in_order('avg(abs(ln(ratio)))', 'measurement_id') }}),
    100 * median(abs(ratio - 1)),
    100 * avg(case when abs(ln(ratio)) <= ln(1.5) then 1 else 0 end),
    100 * avg(case when abs(ln(ratio)) <= ln(2) then 1 else 0 end),
    cast(null as double),
    100 * avg(cast(is_inside_interval as integer)),
    median(interval_factor),
    bool_or(is_stale)
from computed_by_scope
group by quantity, estimator, protocol, scope, scope_name
