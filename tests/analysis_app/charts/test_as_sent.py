"""What the browser is sent: the same chart, its rows as tables, each table once."""

import threading

import altair as alt
import pandas as pd
import pytest
import vl_convert
from charts import as_sent

ROWS = pd.DataFrame(
    {
        "network": ["CNV 100%", "MLP 50%", "MLP 25%"],
        "throughput_fps": [1389.4, None, float("inf")],
        "batch_size": [1, 8, 512],
    }
)


def layered(rows: pd.DataFrame) -> alt.LayerChart:
    points = alt.Chart(rows).mark_point().encode(x="throughput_fps:Q", y="network:N")
    texts = alt.Chart(rows).mark_text().encode(x="throughput_fps:Q", text="network:N")
    rule = alt.Chart(pd.DataFrame({"x": [73.0]})).mark_rule().encode(x="x:Q")
    return alt.layer(points, texts, rule)


def test_every_layer_finds_its_rows():
    sent = as_sent.with_tables(layered(ROWS))
    found = [sent["datasets"][layer["data"]["name"]] for layer in sent["layer"]]
    assert [table.to_pandas().columns[0] for table in found] == [
        "network",
        "network",
        "x",
    ]
    pd.testing.assert_frame_equal(
        found[0].to_pandas()[list(ROWS)], ROWS, check_dtype=False
    )


def test_rows_of_two_layers_are_sent_once():
    assert len(as_sent.with_tables(layered(ROWS))["datasets"]) == 2


def test_no_table_has_a_name_that_vega_lite_gives():
    """Vega draws nothing where two have one name."""
    sent = as_sent.with_tables(layered(ROWS))
    rows = {name: table.to_pylist() for name, table in sent["datasets"].items()}
    compiled = vl_convert.vegalite_to_vega(sent | {"datasets": rows})
    names = [data["name"] for data in compiled["data"]]
    assert len(names) > len(rows)
    assert len(names) == len(set(names))


def test_the_chart_is_that_of_a_file():
    sent = as_sent.with_tables(layered(ROWS))
    kept = as_sent.with_values(layered(ROWS))
    for layer, other in zip(sent["layer"], kept["layer"], strict=True):
        assert {**layer, "data": None} == {**other, "data": None}
    names = [layer["data"]["name"] for layer in kept["layer"]]
    assert [row["network"] for row in kept["datasets"][names[0]]] == [*ROWS["network"]]


def test_a_chart_that_vega_lite_refuses_is_found_by_tests():
    chart = alt.Chart(ROWS).mark_point().encode(x="batch_size:Q")
    chart.mark = {"type": "no such mark"}
    with pytest.raises(alt.utils.schemapi.SchemaValidationError):
        as_sent.with_tables(chart)


def test_a_file_has_its_rows_while_others_are_sent_theirs():
    """Which of both Altair does is one setting for all threads."""
    chart = layered(ROWS)
    lacking, sending = [], threading.Event()

    def write_files() -> None:
        while not sending.is_set():
            kept = as_sent.with_values(chart)
            lacking.extend(
                layer
                for layer in kept["layer"]
                if layer["data"]["name"] not in kept.get("datasets", {})
            )

    writer = threading.Thread(target=write_files)
    writer.start()
    for _ in range(60):
        as_sent.with_tables(chart)
    sending.set()
    writer.join()
    assert lacking == []
