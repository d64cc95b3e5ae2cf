"""Whatever a catalogue does wrong is found before anything is built, all at once.

Each catalogue here is wrong in many ways, each in a row or a file of its own, and all
of them are read by one run of dbt that skips what it refuses, and one that stops.
"""

import csv

import duckdb
import pytest
from any_catalogues import GOOD, write_csv

SERVED = b"the warehouse that is being read"
# What reads the catalogues and what says what became of them.
READ_ONLY = ("--select", "+rejects", "+catalogue_files", "--exclude-resource-type")
READ_ONLY += ("test", "unit_test")

SHOWS = "which does not show or looks like another"
ANEW = "type the cell anew"
NUMBER = ("is not a number", "write digits with a decimal point, as in 4.26")
HUGE = ("is not finite and below 1e18", "correct its digits, or its unit")
EMPTY = ("is empty", "fill it in")
CORRECT = "correct it"


def hidden(code):
    return f"holds the character {code}, {SHOWS}", ANEW


# table, column, cell, reason, remedy (its beginning)
CELLS = [
    # Text that looks right.
    ("networks", "giga_ops", "4\u200b.26", *hidden("U+200B")),
    ("networks", "giga_ops", "\u200f4.26", *hidden("U+200F")),
    ("networks", "giga_ops", "4.2\u202e6", *hidden("U+202E")),
    ("networks", "giga_ops", "\uff14.26", *hidden("U+FF14")),
    ("networks", "giga_ops", "4\x00.26", *hidden("U+0000")),
    ("networks", "giga_ops", "4.26\x1b[0m", *hidden("U+001B")),
    ("networks", "network", "a\u00a0b", *hidden("U+00A0")),
    ("networks", "network", "a\ufeffb", *hidden("U+FEFF")),
    ("networks", "topology", "a\u2028b", *hidden("U+2028")),
    ("networks", "network", "\u00a0", *EMPTY),
    # Numbers.
    ("networks", "giga_ops", "4,26", *NUMBER),
    ("networks", "giga_ops", "1_000", *NUMBER),
    ("networks", "giga_ops", "4.26 GOP", *NUMBER),
    ("networks", "giga_ops", "0x10", *NUMBER),
    ("networks", "giga_ops", "na", *NUMBER),
    ("networks", "giga_ops", "#N/A", *NUMBER),
    ("networks", "giga_ops", "nan", *HUGE),
    ("networks", "giga_ops", "-inf", *HUGE),
    ("networks", "giga_ops", "1e300", *HUGE),
    ("networks", "giga_ops", "1e-300", "is nearer to 0 than 1e-18", "correct its digi"),
    ("networks", "giga_ops", "0", "is not above 0", CORRECT),
    ("networks", "giga_ops", "-4.26", "is not above 0", CORRECT),
    ("networks", "pruning_pct", "101", "is above 100", CORRECT),
    ("datatypes", "weight_bits", "0", "is not above 0", CORRECT),
    ("datatypes", "weight_bits", "65", "is above 64", CORRECT),
    ("datatypes", "weight_bits", "", *EMPTY),
    ("datatypes", "kind", "float", "is not one of integer, floating point, mixed", ""),
    ("platforms", "compute_units", "1.5", "is not a whole number", CORRECT),
    ("platforms", "compute_units", "0", "is below 1", CORRECT),
    ("platforms", "compute_units", "1e17", "is above 100000", CORRECT),
    ("network_layers", "layer", "1e10", "is above 1000000000", CORRECT),
    ("network_layers", "layer", "0", "is below 1", CORRECT),
    ("network_layers", "groups", "1e18", *HUGE),
    ("network_layers", "operations", "", *EMPTY),
    # Sums that no layers can have.
    ("network_layer_sums", "sum_mkn", "3855", "is below sum_mk in the same row", ""),
    ("network_layer_sums", "sum_mk", "3", "is below sum_m in the same row", CORRECT),
    ("network_layer_sums", "sum_g", "3", "is below layers in the same row", CORRECT),
    ("network_layer_sums", "layers", "3.5", "is not a whole number", CORRECT),
    ("network_layer_sums", "product_elements", "", *EMPTY),
    ("network_layer_sums", "other_elements", "-1", "is below 0", CORRECT),
    ("measurements", "batch_size", "0", "is below 1", CORRECT),
    ("measurements", "batch_size", "4.5", "is not a whole number", CORRECT),
    ("measurements", "batch_size", "1e17", "is above 1000000000", CORRECT),
    ("measurements", "throughput_fps", "1,182.3", *NUMBER),
    ("accuracies", "accuracy_pct", "-1", "is below 0", CORRECT),
    ("accuracies", "accuracy_pct", "", *EMPTY),
    (
        "accuracies",
        "accuracy_pct",
        "100.5",
        "is above 100 percent",
        "correct it, or name a task with another unit",
    ),
    ("accuracies", "top5_pct", "9", "is below accuracy_pct in the same row", CORRECT),
    # Two numbers in one cell: a platform of two memories says so.
    (
        "platforms",
        "memory_bandwidth_gbytes_per_s",
        "68 / 19.2",
        "holds two numbers",
        "a second memory, for what the first cannot hold, is stated in"
        " overflow_memory_bandwidth_gbytes_per_s",
    ),
    (
        "platforms",
        "memory_capacity_gbytes",
        "8+16",
        "holds two numbers",
        "a second memory, for what the first cannot hold, is stated in"
        " overflow_memory_capacity_gbytes",
    ),
    (
        "platforms",
        "overflow_memory_capacity_gbytes",
        "16",
        "is filled in without overflow_memory_bandwidth_gbytes_per_s",
        "fill in both, or neither",
    ),
    ("platforms", "platform", "any", "is the word for every platform", "choose anothe"),
    # Words.
    ("sources", "source", "Vendor Sheet", "cannot be read", "write small letters"),
    ("tasks", "higher_is_better", "true", "is not one of yes, no", CORRECT),
    ("tasks", "unit", "", *EMPTY),
    ("platforms", "device_class", "gpu", "is not one of FPGA, GPU, TPU, NPU,", CORRECT),
    ("platform_peaks", "sparsity", "2:4", "is not one of dense, sparse", CORRECT),
    # Names.
    (
        "measurements",
        "network",
        "MLP 100",
        None,  # a spelling that the project knows
        None,
    ),
    (
        "measurements",
        "network",
        "MLP: 100",
        "is not a known network",
        "did you mean MLP 100%? If it is new, add it to networks; if it is another"
        " spelling, to spellings",
    ),
    ("measurements", "platform", "NSC2", "is not a known platform", "did you mean NCS"),
    ("measurements", "datatype", "FP61", "is not a known datatype", "did you mean FP"),
    ("measurements", "datatype", "", *EMPTY),
    ("measurements", "task", "MNSIT", "is not a known task", "did you mean MNIST?"),
    (
        "measurements",
        "source",
        "qutibench_papre",
        "is not a known source",
        "did you mean qutibench_paper? If it is new, add it to sources; if",
    ),
    ("accuracies", "platform", "every", "is not a known platform", "did you mean"),
    ("platform_peaks", "datatype", "int 8", "is not a known datatype", "did you mean"),
    ("spellings", "kind", "board: 1", "is not one of network, platform, datatype", ""),
    (
        "spellings",
        "name",
        "NCS3",
        "is no canonical platform",
        "did you mean NCS2? Correct it, or add it to platforms first",
    ),
    (
        "spellings",
        "spelling",
        "NCS2",
        "is the name in the same row too",
        "remove the row, or correct one of them",
    ),
]
# What makes a row another one than its neighbours.
NAMED = {
    "sources": ("source", "source_{}"),
    "tasks": ("task", "task {}"),
    "datatypes": ("datatype", "D{}"),
    "networks": ("network", "network {}"),
    "platforms": ("platform", "board {}"),
    "spellings": ("spelling", "spelling {}"),
    "accuracies": ("task", "{}"),
    "network_layers": ("layer", "{}"),
    "measurements": ("measurement_id", "run-{}"),
}
DISTINCT = {  # tables whose key is made of known names
    "accuracies": [
        {"datatype": datatype, "network": network}
        for datatype in ("INT8", "FP16", "FP32")
        for network in ("MLP 100%", "CNV 100%")
    ],
    "platform_peaks": [{"datatype": name} for name in ("INT8", "FP16", "FP32")],
    "network_layer_sums": [
        {"network": f"{topology} {pruning}%"}
        for topology in ("MLP", "CNV")
        for pruning in ("100", "50", "25", "12.5")
    ],
}


def write_cells(folder):
    """A file for each table, with a row for each bad cell; the first row is good."""
    rows = {table: [{**row}] for table, row in GOOD.items()}
    expected = []
    for table, column, cell, reason, remedy in CELLS:
        row, number = {**GOOD[table]}, len(rows[table])
        if table in DISTINCT:
            row |= DISTINCT[table][number]
        else:
            key, name = NAMED[table]
            row[key] = name.format(number + 1)
        row[column] = cell
        rows[table].append(row)
        if reason:
            line = len(rows[table]) + 1
            value = cell.strip() or None
            expected.append((f"{table}.csv", line, column, value, reason, remedy))
    for table, lines in rows.items():
        write_csv(folder / f"{table}.csv", lines)
    return expected


def write_contradictions(folder):
    """Rows that are good alone and not together; all of them are refused."""
    network = {"giga_ops": "1", "task": "ImageNet"}
    write_csv(
        folder / "networks.csv",
        [
            {"network": "n 1", **network},
            {"network": "pair a", "topology": "pair", "pruning_pct": "", **network},
            {
                "network": "pair b",
                "topology": "pair",
                "pruning_pct": "100.0",
                **network,
            },
            {"network": "pair c", "topology": "pair", "pruning_pct": "50", **network},
        ],
        header=["network", "topology", "pruning_pct", "giga_ops", "task"],
    )
    write_csv(folder / "networks_more.csv", [{"network": "n 1", "giga_ops": "2"}])
    write_csv(
        folder / "platform_peaks.csv",
        [
            {"platform": "NCS", "datatype": "INT8", "peak_tops": "1", "sparsity": ""},
            {"platform": "NCS2", "datatype": "INT8", "peak_tops": "2: 3"},
            {
                "platform": "NCS2",
                "datatype": "INT8",
                "peak_tops": "3",
                "sparsity": "dense",
            },
            {
                "platform": "NCS2",
                "datatype": "FP16",
                "peak_tops": "3",
                "sparsity": "sparse",
            },
            {"platform": "NCS2", "datatype": "FP16", "peak_tops": "3", "sparsity": ""},
        ],
    )
    accuracy = {"network": "MLP 100%", "datatype": "INT8", "accuracy_pct": "70"}
    write_csv(
        folder / "accuracies.csv",
        [
            {**accuracy, "task": ""},
            {**accuracy, "task": "MNIST"},
            {**accuracy, "task": "CIFAR-10"},
        ],
    )
    layer = GOOD["network_layers"]
    write_csv(
        folder / "network_layers.csv",
        [{**layer, "layer": "1"}, {**layer, "layer": "1.0"}, {**layer, "layer": "2"}],
    )
    run = GOOD["measurements"]
    write_csv(
        folder / "measurements.csv",
        [
            {**run, "measurement_id": "measurements.csv:3"},
            {**run, "measurement_id": ""},
            {**run, "measurement_id": ""},
            {**run, "measurement_id": "twice"},
            {**run, "measurement_id": "twice\u00a0"},
        ],
    )
    spelling = {"kind": "network", "spelling": "mlp"}
    write_csv(
        folder / "spellings.csv",
        [
            {**spelling, "name": "MLP 100%"},
            {**spelling, "name": "CNV 100%"},
            {"kind": "network", "spelling": "round", "name": "about"},
            {"kind": "network", "spelling": "about", "name": "round"},
        ],
    )


KEEP = "keep one of them, or tell them apart"
CONTRADICTIONS = [
    ("networks.csv", 2, "network", "n 1", "stands in 2 rows, at networks.csv line 2,"
     " networks_more.csv line 2", KEEP),
    ("networks_more.csv", 2, "network", "n 1", "stands in 2 rows", KEEP),
    ("networks.csv", 3, "topology, pruning_pct, input_size", "pair", "stands in 2 rows,"
     " at networks.csv line 3 (pair a), networks.csv line 4 (pair b)", KEEP),
    ("networks.csv", 4, "topology, pruning_pct, input_size", "pair 100.0",
     "stands in 2 rows", KEEP),
    ("platform_peaks.csv", 2, "platform, datatype", "NCS INT8", "stands in 3 rows, at"
     " platform_peaks.csv line 2 (1), platform_peaks.csv line 3 (2: 3),", KEEP),
    ("platform_peaks.csv", 3, "platform, datatype", "NCS2 INT8", "stands in 3", KEEP),
    ("platform_peaks.csv", 4, "platform, datatype", "NCS2 INT8", "stands in 3", KEEP),
    ("platform_peaks.csv", 2, "platform, datatype, sparsity", "NCS INT8",
     "stands in 3 rows", KEEP),
    ("platform_peaks.csv", 3, "platform, datatype, sparsity", "NCS2 INT8",
     "stands in 3 rows", KEEP),
    ("platform_peaks.csv", 4, "platform, datatype, sparsity", "NCS2 INT8 dense",
     "stands in 3 rows", KEEP),
    ("platform_peaks.csv", 3, "peak_tops", "2: 3", *NUMBER),
    ("accuracies.csv", 2, "network, datatype, platform, task", "MLP 100% INT8",
     "stands in 2 rows, at accuracies.csv line 2, accuracies.csv line 3", KEEP),
    ("accuracies.csv", 3, "network, datatype, platform, task", "MLP 100% INT8 MNIST",
     "stands in 2 rows", KEEP),
    ("network_layers.csv", 2, "network, layer", "MLP 100% 1", "stands in 2 rows", KEEP),
    ("network_layers.csv", 3, "network, layer", "MLP 100% 1.0", "stands in 2 ro", KEEP),
    ("measurements.csv", 2, "measurement_id", "measurements.csv:3", "stands in", KEEP),
    ("measurements.csv", 5, "measurement_id", "twice", "stands in 2 rows", KEEP),
    ("measurements.csv", 6, "measurement_id", "twice", "stands in 2 rows", KEEP),
    ("spellings.csv", 2, "kind, spelling", "network mlp", "stands in 2 rows", KEEP),
    ("spellings.csv", 3, "kind, spelling", "network mlp", "stands in 2 rows", KEEP),
    ("spellings.csv", 4, "name", "about", "is no canonical network", "did you mean"),
    ("spellings.csv", 5, "name", "round", "is no canonical network", "did you mean"),
]  # fmt: skip


def write_cascade(folder):
    """Names whose own row is refused, and what uses them."""
    folder.mkdir()
    write_csv(
        folder / "networks.csv",
        [
            {"network": "negative", "giga_ops": "-1"},
            {"network": "good", "giga_ops": "1"},
        ],
    )
    with (folder / "networks.csv").open("a") as file:
        file.write("a cell too many,1,2\n")
    (folder / "platforms.csv").write_text("platform,bandwidth\nno header for it,8\n")
    write_csv(
        folder / "sources.csv", [{"source": "Vendor", "citation": "a: b, 'c' known_d"}]
    )
    write_csv(
        folder / "spellings.csv",
        [
            {"kind": "network", "spelling": "minus", "name": "negative"},
            {"kind": "network", "spelling": "well", "name": "good"},
        ],
    )
    run = {"platform": "NCS2", "datatype": "INT8", "throughput_fps": "1"}
    write_csv(
        folder / "measurements.csv",
        [
            {"network": "negative", **run},
            {"network": "minus", **run},
            {"network": "a cell too many", **run},
            {"network": "good", **run, "platform": "no header for it"},
            {"network": "good", **run, "source": "Vendor"},
            {"network": "well", **run},
        ],
        header=["network", "platform", "datatype", "throughput_fps", "source"],
    )


FIRST = "correct that row first"
CASCADE = [
    ("networks.csv", 2, "giga_ops", "-1", "is not above 0", CORRECT),
    ("networks.csv", 4, None, "a cell too many,1,2", "has 3 cells, and the header 2",
     "add or remove a comma"),
    ("platforms.csv", None, "bandwidth", None, "has a column that its table does not",
     "remove it, or give it one of the names device, operating_mode"),
    ("sources.csv", 2, "source", "Vendor", "cannot be read", "write small letters"),
    ("spellings.csv", 2, "name", "negative",
     "is a name whose own row is refused (networks.csv line 2)", FIRST),
    ("measurements.csv", 2, "network", "negative",
     "is a name whose own row is refused (networks.csv line 2)", FIRST),
    ("measurements.csv", 3, "network", "minus",
     "is a name whose own row is refused (spellings.csv line 2)", FIRST),
    ("measurements.csv", 4, "network", "a cell too many",
     "is a name whose own row is refused (networks.csv line 4)", FIRST),
    ("measurements.csv", 5, "platform", "no header for it",
     "is a name whose own row is refused (platforms.csv)", FIRST),
    ("measurements.csv", 6, "source", "Vendor",
     "is a name whose own row is refused (sources.csv line 2)", FIRST),
]  # fmt: skip


def write_files(folder):
    """Files that are no table; one line of each is a row that is lost with it."""
    folder.mkdir()
    network = "network,giga_ops\nr\u00e9seau 1,4.26\n"
    latin = "network,giga_ops,task\nr\u00e9seau \u00ab2\u00bb,4.26,\n"
    (folder / "networks_latin_1.csv").write_bytes(latin.encode("latin-1"))
    (folder / "networks_windows.csv").write_bytes(
        latin.replace("\u00ab", "\u20ac").encode("windows-1252")
    )
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        (folder / f"networks_{name}.csv").write_bytes(network.encode(name))
    (folder / "networks_empty.csv").write_bytes(b"")
    (folder / "networks_blank.csv").write_bytes(b"\r\n ,\t,\n")
    (folder / "networks_semicolon.csv").write_text(network.replace(",", ";"))
    (folder / "networks_tab.csv").write_text(network.replace(",", "\t"))
    (folder / "networks_rows_only.csv").write_text("a,1\nb,2\n")
    (folder / "networks_twice.csv").write_text("network,giga_ops,giga_ops\nx,1,2\n")
    (folder / "networks_capital.csv").write_text("Network,giga_ops\nx,1\ny,2\n")
    (folder / "networks_unnamed.csv").write_text('network,,"gi""ga"\nx,1,2\n')
    (folder / "measurements_one_column.csv").write_text("network\nMLP 100%\n")
    (folder / "networks.tsv").write_text("network\tgiga_ops\n")
    (folder / "networks.csv.gz").write_bytes(b"\x1f\x8b")
    (folder / "platforms.xlsx").write_bytes(b"PK")
    (folder / "boards.csv").write_text("platform\nx\n")
    (folder / "README.md").write_text("no table")
    (folder / "query.sql").write_text("select 1")
    # Lines that readers drop, split or join without a word.
    (folder / "networks_lines.csv").write_bytes(
        b"\xef\xbb\xbfnetwork,giga_ops\r\n# a remark\r\n"
        b'"quoted, and ""so""",1\r\n"open,1\r\n"two\r\nlines",1\r\n5" wide,1\r\n'
        b'"closed" early,1\r\n,,,\r\n\r\nlast,1'
    )
    (folder / "networks_corrupt.parquet").write_bytes(b"PAR1 and so on")
    (folder / "networks_text.parquet").write_text(network)
    (folder / "networks_none.parquet").write_bytes(b"")
    with duckdb.connect() as connection:
        for name, sql in {
            "networks_typed": """
                select * from (values
                    ('p 1', 'nan'::double, null), ('p 2', 'infinity'::double, null),
                    ('p 3', 1.5, 'two' || chr(10) || 'lines'), ('p 4', 2, 'a')
                ) as rows (network, giga_ops, topology)
            """,
            "networks_lists": "select 'p 5' as network, [1, 2] as giga_ops",
            "networks_dates": "select 'p 6' as network, timestamp '2026-01-01'"
            " as giga_ops",
            "networks_odd": """
                select 'p 7' as network, 1 as "gi""ga", 2 as file_row_number
            """,
        }.items():
            connection.execute(f"copy ({sql}) to '{folder / name}.parquet'")


UTF_8 = ("is not text in UTF-8 (but UTF-16, Windows-1252", "save it as CSV in UTF-8")
QUOTED = ("has a quotation mark that ends nothing", 'write "..." around a whole cell')
NO_HEADER = "has none of its columns in its first line"
COMMAS = "write a header with commas between the names: network, topology"
LINES = "networks_lines.csv"
FILES = [
    *[
        (f"networks_{name}.csv", None, None, None, *UTF_8)
        for name in ("latin_1", "windows", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
    ],
    ("networks_empty.csv", None, None, None, "is empty", "give it a header, or remove"),
    ("networks_blank.csv", None, None, None, "is empty", "give it a header, or remove"),
    ("networks_semicolon.csv", None, None, None, NO_HEADER, COMMAS),
    ("networks_tab.csv", None, None, None, NO_HEADER, COMMAS),
    ("networks_rows_only.csv", None, None, None, f"{NO_HEADER}: a, 1", COMMAS),
    ("networks_twice.csv", None, "giga_ops", None, "has the column twice", "remove"),
    ("networks_capital.csv", None, "network", None, "has no such column", "add it, or"),
    ("networks_capital.csv", None, "Network", None, "has a column that its table does",
     "remove it, or give it one of the names network, topology"),
    ("networks_unnamed.csv", None, "number 2", None, "has a column that its", "remove"),
    ("networks_unnamed.csv", None, 'gi"ga', None, "has a column that its", "remove it"),
    ("measurements_one_column.csv", None, "platform", None, "has no such", "add it"),
    ("measurements_one_column.csv", None, "datatype", None, "has no such", "add it"),
    ("networks.tsv", None, None, None, "is neither CSV nor Parquet", "save it"),
    ("networks.csv.gz", None, None, None, "is neither CSV nor Parquet", "save it"),
    ("platforms.xlsx", None, None, None, "is neither CSV nor Parquet", "save it"),
    ("boards.csv", None, None, None, "is none of the tables of a catalogue",
     "begin its name with one of sources, tasks"),
    (LINES, 2, None, "# a remark", "has 1 cells, and the header 2", "add or remove a"),
    (LINES, 4, None, '"open,1', *QUOTED),
    (LINES, 5, None, '"two', *QUOTED),
    (LINES, 6, None, 'lines",1', *QUOTED),
    (LINES, 7, None, '5" wide,1', *QUOTED),
    (LINES, 8, None, '"closed" early,1', *QUOTED),
    *[
        (f"networks_{name}.parquet", None, None, None, "is no Parquet file, or not all",
         "write it anew, or save it as CSV")
        for name in ("corrupt", "text", "none")
    ],
    ("networks_typed.parquet", 1, "giga_ops", "nan", *HUGE),
    ("networks_typed.parquet", 2, "giga_ops", "inf", *HUGE),
    ("networks_typed.parquet", 3, "topology", "two\nlines", *hidden("U+000A")),
    ("networks_lists.parquet", 1, "giga_ops", "[1, 2]", *NUMBER),
    ("networks_dates.parquet", 1, "giga_ops", "2026-01-01 00:00:00", *NUMBER),
    ("networks_odd.parquet", None, 'gi"ga', None, "has a column that its", "remove it"),
    ("networks_odd.parquet", None, "file_row_number", None, "has a column", "remove"),
]  # fmt: skip
# Rows in the files that were counted, and of them those that were refused.
COUNTED = {
    "networks_latin_1.csv": (0, 0),
    "networks_empty.csv": (0, 0),
    "networks_semicolon.csv": (1, 1),
    "networks_capital.csv": (2, 2),
    "measurements_one_column.csv": (1, 1),
    "networks_lines.csv": (8, 6),
    "networks_corrupt.parquet": (0, 0),
    "networks_typed.parquet": (4, 3),
    "networks_odd.parquet": (1, 1),
}


def write_redefinitions(first, second):
    """Two catalogues that give the same names other meanings."""
    write_csv(first / "sources.csv", [{"source": "sheet", "citation": "Sheet: 1"}])
    write_csv(
        second / "sources.csv",
        [
            {"source": "sheet", "citation": "Sheet: 2"},
            {"source": "qutibench_paper", "citation": "mine"},
        ],
    )
    task = {"data_set": "d", "metric": "m", "unit": "metres", "higher_is_better": "no"}
    write_csv(first / "tasks.csv", [{"task": "depth", **task}])
    write_csv(
        second / "tasks.csv", [{"task": "depth", **task, "higher_is_better": "yes"}]
    )
    bits = {"weight_bits": "4", "activation_bits": "16", "kind": "mixed"}
    write_csv(first / "datatypes.csv", [{"datatype": "odd", **bits}])
    write_csv(
        second / "datatypes.csv",
        [
            {"datatype": "odd", **bits, "weight_bits": "4.0"},
            {"datatype": "INT8", **bits},
        ],
    )


SAME = "say the same, leave the row out, or choose another name"
REDEFINITIONS = [
    ("sources.csv", 2, "source", "sheet",
     "is known already, with another citation: Sheet: 1", SAME),
    ("sources.csv", 3, "source", "qutibench_paper",
     "is known already, with another citation: M. Blott", SAME),
    ("tasks.csv", 2, "task", "depth",
     "is known already, with other unit, higher_is_better: metres, no", SAME),
    ("datatypes.csv", 3, "datatype", "INT8",
     "is known already, with other weight_bits, activation_bits, kind: 8, 8,", SAME),
]  # fmt: skip


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """The bad catalogues, and what is expected of each."""
    folder = tmp_path_factory.mktemp("catalogues")
    expected = {
        "cells": write_cells(folder / "cells"),
        "contradictions": CONTRADICTIONS,
        "cascade": CASCADE,
        "files": FILES,
        "first": [],
        "second": REDEFINITIONS,
    }
    write_contradictions(folder / "contradictions")
    write_cascade(folder / "cascade")
    write_files(folder / "files")
    write_redefinitions(folder / "first", folder / "second")
    return {folder / name: rows for name, rows in expected.items()}


@pytest.fixture(scope="module")
def skipped(copy_project, folders):
    """A build that goes on without what is refused: five seconds of dbt."""
    project = copy_project()
    project.build_beside(
        "--on-reject", "skip", "--catalogue", *map(str, folders), *READ_ONLY
    ).succeeded()
    return project


@pytest.fixture(scope="module")
def rejects(skipped):
    return skipped.query("""
        select catalogue, file, line, column_name, value, reason, remedy
        from rejects
        order by all
    """)


def index_of(expected, row):
    """Which of the expected rejects a row is; a text is expected by its beginning."""
    for index, (file, line, column, value, reason, remedy) in enumerate(expected):
        if (
            row[:4] == (file, line, column, value)
            and row[4].startswith(reason)
            and row[5].startswith(remedy)
        ):
            return index
    return None


@pytest.mark.parametrize(
    "name", ["cells", "contradictions", "cascade", "files", "first", "second"]
)
def test_what_is_wrong_is_refused_and_nothing_else(rejects, folders, name):
    (expected,) = [rows for path, rows in folders.items() if path.name == name]
    found = [row[1:] for row in rejects if row[0] == name]
    unexpected = [row for row in found if index_of(expected, row) is None]
    indexes = {index_of(expected, row) for row in found}
    missing = [row for i, row in enumerate(expected) if i not in indexes]
    assert (unexpected, missing) == ([], [])
    assert len(found) == len(expected)


def test_every_reject_says_what_to_do(rejects):
    assert [row for row in rejects if not row[5] or not row[6]] == []


def test_lines_in_are_rows_out_and_rows_refused(skipped):
    files = {
        file: (read, refused)
        for file, read, refused in skipped.query(
            "select file, rows_read, rows_refused from catalogue_files"
            " where catalogue = 'files'"
        )
    }
    assert {name: files[name] for name in COUNTED} == COUNTED
    for table in GOOD:
        ((read, kept),) = skipped.query(f"""
            select
                (
                    select sum(rows_read - rows_refused) from catalogue_files
                    where table_name = '{table}'
                ),
                (select count(*) from raw.catalogue_{table})
        """)
        assert read == kept, table


def test_a_row_is_never_both_kept_and_refused(skipped):
    for table in GOOD:
        both = skipped.query(f"""
            select catalogue, file, line from raw.catalogue_{table}
            intersect
            select catalogue, file, line from rejects
        """)
        assert both == [], table


def test_the_build_stops_with_every_problem_and_what_was_served_is_served(
    copy_project, folders, rejects
):
    project = copy_project()
    project.warehouse.write_bytes(SERVED)
    run = project.build_beside("--catalogue", *map(str, folders), *READ_ONLY).failed()
    assert project.warehouse.read_bytes() == SERVED
    assert not (project.folder / ".build" / "warehouse.duckdb").exists()
    assert f"all {len(rejects)} problems stand in" in run.log
    assert f"and {len(rejects) - 20} more" in run.log
    first = "cascade/networks.csv, line 2, column giga_ops: '-1' is not above 0"
    assert f"{first}: correct it" in run.log
    # What goes with another row is told after it.
    assert "correct that row first" not in run.log
    assert "Traceback" not in run.log
    assert "All that was refused is in target/rejects.csv." in run.log
    with (project.folder / "target" / "rejects.csv").open(newline="") as file:
        written = list(csv.DictReader(file))
    assert len(written) == len(rejects)
    assert {row["catalogue"] for row in written} == {row[0] for row in rejects}


def test_a_check_tells_every_problem_and_builds_nothing(copy_project, folders, rejects):
    project = copy_project()
    project.warehouse.write_bytes(SERVED)
    checked = [path for path in folders if path.name in ("cascade", "contradictions")]
    run = project.build_beside("--check", "--catalogue", *map(str, checked)).failed()
    lines = run.log.splitlines()
    told = [line for line in lines if line.startswith(("cascade/", "contradictions/"))]
    expected = [row for row in rejects if row[0] in ("cascade", "contradictions")]
    assert len(told) == len(expected)
    for catalogue, file, line, column, value, reason, remedy in expected:
        place = [f"{catalogue}/{file}", line and f"line {line}"]
        place += [column and f"column {column}"]
        printed = f"'{value}' " if value else ""
        # The name that it may be is the nearest of this build.
        advice = remedy.partition("did you mean ")[0]
        start = f"{', '.join(filter(None, place))}: {printed}{reason}: {advice}"
        assert [line for line in told if line.startswith(start)] != [], start
    assert lines[-1].endswith(". Nothing was built.")
    assert project.warehouse.read_bytes() == SERVED


def test_folders_that_are_no_catalogues_are_told_at_once(copy_project, tmp_path):
    project = copy_project()
    for path in ("a/same", "b/same", "published", "a:b", "empty"):
        (tmp_path / path).mkdir(parents=True)
        if path != "empty":
            write_csv(tmp_path / path / "sources.csv", [GOOD["sources"]])
    (tmp_path / "file").write_text("network\n")
    named = ["a/same", "b/same", "published", "a:b", "empty", "nowhere", "file"]
    project.warehouse.write_bytes(SERVED)
    paths = [str(tmp_path / path) for path in named]
    run = project.build_beside("--check", "--catalogue", *paths).failed()
    assert "Two catalogues are called same. Rename one of the folders" in run.log
    for name in ("published", "a:b"):
        assert f"A catalogue cannot be called '{name}' ({tmp_path / name})" in run.log
    for name in ("empty", "nowhere", "file"):
        assert f"The catalogue {tmp_path / name} holds no table: it is no" in run.log
    assert "Traceback" not in run.log, run.log
    assert project.warehouse.read_bytes() == SERVED
