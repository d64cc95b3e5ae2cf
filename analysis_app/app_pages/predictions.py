"""Predictions: what the roofline allows every network on every platform."""

import address
import controls
import page_frame
import prediction_words as words
import streamlit as st
from charts.predictions import MEASURES, prediction_heatmap
from plain_text import in_markdown
from problems import NothingToShow
from queries import predictions as queries

HOW_TO_READ = {
    "throughput": "Inputs per second that the roofline allows",
    "share of peak": "Share of the peak that memory or host link leave attainable",
    "memory against compute": "Bound of the memory or host link over that of the "
    "peak: below 1 the former binds, above it the peak",
    "measured share": "Share of the prediction that was measured at this batch and "
    "number of threads; above 100 % the prediction is no bound",
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
        predicted_by, batch_size = controls.choose_prediction(task)
        with_accuracy_only = address.choose_whether(
            "Only with a published accuracy",
            key="with_accuracy",
            default=True,
            help="Leaves out networks in datatypes whose accuracy nobody published.",
        )
        networks = controls.choose_networks(task)
        platforms = controls.choose_platforms()
        datatypes = controls.choose_datatypes()

    everything = (networks, platforms)
    networks, networks_drawn = controls.drawn_networks(networks)
    platforms, platforms_drawn = controls.drawn_platforms(platforms, task)
    try:
        cells = queries.cells(
            networks,
            platforms,
            datatypes,
            predicted_by,
            batch_size,
            with_accuracy_only=with_accuracy_only,
        )
    except NothingToShow as nothing:
        raise controls.nothing_predicted(*everything) from nothing
    codes = words.empty_tiles(cells, measure)
    page_frame.heading(
        words.title(in_markdown(task.name), batch_size, cells),
        f"{HOW_TO_READ[measure]}. {words.MARKS} (click the legend to keep one). "
        f"{words.smaller_batches(batch_size, cells)}"
        f"{networks_drawn}{platforms_drawn}"
        f"{'; '.join(f'**{code}**: {why}' for code, why in codes.items())}",
    )
    page_frame.show(
        prediction_heatmap(cells, measure, task),
        {"predictions": cells},
        name="predictions",
        description=f"Heatmap of {measure} by network, datatype and platform",
    )
