"""The time that a network takes on a platform, as a sum of products of parameters.

The formula with its meaning and a worked number is macros/formulas/estimate.sql. Here
it stands once more in the form that a fit wants: every term of a call's seconds is a
coefficient, which the row gives, times some of the parameters. A test holds both to the
same result on every measurement.
"""

import numpy as np

# The order of everything that has one number for each parameter.
PARAMETERS = (
    "work_factor",
    "half_length_m",
    "half_length_k",
    "half_length_n",
    "fill_inputs",
    "weight_factor",
    "activation_factor",
    "call_seconds",
    "layer_seconds",
)

WORK, M, K, N, FILL, WEIGHTS, ACTIVATIONS, CALL, LAYER = range(len(PARAMETERS))

# The parameters that multiply each term.
FACTORS = (
    # Products of k + K by n + N, written out, for each of m pixels of an input.
    (WORK,),
    (WORK, N),
    (WORK, K),
    (WORK, N, K),
    # The same for the pixels of the inputs that fill a pipeline.
    (WORK, FILL),
    (WORK, FILL, N),
    (WORK, FILL, K),
    (WORK, FILL, N, K),
    # The same for M more pixels, once a layer.
    (WORK, M),
    (WORK, M, N),
    (WORK, M, K),
    (WORK, M, N, K),
    (WEIGHTS,),
    (ACTIVATIONS,),
    (CALL,),
    (LAYER,),
)

EXPONENTS = np.array(
    [[float(number in term) for number in range(len(PARAMETERS))] for term in FACTORS]
)


def coefficients(rows):
    """Of each term, in seconds: a line for each row of int_estimator_inputs."""
    style = rows["execution_style"].to_numpy()
    is_dataflow, is_sequential = style == "dataflow", style == "sequential"
    batch = number(rows, "batch_size")
    repeats = np.where(is_sequential, batch, 1.0)
    inputs = np.where(is_sequential, 1.0, batch)
    # A dataflow accelerator runs all layers at once, from its own memory.
    by_layer = np.where(is_dataflow, 0.0, repeats)

    product = 2 * number(rows, "compute_units") / (number(rows, "peak_tops") * 1e12)
    # What nobody states the bandwidth of is left to the other terms.
    byte = np.nan_to_num(
        by_layer / (number(rows, "outer_bandwidth_gbytes_per_s") * 1e9)
    )
    by_pixel = [number(rows, name) for name in ("sum_mkn", "sum_mk", "sum_mn", "sum_m")]
    by_weight = [number(rows, name) for name in ("sum_kn", "sum_k", "sum_n", "sum_g")]
    return np.stack(
        [
            *(repeats * product * inputs * values for values in by_pixel),
            *(is_dataflow * product * values for values in by_pixel),
            *(by_layer * product * values for values in by_weight),
            byte * number(rows, "weight_bytes_per_call"),
            byte * inputs * number(rows, "activation_bytes_per_input"),
            np.ones(len(rows)),
            by_layer * number(rows, "layers"),
        ],
        axis=1,
    )


def number(rows, name):
    return rows[name].to_numpy(dtype=float)


def log_seconds(term_coefficients, log_parameters):
    """ln of the seconds of one call, and the share that each term has of them.

    The derivative by the log parameters is shares @ EXPONENTS.
    """
    terms = term_coefficients * np.exp(log_parameters @ EXPONENTS.T)
    seconds = terms.sum(axis=1)
    return np.log(seconds), terms / seconds[:, None]


def log_inputs_at_once(rows):
    """ln of how many inputs a call finishes: its batch, times the units that threads
    keep busy, which is a soft minimum of both."""
    threads, units = number(rows, "threads"), number(rows, "compute_units")
    busy = (threads**-4.0 + units**-4.0) ** -0.25
    is_threads = rows["execution_style"].to_numpy() == "threads"
    return np.log(number(rows, "batch_size") * np.where(is_threads, busy, 1.0))
