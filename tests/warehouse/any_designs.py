"""Designs far beyond any network and platform that there is, and what_if of them."""

from hypothesis import strategies as st
from plain_roofline import TRAFFIC_MODELS


def quantity(low, high):
    return st.floats(low, high, allow_nan=False)


QUANTITIES = {
    "giga_ops": quantity(1e-5, 1e5),
    "parameters_millions": quantity(1e-4, 1e6),
    "weight_bits": st.sampled_from([1, 1.58, 2, 4, 4.5, 8, 16, 32, 64]),
    "peak_tops": quantity(1e-4, 1e5),
    "memory_bandwidth_gbytes_per_s": quantity(1e-2, 1e5),
    "on_chip_memory_bytes": quantity(1, 1e12),
    "activations_millions": quantity(1e-4, 1e6),
    "peak_activations_millions": quantity(1e-4, 1e6),
    "activation_bits": st.sampled_from([1, 4, 8, 8.25, 16, 32]),
    "memory_capacity_gbytes": quantity(1e-3, 1e4),
    "host_link_gbytes_per_s": quantity(1e-3, 1e3),
    "input_bytes": quantity(1, 1e9),
    "output_bytes": quantity(1, 1e9),
    "compute_units": st.integers(1, 64),
    "batch_size": st.integers(1, 100_000),
    "threads": st.integers(1, 128),
    "state_bytes_per_input": quantity(1, 1e10),
    "overflow_memory_bandwidth_gbytes_per_s": quantity(1e-2, 1e5),
    "overflow_memory_capacity_gbytes": quantity(1e-3, 1e5),
}
MAY_BE_UNKNOWN = [
    "memory_bandwidth_gbytes_per_s",
    "on_chip_memory_bytes",
    "activations_millions",
    "peak_activations_millions",
    "memory_capacity_gbytes",
    "host_link_gbytes_per_s",
    "input_bytes",
    "output_bytes",
    "state_bytes_per_input",
    "overflow_memory_bandwidth_gbytes_per_s",
]
# For a law that does not hold where a second memory takes what the first cannot.
ONE_MEMORY = {"overflow_memory_bandwidth_gbytes_per_s": st.none()}
NO_STATE = {"state_bytes_per_input": st.none()}


def with_whole_memories(design):
    """A second memory has a bandwidth and a capacity, and a first one has both."""
    memories = [
        f"{prefix}memory_{figure}"
        for prefix in ("", "overflow_")
        for figure in ("bandwidth_gbytes_per_s", "capacity_gbytes")
    ]
    if any(design[figure] is None for figure in memories):
        return {**design, **dict.fromkeys(memories[2:])}
    return design


def designs(**changed):
    """Lists of designs; a quantity may be replaced by another strategy."""
    design = st.fixed_dictionaries({**QUANTITIES, **changed})
    return st.lists(design.map(with_whole_memories), min_size=1, max_size=30)


def designs_partly_unknown():
    return designs(**{name: st.none() | QUANTITIES[name] for name in MAY_BE_UNKNOWN})


def rows_of(database, sql, parameters=None):
    """The rows of a query as dicts."""
    cursor = database.execute(sql, parameters)
    columns = [column for column, *_ in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def what_if(database, designs):
    """For each design its rows by traffic model, all in one query."""
    integers = {"compute_units": "integer", "batch_size": "bigint", "threads": "bigint"}
    unnested = ", ".join(
        f"unnest(${name}::{integers.get(name, 'double')}[]) as {name}"
        for name in QUANTITIES
    )
    named = ", ".join(f"{name} := designs.{name}" for name in QUANTITIES)
    rows = rows_of(
        database,
        f"""
        with designs as (select unnest(range($count)) as place, {unnested})
        select place, answers.* from designs, what_if({named}) as answers
        """,
        {
            "count": len(designs),
            **{name: [design[name] for design in designs] for name in QUANTITIES},
        },
    )
    assert len(rows) == len(designs) * len(TRAFFIC_MODELS)
    answers = [{} for _ in designs]
    for row in rows:
        answers[row["place"]][row["traffic_model"]] = row
    return answers
