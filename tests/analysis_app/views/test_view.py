"""What a view hands to who shows it."""

import pandas as pd
from views.view import Column, Table


def test_a_table_sends_the_columns_that_it_shows_in_their_order():
    rows = pd.DataFrame(
        {
            "network": ["CNV", "MLP"],
            "throughput_fps": [38.5, None],
            "batch_size": [1, 128],
        },
        index=[7, 3],
    )
    table = Table(rows, [Column("batch_size", "Batch"), Column("throughput_fps", "T")])
    assert table.as_sent.to_pydict() == {
        "batch_size": [1, 128],
        "throughput_fps": [38.5, None],
    }
