"""What a catalogue says is what the warehouse has, and the published tables beside it.

Two catalogues are built with the published tables, by scripts/build_and_swap and with
every data test; one of them is built alone too, by plain dbt from another folder.
"""

import json

import duckdb
import pytest
from any_catalogues import GOOD, write_csv
from project_copies import WITHOUT_TESTS

ODD_NAME = "it's [1] caf\u00e9 {{ 1 }} 100% \U0001f680"
NAMES = [
    "n" * 53,
    "n" * 300,
    "a \"quoted\" 'name'",
    "'; drop table networks; --",
    "<script>alert(1)</script>",
    "{{ 1 / 0 }} {% raw %}",
    "100 % of it",
    "=cmd|'/c calc'!A1",
    "a, b",
    "r\u00e9seau \u7f51\u7edc",
]


def write_first(folder):
    """Every table, in every form that is allowed; returns nothing that is not good."""
    folder.mkdir(parents=True)
    write_csv(
        folder / "sources.csv",
        [{"source": "sheet", "citation": "Vendor: sheet 1", "licence": "facts"}],
    )
    write_csv(folder / "tasks.csv", [GOOD["tasks"]])
    bits = {"activation_bits": "8", "kind": "mixed"}
    write_csv(
        folder / "datatypes.csv",
        [
            {"datatype": "ternary", "weight_bits": "1.58", **bits},
            {"datatype": "INT4 in blocks", "weight_bits": "4.5", **bits},
            {"datatype": "INT8", "weight_bits": "8.0", **bits, "kind": "integer"},
        ],
    )
    write_csv(folder / "networks_names.csv", [{"network": name} for name in NAMES])
    depth = {"task": "KITTI depth", "giga_ops": "1", "parameters_millions": "1"}
    write_csv(
        folder / "networks.csv",
        [
            {"network": "decoder", "giga_ops": "16.06", "parameters_millions": "8030"},
            {"network": "fine depth", **depth},
            {"network": "coarse depth", **depth},
            {"network": "only a name"},
            {"network": "ResNet50", "giga_ops": "8.2", "source": "sheet"},
        ],
        header=["network", "task", "giga_ops", "parameters_millions", "source"],
    )
    with duckdb.connect() as connection:
        connection.execute(f"""
            copy (
                select 'in parquet' as network, 4.26 as giga_ops, 3::utinyint
                    as parameters_millions, 5::decimal(9, 3) as pruning_pct
            ) to '{str(folder).replace("'", "''")}/networks_2.parquet'
        """)
        connection.execute(f"""
            copy (
                select 'parquet task' as task, 'set' as data_set, 'metric' as metric,
                    'percent' as unit, true as higher_is_better
            ) to '{str(folder).replace("'", "''")}/tasks.parquet'
        """)
    # As a spreadsheet of another system writes it.
    (folder / "NETWORKS_3.CSV").write_bytes(
        b"\xef\xbb\xbf\r\n,,,\r\n network ,giga_ops\xc2\xa0,task\r\n\r\n"
        b'"in ""capitals""", 2 ,\r\n,,\r\nlast line,2\xc2\xa0,ImageNet'
    )
    linked = folder.parent / "elsewhere.csv"
    linked.write_text("network\nlinked\n")
    (folder / "networks_linked.csv").symlink_to(linked)
    (folder / "within").mkdir()
    (folder / "within" / "networks.csv").write_text("network\nnobody reads it\n")
    (folder / "README.md").write_text("no table")
    platform = {"memory_bandwidth_gbytes_per_s": "100", "on_chip_memory_bytes": "1e6"}
    write_csv(
        folder / "platforms.csv",
        [
            {"platform": "board", **platform, "memory_capacity_gbytes": "8"},
            {
                "platform": "two memories",
                **platform,
                "memory_capacity_gbytes": "1",
                "overflow_memory_bandwidth_gbytes_per_s": "10",
                "overflow_memory_capacity_gbytes": "16",
            },
            {
                "platform": "no memory",
                "memory_bandwidth_gbytes_per_s": "na",
                "memory_capacity_gbytes": "na",
                "on_chip_memory_bytes": "1e6",
                "host_link_gbytes_per_s": "0.5",
            },
            {"platform": "not known", "memory_bandwidth_gbytes_per_s": ""},
        ],
    )
    peaks = {"board": "4", "two memories": "4", "no memory": "4", "not known": "4"}
    write_csv(
        folder / "platform_peaks.csv",
        [
            {"platform": platform, "datatype": datatype, "peak_tops": peak}
            for platform, peak in peaks.items()
            for datatype in ("INT8", "ternary")
        ]
        + [
            {
                "platform": "board",
                "datatype": "INT8",
                "peak_tops": "8",
                "sparsity": "sparse",
            },
            {"platform": "board", "datatype": "FP16", "peak_tops": "na"},
        ],
    )
    accuracy = {"datatype": "INT8", "source": "sheet"}
    write_csv(
        folder / "accuracies.csv",
        [
            {"network": "fine depth", **accuracy, "accuracy_pct": "4.31"},
            {"network": "coarse depth", **accuracy, "accuracy_pct": "250"},
            {
                "network": "fine depth",
                **accuracy,
                "accuracy_pct": "4.5",
                "platform": "board",
            },
        ],
    )
    layer = GOOD["network_layers"] | {"network": "in parquet"}
    write_csv(folder / "network_layers.csv", [layer])
    write_csv(
        folder / "spellings.csv",
        [
            {"kind": "network", "spelling": "ResNet50", "name": "ResNet-50 100%"},
            {"kind": "platform", "spelling": "Board", "name": "board"},
            {"kind": "datatype", "spelling": "int8_sym", "name": "INT8"},
        ],
    )
    run = {"platform": "Board", "datatype": "int8_sym"}
    write_csv(
        folder / "measurements.csv",
        [
            {"measurement_id": "fine", "network": "fine depth", **run,
             "batch_size": "1", "throughput_fps": "200", "latency_ms": "5",
             "accuracy_pct": "4.5", "source": "sheet"},
            {"measurement_id": "coarse", "network": "coarse depth", **run,
             "batch_size": "1", "throughput_fps": "100", "latency_ms": "10"},
            {"measurement_id": "bare", "network": "only a name", **run},
            {"measurement_id": "no batch", "network": "fine depth", **run,
             "throughput_fps": "150"},
            {"measurement_id": "no latency", "network": "fine depth", **run,
             "batch_size": "2", "system_throughput_fps": "150"},
            {"measurement_id": "too fast", "network": "fine depth", **run,
             "batch_size": "8", "throughput_fps": "5000"},
            {"measurement_id": "half", "network": "ResNet50", **run, "batch_size": "1",
             "throughput_fps": "1", "stated_giga_ops": "2.05"},
            {"measurement_id": "more than half", "network": "ResNet50", **run,
             "batch_size": "2", "throughput_fps": "1", "stated_giga_ops": "2.5"},
        ],
    )  # fmt: skip
    write_csv(
        folder / "measurements_unnamed.csv",
        [{"network": "ResNet50", **run, "throughput_fps": "2", "batch_size": "4"}],
    )


def write_second(folder):
    """Later in the build: what it says wins."""
    write_csv(
        folder / "networks.csv",
        [
            {"network": "ResNet-50 100%", "giga_ops": "4.1"},
            {"network": "fine depth", "giga_ops": "2"},
            {"network": "in operations", "giga_ops": "4089184256"},
            # Beside the first: multiply-accumulates, GiB, a sparse peak.
            {"network": "decoder", "giga_ops": "8.03"},
            # Beside their layers: some are missing, some are there twice.
            {"network": "part", "giga_ops": "2"},
            {"network": "twofold", "giga_ops": "2"},
            {"network": "whole", "giga_ops": "2"},
        ],
    )
    layer = GOOD["network_layers"] | {"operations": "8e8"}
    write_csv(
        folder / "network_layers.csv",
        [
            {**layer, "network": "part"},
            {**layer, "network": "whole"},
            {**layer, "network": "whole", "layer": "2", "operations": "1.15e9"},
        ],
    )
    sums = GOOD["network_layer_sums"] | {"sum_mkn": "1.5e9"}
    write_csv(folder / "network_layer_sums.csv", [{**sums, "network": "twofold"}])
    write_csv(
        folder / "platforms.csv",
        [
            {"platform": "board", "memory_bandwidth_gbytes_per_s": "200"},
            {"platform": "in bytes", "memory_bandwidth_gbytes_per_s": "3072e9"},
            {"platform": "two memories", "memory_capacity_gbytes": "0.931322575"},
        ],
        header=["platform", "memory_bandwidth_gbytes_per_s", "memory_capacity_gbytes"],
    )
    write_csv(
        folder / "platform_peaks.csv",
        [{"platform": "two memories", "datatype": "INT8", "peak_tops": "8"}],
    )
    write_csv(folder / "datatypes.csv", [{**GOOD["datatypes"], "datatype": "ternary",
              "weight_bits": "1.580", "activation_bits": "8"}])  # fmt: skip
    write_csv(
        folder / "accuracies.csv",
        [{"network": "ResNet-50 100%", "datatype": "FP32", "accuracy_pct": "0.7613"}],
    )
    run = {"network": "fine depth", "platform": "board", "datatype": "INT8"}
    write_csv(
        folder / "measurements.csv",
        [
            {
                "measurement_id": "fine",
                **run,
                "throughput_fps": "10",
                "batch_size": "1",
                "idle_power_watts": "35000",
            }
        ],
    )


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    folder = tmp_path_factory.mktemp("with blanks")
    write_first(folder / ODD_NAME)
    write_second(folder / "second")
    return folder / ODD_NAME, folder / "second"


@pytest.fixture(scope="module")
def project(copy_project, folders):
    project = copy_project()
    project.build_beside("--catalogue", *map(str, folders)).succeeded()
    return project


@pytest.fixture(scope="module")
def alone(project, folders):
    """The first catalogue without the published tables, by a link to it and from where
    the caller is. What reads it is built once more: the file, and what was in it each
    time."""
    odd, here = folders
    (here.parent / "alone").symlink_to(odd)
    file = here.parent / "alone.duckdb"
    options = {"catalogues": "../alone/", "published": False}
    contents = []
    for selected in (
        ["path:models", "path:seeds"],
        ["+catalogue_files", "+measurements"],
    ):
        project.run(
            *("dbt", "build", "--vars", json.dumps(options), *WITHOUT_TESTS),
            *("--select", *selected),
            *("--project-dir", project.folder, "--profiles-dir", project.folder),
            folder=here,
            variables={"WAREHOUSE_PATH": str(file)},
        ).succeeded()
        contents.append(everything_in(file))
    return file, contents


def everything_in(file):
    """The rows of every table in the order in which they stand."""
    with duckdb.connect(file, read_only=True) as connection:
        tables = connection.execute("""
            select schema_name || '.' || table_name from duckdb_tables()
            where table_name <> 'builds'
        """).fetchall()
        return {
            table: connection.execute(f"from {table}").fetchall() for (table,) in tables
        }


def test_nothing_good_is_refused(project):
    assert project.query("from rejects") == []
    assert project.query("select sum(rows_refused) from catalogue_files") == [(0,)]


def test_every_row_of_every_file_is_read(project):
    files = project.query(f"""
        select file, rows_read from catalogue_files
        where catalogue = '{ODD_NAME.replace("'", "''")}' and table_name = 'networks'
        order by file
    """)
    assert files == [
        ("NETWORKS_3.CSV", 2),
        ("networks.csv", 5),
        ("networks_2.parquet", 1),
        ("networks_linked.csv", 1),
        ("networks_names.csv", len(NAMES)),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_shown_as_it_is_written(project, name):
    names = [row[0] for row in project.query("select network from networks")]
    assert names.count(name) == 1


def test_what_is_left_out_has_its_default(project):
    assert project.query("""
        select topology, pruning_pct, input_size, task, giga_ops from networks
        where network = 'only a name'
    """) == [("only a name", 100, None, None, None)]
    assert project.query("""
        select device, operating_mode, device_class, concurrency, compute_units,
            max_batch_size
        from platforms where platform = 'board'
    """) == [("board", "default", "other", "batch", 1, None)]
    assert project.query("""
        select layer_name, groups, repeats, source from network_layers
        where network = 'in parquet'
    """) == [("1", 1, 1, ODD_NAME)]
    assert project.query("""
        select execution_style, execution_style_source
        from platforms where platform = 'board'
    """) == [(None, None)]


def test_cells_are_read_whatever_the_file_is(project):
    assert project.query("""
        select network, giga_ops, pruning_pct, task from networks
        where network in ('in parquet', 'in "capitals"', 'last line', 'linked')
        order by network
    """) == [
        ('in "capitals"', 2, 100, None),
        # What its one layer computes, and not the 4.26 that its row states.
        ("in parquet", 0.14155776, 5, None),
        ("last line", 2, 100, "ImageNet"),
        ("linked", None, 100, None),
    ]
    assert project.query(
        "select higher_is_better from tasks where task = 'parquet task'"
    ) == [(True,)]


def test_a_later_catalogue_wins_and_every_claim_is_shown(project):
    assert project.query("""
        select network, giga_ops from networks
        where network in ('ResNet-50 100%', 'fine depth') order by network
    """) == [("ResNet-50 100%", 4.1), ("fine depth", 2)]
    assert project.query("""
        select catalogue, source, claimed_value, is_used, reason from spec_claims
        where network = 'ResNet-50 100%' and figure = 'giga_ops'
        and catalogue <> 'published' order by claimed_value
    """) == [
        ("second", "second", 4.1, True, "stated by the catalogue second"),
        (ODD_NAME, "sheet", 8.2, False, "replaced by that of second"),
    ]
    assert project.query("""
        select count(*) > 0, bool_or(is_used), bool_or(is_published) from spec_claims
        where network = 'ResNet-50 100%' and figure = 'giga_ops'
        and catalogue = 'published'
    """) == [(True, False, True)]
    # What it does not say stays.
    assert project.query("""
        select memory_bandwidth_gbytes_per_s, memory_capacity_gbytes from platforms
        where platform = 'board'
    """) == [(200, 8)]


def test_not_available_is_another_word_than_not_known(project):
    assert project.query("""
        select platform, has_memory, memory_bandwidth_gbytes_per_s from platforms
        where platform in ('no memory', 'not known') order by platform
    """) == [("no memory", False, None), ("not known", True, None)]
    assert project.query("""
        select distinct platform, bound_by is null from bounds
        where platform in ('no memory', 'not known')
    """) == [("no memory", False)]
    assert project.query("""
        select distinct reason from prediction_gaps
        where platform = 'not known' and network = 'decoder' and datatype = 'INT8'
    """) == [("platform has no memory bandwidth",)]
    assert project.query("""
        select availability from availability
        where platform = 'board' and datatype = 'FP16'
    """) == [("not available",)]


def test_a_platform_of_two_memories_keeps_both(project):
    assert project.query("""
        select figure, figure_value from intermediate.int_figures_collected
        where name = 'two memories' and figure like 'overflow%' and is_used
        order by figure
    """) == [
        ("overflow_memory_bandwidth_gbytes_per_s", 10),
        ("overflow_memory_capacity_gbytes", 16),
    ]


def test_a_sparse_peak_is_a_claim_and_no_roof(project):
    assert project.query("""
        select peak_tops from platform_peaks
        where platform = 'board' and datatype = 'INT8'
    """) == [(4,)]
    assert project.query("""
        select claimed_value, is_used from spec_claims
        where platform = 'board' and figure = 'sparse_peak_tops'
    """) == [(8, False)]


def test_bits_that_are_no_whole_numbers_stay_what_they_are(project):
    assert project.query("""
        select datatype, weight_bits from datatypes
        where datatype in ('ternary', 'INT4 in blocks') order by datatype
    """) == [("INT4 in blocks", 4.5), ("ternary", 1.58)]
    # 8,030 million parameters of 1.58 bits.
    assert project.query("""
        select bytes_per_input from predictions
        where network = 'decoder' and platform = 'board' and datatype = 'ternary'
        and traffic_model = 'weights_streamed' and batch_size = 1
    """) == [(pytest.approx(1_585_925_000),)]


def test_a_front_of_errors_is_the_lowest_of_them(project):
    assert project.query("""
        select network, accuracy_pct, is_pareto_optimal, dominated_by_network
        from pareto_designs
        where task = 'KITTI depth' and evidence = 'measured' order by network
    """) == [
        ("coarse depth", 250, False, "fine depth"),
        ("fine depth", 4.5, True, None),
    ]


def test_a_spelling_is_another_name_for_the_same(project):
    assert project.query("""
        select distinct network, platform, datatype from measurements
        where catalogue <> 'published' and note is null and network like 'ResNet%'
    """) == [("ResNet-50 100%", "board", "INT8")]
    for table, column in {"networks": "network", "platforms": "platform"}.items():
        names = [row[0] for row in project.query(f"select {column} from {table}")]
        assert {"ResNet50", "Board"}.isdisjoint(names)
        assert len(names) == len(set(names))


def test_a_measurement_that_says_little_is_served_and_says_so(project):
    served = project.query("""
        select split_part(measurement_id, ':', 2) as id, batch_size, throughput_fps,
            latency_ms, list_sort(list(flag) filter (flag is not null))
        from measurements left join measurement_flags using (measurement_id)
        where catalogue <> 'published'
        and id in ('bare', 'no batch', 'no latency', 'too fast')
        group by all order by id
    """)
    assert [row[:4] for row in served] == [
        ("bare", None, None, None),
        ("no batch", None, 150, None),
        ("no latency", 2, None, None),
        ("too fast", 8, 5000, None),
    ]
    flags = {row[0]: row[4] for row in served}
    assert {"inputs_in_flight_not_stated", "no_throughput"} <= set(flags["bare"])
    assert "inputs_in_flight_not_stated" in flags["no batch"]
    assert "no_throughput" in flags["no latency"]
    assert "above_stated_peak" in flags["too fast"]


def test_half_the_operations_are_multiply_accumulates(project):
    flagged = project.query("""
        select split_part(measurement_id, ':', 2), expected_value from measurement_flags
        where flag = 'operations_implausible' and measurement_id like '%half'
    """)
    assert flagged == [("half", 4.1)]


def test_a_measurement_is_named_by_its_catalogue_and_its_id_or_line(project):
    ids = [
        row[0]
        for row in project.query("""
            select measurement_id from measurements
            where measurement_id like '%:fine' or measurement_id like '%unnamed%'
        """)
    ]
    assert sorted(ids) == [
        f"{ODD_NAME}:fine",
        f"{ODD_NAME}:measurements_unnamed.csv:2",
        "second:fine",
    ]


def test_an_accuracy_that_is_stated_and_reached_is_said_once(project):
    assert project.query("""
        select platform, accuracy_pct, is_used from accuracies
        where network = 'fine depth' order by all
    """) == [("any", 4.31, True), ("board", 4.5, True)]


def test_what_is_likely_in_another_unit_is_said(project):
    warnings = project.query("""
        select table_name, column_name, name, value, reason from catalogue_warnings
        where catalogue = 'second' order by all
    """)
    likely = {
        ("accuracies", "accuracy_pct", "ResNet-50 100% FP32", 0.7613): "a fraction",
        ("measurements", "idle_power_watts", "second:fine", 35000): "milliwatts",
        ("network_layers", "operations", "part", 8e8): "some of its layers are not",
        ("network_layer_sums", "sum_mkn", "twofold", 1.5e9): "layers are there twice",
        ("networks", "giga_ops", "ResNet-50 100%", 4.1): "multiply-accumulates",
        ("networks", "giga_ops", "decoder", 8.03): "multiply-accumulates",
        ("networks", "giga_ops", "in operations", 4089184256): "operations",
        ("platform_peaks", "peak_tops", "two memories INT8", 8): "a sparse peak",
        ("platforms", "memory_bandwidth_gbytes_per_s", "in bytes", 3072e9): "bytes",
        ("platforms", "memory_capacity_gbytes", "two memories", 0.931322575): "in GiB",
    }
    assert {row[:4] for row in warnings} == set(likely)
    for *row, reason in warnings:
        assert f"likely {likely[tuple(row)]}" in reason


def test_every_source_has_its_words(project):
    words = dict(project.query("select source, citation from sources"))
    assert words["sheet"] == "Vendor: sheet 1"
    assert words["second"] == "the catalogue second, which names no source"
    assert ODD_NAME in words


def test_a_catalogue_alone_is_a_warehouse(alone):
    file, _ = alone
    with duckdb.connect(file, read_only=True) as connection:
        networks = connection.execute("select network from networks").fetchall()
        catalogues = connection.execute(
            "select distinct catalogue from measurements union select distinct"
            " catalogue from accuracies"
        ).fetchall()
        rejects = connection.execute("from rejects").fetchall()
        bounds = connection.execute("select count(*) from bounds").fetchall()
    # A name that is published means the same here, without its published figures;
    # and what the catalogue does not speak of is not here.
    assert ("ResNet-50 100%",) in networks and ("ResNet50",) not in networks
    assert ("MobileNetv1",) not in networks
    assert catalogues == [("alone",)]
    assert rejects == []
    assert bounds != [(0,)]


def test_the_same_catalogue_gives_the_same_rows_in_the_same_order(alone):
    _, (once, again) = alone
    assert once.keys() == again.keys() and len(once) > 50
    assert [table for table in once if once[table] != again[table]] == []
