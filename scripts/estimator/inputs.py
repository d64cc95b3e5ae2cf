"""What goes into a fit: rows in one order, and a hash that tells of changes."""

import hashlib
from pathlib import Path

from pandas.api.types import is_numeric_dtype

KEY = ["measurement_id"]


def in_order(inputs):
    return inputs.sort_values(KEY, kind="stable").reset_index(drop=True)


def hash_of_inputs(inputs):
    """Of all figures to ten digits, and of the code that fits them."""
    digest = hashlib.sha256()
    for name in sorted(inputs.columns):
        values = inputs[name]
        if is_numeric_dtype(values):
            values = values.map(lambda value: f"{value:.10g}")
        digest.update("\n".join([name, *values.astype(str)]).encode())
    for module in ("formula", "fit", "intervals"):
        digest.update((Path(__file__).parent / f"{module}.py").read_bytes())
    return digest.hexdigest()[:16]
