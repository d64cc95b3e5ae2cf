"""Evidence: what was predicted of each measurement, and how far that is off."""

import pandas as pd
import warehouse

MOST_POINTS = 4000  # that are drawn; beyond, a sample that is the same every time
AS_FITTED = "nothing: as fitted"
ESTIMATE = "layer products"

# One row per measurement of the device and estimator, under the names of
# estimator_scores. Only the estimate is fitted: no protocol changes the others. The
# published roofline is at its own batch, whatever was measured.
_PREDICTED = """
with predicted as (
    select
        measurements.measurement_id,
        'published roofline' as estimator,
        0 as position,
        operating_points.throughput_fps as predicted_throughput_fps
    from operating_points
    inner join measurements using (network, platform, datatype)
    where evidence = 'published_roofline'
    union all by name
    select
        measurement_id,
        'bound' as estimator,
        1 as position,
        predicted_throughput_fps
    from prediction_errors
    inner join traffic_models using (traffic_model, throughput_scope)
    where traffic_models.is_bound and throughput_scope = 'device'
    union all by name
    select
        measurements.measurement_id,
        'layers one by one' as estimator,
        2 as position,
        operating_points.throughput_fps as predicted_throughput_fps
    from operating_points
    inner join measurements
        using (network, platform, datatype, batch_size, threads)
    where evidence = 'layers_serial'
    union all by name
    select
        measurement_id,
        'layer products' as estimator,
        3 as position,
        modelled_fps as predicted_throughput_fps
    from estimates
    where $protocol = 'nothing: as fitted' and measurement_id is not null
    union all by name
    select
        measurement_id,
        'layer products' as estimator,
        3 as position,
        predicted_throughput_fps,
        predicted_throughput_fps_lower,
        predicted_throughput_fps_upper,
        is_inside_interval,
        is_stale
    from held_out_predictions
    where protocol = $protocol
),

compared as (
    select
        predicted.*,
        measurements.network,
        topology,
        measurements.platform,
        device_class,
        datatype,
        batch_size,
        threads,
        throughput_fps as measured_throughput_fps,
        throughput_fps / predicted_throughput_fps as ratio
    from predicted
    inner join measurements using (measurement_id)
    inner join networks using (network)
    inner join platforms on measurements.platform = platforms.platform
    where throughput_fps is not null
        and list_contains($estimators, estimator)
        and list_contains($tasks, coalesce(measurements.task, networks.task))
        and list_contains($platforms, measurements.platform)
        and list_contains($datatypes, datatype)
)
"""

# exp of the mean |ln|: how many times a prediction is too high or too low.
_ERRORS = """
    count(*) as measurements,
    exp(avg(abs(ln(ratio)))) as error_factor,
    100 * avg((ratio between 0.5 and 2)::int) as within_2x_pct,
    100 * avg(is_inside_interval::int) as coverage_pct,
    bool_or(is_stale) as is_stale
"""


def protocols() -> list[str]:
    """What an estimate can be shown without, and last the fit to everything."""
    rows = warehouse.read(
        "select distinct protocol from held_out_predictions "
        "semi join measurements using (measurement_id) "
        "order by protocol <> 'leave one topology out', protocol",
        allow_empty=True,
    )
    return [*rows["protocol"], AS_FITTED]


def estimators() -> list[str]:
    """What predicts a throughput, from what was published to what to expect."""
    return ["published roofline", "bound", "layers one by one", ESTIMATE]


def predicted(*selection) -> pd.DataFrame:
    """One row per estimator and measurement; of many, as many as can be drawn.

    The selection of all three: estimators, protocol, tasks, platforms, datatypes.
    """
    return _read(
        f"""
select
    *,
    count(*) over (partition by estimator) as measurements
from compared
qualify row_number() over (partition by estimator order by hash(measurement_id))
    <= {MOST_POINTS}
order by position, platform, measurement_id
        """,
        selection,
    )


def errors(*selection) -> pd.DataFrame:
    """One row per estimator: how far off it is on these measurements."""
    return _read(
        f"select estimator, {_ERRORS} from compared group by estimator, position "
        "order by position",
        selection,
    )


def residuals(*selection) -> pd.DataFrame:
    """One row per estimator and platform: the spread of measured over predicted."""
    return _read(
        f"""
select
    estimator,
    platform,
    any_value(device_class) as device_class,
    {_ERRORS},
    median(ratio) as median_ratio,
    quantile_cont(ratio, 0.1) as ratio_10_pct,
    quantile_cont(ratio, 0.25) as ratio_25_pct,
    quantile_cont(ratio, 0.75) as ratio_75_pct,
    quantile_cont(ratio, 0.9) as ratio_90_pct
from compared
group by estimator, position, platform
order by position, platform
        """,
        selection,
    )


def scored_scopes() -> list[str]:
    """What scores are of: all together, each platform, each topology and so on."""
    rows = warehouse.read(
        "select scope from estimator_scores where quantity = 'throughput_fps' "
        "group by scope order by scope <> 'overall', scope"
    )
    return rows["scope"].to_list()


def scores(scope: str, protocol: str) -> pd.DataFrame:
    """One row per protocol, estimator and member of the scope.

    All protocols of the overall scores; of others this protocol, if they have it.
    """
    return warehouse.read(
        """
with scores as (
    select *
    from estimator_scores
    where quantity = 'throughput_fps' and scope = $scope
    qualify $scope = 'overall'
        or protocol = $protocol
        or not bool_or(protocol = $protocol) over ()
)

select
    protocol,
    scope_name,
    if(
        count(distinct protocol) over () = 1,
        scope_name,
        if(scope_name = 'all', '', scope_name || ', ') || protocol
    ) as row_name,
    estimator,
    measurements,
    error_factor,
    median_absolute_error_pct,
    within_1_5x_pct,
    within_2x_pct,
    rank_correlation,
    coverage_pct,
    interval_factor,
    is_stale
from scores
order by protocol, scope_name, error_factor, estimator
        """,
        {"scope": scope, "protocol": protocol},
        allow_empty=True,
    )


def front_agreement(tasks: list[str], protocol: str) -> pd.DataFrame:
    """One row per task and evidence: whether its front is the one that was measured.

    An estimate by this protocol, since a fitted front would flatter itself.
    """
    return warehouse.read(
        """
select
    front_agreement.*,
    avg(mean_regret_pct) over (partition by evidence) as mean_regret_of_tasks_pct
from front_agreement
inner join tasks using (task)
inner join evidences using (evidence)
where list_contains($tasks, task)
    and (protocol = 'nothing fitted' or protocol = $protocol)
order by tasks.position, evidences.position
        """,
        {"tasks": tasks, "protocol": protocol},
        allow_empty=True,
    )


def _read(sql: str, selection: tuple) -> pd.DataFrame:
    names = ("estimators", "protocol", "tasks", "platforms", "datatypes")
    return warehouse.read(_PREDICTED + sql, dict(zip(names, selection, strict=True)))
