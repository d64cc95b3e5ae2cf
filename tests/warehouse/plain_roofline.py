"""The model once more, in plain Python: what the tests hold the SQL against.

A design is a dict in the units of the warehouse. What is None is not known, but a
platform whose memory bandwidth is None has no memory: its weights are at its host,
behind the link. A traffic model that needs what is not known has no bounds.
"""

from math import inf

TRAFFIC_MODELS = [
    "weights_streamed",
    "weights_batched",
    "weights_on_chip",
    "inputs_transferred",
    "activations_counted",
]
COUNTED = "activations_counted"


def size(millions, bits):
    return millions * 1e6 * bits / 8


def live_bytes(design):
    """The activations that are alive at once for one input; None if not counted."""
    millions = design["peak_activations_millions"] or design["activations_millions"]
    return millions and size(millions, design["activation_bits"])


def is_known(design, traffic_model):
    has_memory = design["memory_bandwidth_gbytes_per_s"] is not None
    streams = traffic_model in ("weights_streamed", "weights_batched")
    return (
        (has_memory or design["host_link_gbytes_per_s"] is not None)
        and (streams or design["on_chip_memory_bytes"] is not None)
        and (traffic_model != COUNTED or design["activations_millions"] is not None)
    )


def weights_moved(design, traffic_model):
    """Bytes of weights that one input moves."""
    weights = size(design["parameters_millions"], design["weight_bits"])
    batch = design["batch_size"]
    if traffic_model == "weights_streamed":
        return weights
    if traffic_model == "weights_batched":
        return weights / batch
    room = design["on_chip_memory_bytes"]
    if traffic_model == COUNTED:
        room = max(0, room - batch * live_bytes(design))
    return max(0, weights - room) / batch


def activations_moved(design, traffic_model):
    """Bytes of activations that one input writes and reads: what has no room."""
    if traffic_model != COUNTED:
        return 0
    written_and_read = 2 * size(
        design["activations_millions"], design["activation_bits"]
    )
    alive = design["batch_size"] * live_bytes(design)
    return written_and_read * max(0, 1 - design["on_chip_memory_bytes"] / alive)


def transfer_fps(gbytes_per_s, bytes_per_input):
    return gbytes_per_s * 1e9 / bytes_per_input if bytes_per_input else inf


def bounds(design, traffic_model):
    """What the warehouse has columns for; a roof that there is not is infinite."""
    weights = weights_moved(design, traffic_model)
    activations = activations_moved(design, traffic_model)
    operations = design["giga_ops"] * 1e9
    batch, threads = design["batch_size"], design["threads"]
    units = design["compute_units"]
    all_units_fps = design["peak_tops"] * 1e12 / operations
    roofs = {"compute": all_units_fps * min(threads, units) / units}

    has_memory = design["memory_bandwidth_gbytes_per_s"] is not None
    roofs["memory"] = (
        transfer_fps(design["memory_bandwidth_gbytes_per_s"], weights + activations)
        if has_memory
        else inf
    )

    to_chip, from_chip = 0, 0
    if traffic_model == "inputs_transferred":
        to_chip += design["input_bytes"] or 0
        from_chip += design["output_bytes"] or 0
    if not has_memory:
        to_chip += weights + activations / 2
        from_chip += activations / 2
    link = design["host_link_gbytes_per_s"]
    roofs["link"] = inf if link is None else transfer_fps(link, max(to_chip, from_chip))

    fps = min(roofs.values())
    capacity = design["memory_capacity_gbytes"]
    needed = size(design["parameters_millions"], design["weight_bits"])
    needed += batch * threads * (live_bytes(design) or 0)
    return {
        "bytes_per_input": weights + activations,
        "memory_bytes_per_input": weights + activations if has_memory else None,
        "link_bytes_per_input": None if link is None else max(to_chip, from_chip),
        "compute_bound_fps": roofs["compute"],
        "memory_bound_fps": roofs["memory"],
        "link_bound_fps": roofs["link"],
        "throughput_fps": fps,
        "attainable_tops": fps * operations / 1e12,
        "bound_margin": sorted(roofs.values())[1] / fps,
        "latency_ms": max(batch * threads / fps, batch * units / all_units_fps) * 1e3,
        "is_feasible": None if capacity is None else needed <= capacity * 1e9,
    }
