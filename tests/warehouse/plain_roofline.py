"""The model once more, in plain Python: what the tests hold the SQL against.

A design is a dict in the units of the warehouse. What is None is not known, but a
platform whose memory bandwidth is None has no memory: its weights are at its host,
behind the link. A platform whose overflow memory has a bandwidth has two memories.
A traffic model that needs what is not known has no bounds.
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


def room_for_weights(design, traffic_model):
    """Bytes on chip that hold weights."""
    if traffic_model in ("weights_streamed", "weights_batched"):
        return 0
    room = design["on_chip_memory_bytes"]
    if traffic_model == COUNTED:
        room = max(0, room - design["batch_size"] * live_bytes(design))
    return room


def inputs_per_read(design, traffic_model):
    """Inputs that share a read of the weights."""
    return 1 if traffic_model == "weights_streamed" else design["batch_size"]


def weights_moved(design, traffic_model):
    """Bytes of weights that one input moves."""
    weights = size(design["parameters_millions"], design["weight_bits"])
    room = room_for_weights(design, traffic_model)
    return max(0, weights - room) / inputs_per_read(design, traffic_model)


def activations_moved(design, traffic_model):
    """Bytes of activations that one input writes and reads: what has no room."""
    if traffic_model != COUNTED:
        return 0
    written_and_read = 2 * size(
        design["activations_millions"], design["activation_bits"]
    )
    alive = design["batch_size"] * live_bytes(design)
    return written_and_read * max(0, 1 - design["on_chip_memory_bytes"] / alive)


def needed_bytes(design):
    """The weights, and what all inputs in flight keep in memory at once."""
    inputs = design["batch_size"] * design["threads"]
    each = (live_bytes(design) or 0) + (design["state_bytes_per_input"] or 0)
    return size(design["parameters_millions"], design["weight_bits"]) + inputs * each


def is_feasible(design):
    """Whether the memories hold all that; None where nobody knows what they hold."""
    capacity = design["memory_capacity_gbytes"]
    if capacity is None:
        return None
    capacity += design["overflow_memory_capacity_gbytes"] or 0
    return needed_bytes(design) <= capacity * 1e9


def two_memories_fps(design, traffic_model):
    """What both memories allow, whatever the chip holds of the weights of either.

    Of a batch each memory has to give its state and activations, and what there is
    more of its weights than the chip has room; both together all of it but the room.
    """
    batch = inputs_per_read(design, traffic_model)
    inputs = design["batch_size"] * design["threads"]
    weights = size(design["parameters_millions"], design["weight_bits"])
    room = room_for_weights(design, traffic_model)
    overflow = 0
    if design["memory_capacity_gbytes"] is not None:
        capacity = design["memory_capacity_gbytes"] * 1e9
        overflow = max(0, needed_bytes(design) - capacity)
    second = min(weights, overflow)
    state = design["state_bytes_per_input"] or 0
    second_state = batch * min(state, (overflow - second) / inputs)
    first_rest = batch * (state + activations_moved(design, traffic_model))
    first_rest -= second_state
    one = design["memory_bandwidth_gbytes_per_s"] * 1e9
    other = design["overflow_memory_bandwidth_gbytes_per_s"] * 1e9
    seconds = max(
        (first_rest + max(0, weights - second - room)) / one,
        (second_state + max(0, second - room)) / other,
        (first_rest + second_state + max(0, weights - room)) / (one + other),
    )
    return batch / seconds if seconds else inf


def transfer_fps(gbytes_per_s, bytes_per_input):
    return gbytes_per_s * 1e9 / bytes_per_input if bytes_per_input else inf


def bounds(design, traffic_model):
    """What the warehouse has columns for; a roof that there is not is infinite."""
    weights = weights_moved(design, traffic_model)
    activations = activations_moved(design, traffic_model)
    state = design["state_bytes_per_input"] or 0
    moved = weights + activations + state
    operations = design["giga_ops"] * 1e9
    batch, threads = design["batch_size"], design["threads"]
    units = design["compute_units"]
    all_units_fps = design["peak_tops"] * 1e12 / operations
    roofs = {"compute": all_units_fps * min(threads, units) / units}

    has_memory = design["memory_bandwidth_gbytes_per_s"] is not None
    has_two = design["overflow_memory_bandwidth_gbytes_per_s"] is not None
    if has_two:
        roofs["memory"] = two_memories_fps(design, traffic_model)
    elif has_memory:
        roofs["memory"] = transfer_fps(design["memory_bandwidth_gbytes_per_s"], moved)
    else:
        roofs["memory"] = inf

    to_chip, from_chip = 0, 0
    if traffic_model == "inputs_transferred":
        to_chip += design["input_bytes"] or 0
        from_chip += design["output_bytes"] or 0
    if not has_memory:
        to_chip += weights + activations / 2 + state
        from_chip += activations / 2
    link = design["host_link_gbytes_per_s"]
    roofs["link"] = inf if link is None else transfer_fps(link, max(to_chip, from_chip))

    fps = min(roofs.values())
    # How two memories share what is moved is the warehouse's affair.
    one_memory = {"memory_bytes_per_input": moved if has_memory else None}
    return {
        "bytes_per_input": moved,
        **({} if has_two else one_memory),
        "link_bytes_per_input": None if link is None else max(to_chip, from_chip),
        "compute_bound_fps": roofs["compute"],
        "memory_bound_fps": roofs["memory"],
        "link_bound_fps": roofs["link"],
        "throughput_fps": fps,
        "attainable_tops": fps * operations / 1e12,
        "bound_margin": sorted(roofs.values())[1] / fps,
        "latency_ms": max(batch * threads / fps, batch * units / all_units_fps) * 1e3,
        "is_feasible": is_feasible(design),
    }
