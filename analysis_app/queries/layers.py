"""Layers: what the roofline gives each layer of a network, and what its shape costs."""

import pandas as pd
import warehouse

KEYS = ("network", "platform", "datatype", "batch_size", "threads", "traffic_model")

# One row per layer of one design as it is run. `products` are the multiply-accumulates
# that the estimator pays for, each dimension longer by its half-performance length
# (macros/formulas/estimate.sql); null where it has none for the platform.
_LAYERS = """
with layers as (
    select
        layer_times.*,
        groups,
        m,
        k,
        n,
        operations,
        operations * layer_times.repeats as all_operations,
        layer_times.throughput_fps * operations / 1e12 as attainable_tops,
        layer_times.repeats * layer_products(
            groups, m, k, n,
            if(execution_style = 'dataflow', 0, half_length_m),
            half_length_k,
            half_length_n,
            inputs := if(execution_style = 'sequential', 1, layer_times.batch_size)
        ) as products,
        if(layer = 1, 'first layer', layer_times.kind) as part
    from layer_times
    inner join network_layers using (network, layer)
    inner join networks using (network)
    inner join platforms using (platform)
    left join estimator_parameters
        on layer_times.platform = estimator_parameters.platform
        and layer_times.datatype = estimator_parameters.datatype
        and is_new_topology = not coalesce(list_contains(topologies, topology), false)
    where network = $network
        and layer_times.platform = $platform
        and layer_times.datatype = $datatype
        and layer_times.batch_size = $batch_size
        and layer_times.threads = $threads
        and traffic_model = $traffic_model
)
"""


def networks() -> list[str]:
    """Networks whose layers are known, those that were measured most first."""
    rows = warehouse.read(
        """
select network
from networks
semi join network_layers using (network)
left join measurements using (network)
group by network
order by count(distinct measurements.platform) desc, count(measurement_id) desc, network
        """,
        allow_empty=True,
    )
    return rows["network"].to_list()


def platforms(network: str, traffic_model: str) -> pd.DataFrame:
    """One row per platform and datatype that the network can be timed on by layer."""
    return warehouse.read(
        """
with timed as (
    select distinct platform, datatype
    from layer_times
    where network = $network and traffic_model = $traffic_model
),

measured as (
    select * from measurements where network = $network
)

select platform, datatype, count(measurement_id) as measurements
from timed
left join measured using (platform, datatype)
group by all
order by measurements desc, platform asc, datatype asc
        """,
        {"network": network, "traffic_model": traffic_model},
    )


def conditions(platform: str) -> pd.DataFrame:
    """Batch sizes and threads that the platform can run."""
    return warehouse.read(
        "select batch_size, threads from operating_conditions "
        "where platform = $platform order by batch_size, threads",
        {"platform": platform},
    )


def traffic_models() -> dict[str, str]:
    """Those of the device; first the one that counts what layers hand on."""
    rows = warehouse.read(
        "select traffic_model, description from traffic_models "
        "where throughput_scope = 'device' order by position desc"
    )
    return dict(rows.itertuples(index=False))


def are_timed(*design) -> bool:
    """Whether the layers are known and something bounds them."""
    return _read("select count(*) as layers from layers", design)["layers"][0] > 0


def layers(*design) -> pd.DataFrame:
    """One row per layer, in order; the shares are of the network."""
    return _read(
        """
select
    layer,
    layer_name,
    kind,
    repeats,
    groups,
    m,
    k,
    n,
    operations,
    weight_bytes,
    bytes_per_input,
    operational_intensity_ops_per_byte,
    attainable_tops,
    bound_by,
    time_ms,
    share_of_network_time,
    all_operations / sum(all_operations) over () as share_of_operations,
    products / sum(products) over () as share_of_products,
    runs_layers_serially
from layers
order by layer
        """,
        design,
    )


def parts(*design) -> pd.DataFrame:
    """One row per kind of layer, the first layer apart: operations against time."""
    return _read(
        """
select
    part,
    count(*) as layers,
    sum(all_operations) / sum(sum(all_operations)) over () as share_of_operations,
    sum(share_of_network_time) as share_of_time,
    sum(products) / sum(sum(products)) over () as share_of_products
from layers
group by part
order by share_of_time desc, part asc
        """,
        design,
    )


def changes(*design) -> pd.DataFrame:
    """One row per kind of layer and what binds it: the share of the network's time that
    goes away with more of each roof."""
    return _read(
        """
select
    part,
    bound_by,
    count(*) as layers,
    sum(share_of_network_time) as share_of_time,
    sum(share_of_network_time * ms_saved_by_peak / time_ms) as saved_by_peak,
    sum(share_of_network_time * ms_saved_by_bandwidth / time_ms) as saved_by_bandwidth,
    sum(share_of_network_time * ms_saved_by_link / time_ms) as saved_by_link,
    any_value(roof_raised_by) as roof_raised_by
from layers
where time_ms > 0
group by part, bound_by
order by share_of_time desc, part asc, bound_by asc
        """,
        design,
    )


def measured(*design) -> pd.DataFrame:
    """The measurements of this very design as it is run, against the device's bound."""
    network, platform, datatype, batch_size, threads, _ = design
    return warehouse.read(
        """
select measurement_id, measured_throughput_fps, predicted_throughput_fps, ratio
from prediction_errors
inner join traffic_models using (traffic_model, throughput_scope)
where traffic_models.is_bound and throughput_scope = 'device'
    and network = $network and platform = $platform and datatype = $datatype
    and batch_size = $batch_size and threads = $threads
order by measurement_id
        """,
        {
            "network": network,
            "platform": platform,
            "datatype": datatype,
            "batch_size": batch_size,
            "threads": threads,
        },
        allow_empty=True,
    )


def _read(sql: str, design: tuple, *, allow_empty: bool = False) -> pd.DataFrame:
    arguments = dict(zip(KEYS, design, strict=True))
    return warehouse.read(_LAYERS + sql, arguments, allow_empty=allow_empty)
