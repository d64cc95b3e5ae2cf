"""Predictions: what the roofline allows every network on every platform."""

import address
import controls
import page_frame
import streamlit as st
from charts.predictions import EMPTY, MEASURES, REASON_CODES, prediction_heatmap
from queries import predictions as queries

HOW_TO_READ = {
    "throughput": "Most inputs per second that the roofline allows",
    "share of peak": "Share of the peak that memory leaves attainable",
    "memory against compute": "Memory bound over compute bound: below 1 memory binds, "
    "above it the peak",
    "measured share": "Share of the prediction that was measured at this batch size; "
    "above 100 % the prediction is no bound",
}

with page_frame.page():
    with st.sidebar:
        task = controls.choose_task()
        measure = address.choose_one(
            "Number and colour",
            list(MEASURES),
            key="show",
            help="What the tiles show. Colours are logarithmic.",
        )
        traffic_model = controls.choose_traffic_model()
        batch_size = controls.choose_batch_size()
        with_accuracy_only = address.choose_whether(
            "Only with a published accuracy",
            key="with_accuracy",
            default=True,
            help="Leaves out networks in datatypes whose accuracy nobody published.",
        )
        networks = controls.choose_networks(task)
        platforms = controls.choose_platforms()
        datatypes = controls.choose_datatypes()

    cells = queries.cells(
        networks,
        platforms,
        datatypes,
        traffic_model,
        batch_size,
        with_accuracy_only=with_accuracy_only,
    )
    bound_by = cells["bound_by"].value_counts()
    codes = {
        code: why for why, code in REASON_CODES.items() if why in set(cells["reason"])
    }
    if (cells["reason"].isna() & cells[MEASURES[measure].field].isna()).any():
        code, why = EMPTY[measure]
        codes[code] = why
    why_empty = "; ".join(f"**{code}**: {why}" for code, why in codes.items())
    page_frame.heading(
        f"{task} at batch {batch_size}: memory binds {bound_by.get('memory', 0)} of "
        f"{bound_by.sum()} predictions, the peak {bound_by.get('compute', 0)}",
        f"{HOW_TO_READ[measure]}. A slanted mark says that memory binds the design, a "
        "flat one that the peak does, as the roofs they stand for (click the legend to "
        f"keep one). {why_empty}",
    )
    page_frame.show(
        prediction_heatmap(cells, measure),
        {"predictions": cells},
        name="predictions",
        description=f"Heatmap of {measure} by network, datatype and platform",
    )
