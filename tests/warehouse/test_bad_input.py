"""Bad input is refused with an error that says where it is and what to do.

Each project below is a copy with several seeds broken at once, each in another way,
so that one run of dbt serves many cases; two copies build at a time. They build by
scripts/build_and_swap, and what was served before must be served after.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest

SERVED = b"the warehouse that is being read"
# The seeds and what checks them: the rest of a build would be skipped anyway.
SEEDS_ONLY = ("--select", "path:seeds", "stg_names", "--indirect-selection=cautious")


def break_cells(project):
    """Files that are tables, with cells, columns and keys that cannot be right."""
    edit = project.edit
    edit("qutibench_accuracies", ",69.24 (88.45),", ',"69,24",')
    edit("qutibench_accuracies", ",69.57 (87.71),", ",169.24,")
    edit("qutibench_accuracies", ",73.29 (91.26),", ",73.29 (61.26),")
    edit("qutibench_platforms", ",4.6,na,na,19.2,", ",4.6,na,na,-19.2,")
    edit("qutibench_platforms", ",6.71,na,na,19.2,", ",6.71,na,na,0,")
    edit("qutibench_platforms", "\nEdgeTPU-fast,", "\nEdgeTPU-fats,")
    edit("qutibench_networks", ",FP16,", ",FP61,")
    third, fifth = "qutibench-003,MLP,12.5,NCS2,FP16,", "qutibench-005,MLP,12.5,NCS2,"
    edit("qutibench_measurements", third, third.replace("FP16", "FP61"))
    edit("qutibench_measurements", fifth, fifth.replace("NCS2", "NSC2"))
    edit("qutibench_experiments", "task,hardware,", "task,hardwear,")
    edit("known_networks", "\nCNV 25%,CNV,25", "\nCNV 50%,CNV,50\nCNV 25%,CNV,25")
    edit("known_platforms", "concurrency,source\n", "concurrency,source,remark\n")
    edit("known_platforms", ",qutibench_paper\n", ",qutibench_paper,\n", times=12)
    # The same network or platform twice, under two of its spellings; the same key
    # twice, with a part that is empty.
    append(
        project,
        "qutibench_accuracies",
        "ResNet50 80%,nm,nm,73.3,nm,nm,qutibench_accuracy_table",
    )
    append(
        project,
        "qutibench_networks",
        "RN50 80%,6.5,23.7,1,1,1,1,1,qutibench_compute_table",
    )
    append(
        project,
        "qutibench_platforms",
        "TX2-maxn,na,na,na,1,1,60,8,15,qutibench_hardware_table",
    )
    append(
        project,
        "further_platform_figures",
        "NCS2,memory_capacity_gbytes,,0.5,no,once more,anandtech_11771",
    )
    header, *_ = project.seed("known_traffic_models").read_text().splitlines()
    project.seed("known_traffic_models").write_text(f"{header}\n")


def break_files(project):
    """Files that are no table of the columns that their first line names."""
    # A decimal comma without quotes is a cell too many.
    project.edit("qutibench_accuracies", ",69.24 (88.45),", ",69,24,")
    project.edit("qutibench_networks", "CNV 25%,0.03,0.39,", "CNV 25%,")
    project.seed("qutibench_platforms").write_bytes(b"")
    rewrite(project, "further_network_figures", lambda text: text.replace(b",", b";"))
    rewrite(project, "qutibench_experiments", lambda text: b"\n" + text)


def write_as_others_do(project):
    """The same figures with a byte-order mark, Windows line ends and blank lines."""
    mark, unix, windows, blank = b"\xef\xbb\xbf", b"\n", b"\r\n", b"\n\n\n"

    def all_three(text):
        return (mark + text.replace(unix, blank)).replace(unix, windows)

    rewrite(project, "qutibench_accuracies", lambda text: mark + text)
    rewrite(project, "qutibench_networks", lambda text: text.replace(unix, windows))
    rewrite(project, "qutibench_platforms", lambda text: text.replace(unix, blank))
    rewrite(project, "qutibench_measurements", all_three)


def append(project, name, row):
    rewrite(project, name, lambda text: text + f"{row}\n".encode())


def rewrite(project, name, change):
    file = project.seed(name)
    file.write_bytes(change(file.read_bytes()))


@pytest.fixture(scope="module")
def spoilt(copy_project):
    """The projects built: 3 runs of dbt, 5 seconds each, most of it dbt starting."""

    def build(spoil):
        project = copy_project()
        spoil(project)
        project.warehouse.write_bytes(SERVED)
        return project, project.build_beside(*SEEDS_ONLY)

    spoils = [break_cells, break_files, write_as_others_do]
    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(spoils, pool.map(build, spoils), strict=True))


CELLS = {
    "an accuracy with a decimal comma": (
        "seed qutibench_accuracies, row 1, column INT8: '69,24' is not an accuracy:"
        " write top-1, or top-1 (top-5), in percent with a decimal point"
    ),
    "an accuracy above 100 percent": (
        "seed qutibench_accuracies, row 2, column INT8: '169.24' is above 100 percent"
    ),
    "a top-5 below its top-1": (
        "seed qutibench_accuracies, row 6, column INT8: '73.29 (61.26)'"
        " has a top-5 below its top-1"
    ),
    "a negative bandwidth": (
        "seed qutibench_platforms, row 2, column memory_bandwidth_gbps: '-19.2'"
        " is not above 0"
    ),
    "a zero bandwidth": (
        "seed qutibench_platforms, row 3, column memory_bandwidth_gbps: '0'"
        " is not above 0"
    ),
    "a misspelt platform": (
        "seed qutibench_platforms, row 9, column platform: 'EdgeTPU-fats'"
        " is not a known platform: did you mean EdgeTPU-fast? If it is new, add it to"
        " known_platforms; if it is another spelling, to known_spellings"
    ),
    "a misspelt platform of a measurement": (
        "seed qutibench_measurements, row 5, column platform: 'NSC2'"
        " is not a known platform: did you mean NCS2?"
    ),
    "a misspelt datatype as a column": (
        "seed qutibench_networks, column FP61 is not expected: it is no datatype"
        " either; did you mean FP16? If it is a new datatype, add it to known_datatypes"
    ),
    "a misspelt datatype of a measurement": (
        "seed qutibench_measurements, row 3, column datatype: 'FP61'"
        " is not a known datatype: did you mean FP16?"
    ),
    "a duplicate network": (
        "seed known_networks, row 12, network: 'CNV 50%' stands in 2 rows:"
        " keep one of them"
    ),
    "a network in two spellings": (
        "seed qutibench_accuracies, row 18, network: 'ResNet-50 80' and 'ResNet50 80%'"
    ),
    "a network in two spellings of another seed": (
        "seed qutibench_networks, row 18, network: 'RN50 80%' and 'ResNet-50 80%'"
    ),
    "a platform in two spellings": (
        "seed qutibench_platforms, row 13, platform: 'TX2 - maxn' and 'TX2-maxn'"
    ),
    "a key with an empty part": (
        "seed further_platform_figures, row 17, platform, figure, datatype, source:"
        " 'NCS2 memory_capacity_gbytes anandtech_11771' stands in 2 rows"
    ),
    "a missing column": (
        "seed qutibench_experiments, column hardware is missing: add it, or correct its"
        " header"
    ),
    "an extra column": (
        "seed known_platforms, column remark is not expected: remove it, or correct its"
        " header"
    ),
    "an empty seed with its header": (
        "seed known_traffic_models, it holds no rows: put back its rows, or restore the"
        " file"
    ),
}

FILES = {
    "a decimal comma without quotes": (
        "seed qutibench_accuracies, column column7 is not expected"
    ),
    "a cell too few": (
        "seed qutibench_networks, row 12, column source: '' is empty: fill it in"
    ),
    "a file of no bytes": (
        "seed qutibench_platforms, it has none of its columns: put back its header,"
        " with commas between the names, or restore the file"
    ),
    "semicolons in place of commas": (
        "seed further_network_figures, it has none of its columns: put back its header,"
        " with commas between the names, or restore the file"
    ),
    "a blank line before the header": "seed qutibench_experiments, ",
}

CASES = [
    pytest.param(spoil, message, id=case.replace(" ", "-"))
    for spoil, cases in {break_cells: CELLS, break_files: FILES}.items()
    for case, message in cases.items()
]


@pytest.mark.parametrize(("spoil", "message"), CASES)
def test_the_error_says_where_it_is_and_what_to_do(spoilt, spoil, message):
    _, run = spoilt[spoil]
    assert message in run.log


@pytest.mark.parametrize("spoil", [break_cells, break_files])
def test_the_build_fails_and_what_was_served_is_served(spoilt, spoil):
    project, run = spoilt[spoil]
    assert run.returncode == 1
    assert project.warehouse.read_bytes() == SERVED
    assert {file.name for file in project.warehouse.parent.glob(".build/*")} <= {"lock"}


def test_nothing_but_what_was_broken_is_complained_about(spoilt):
    _, run = spoilt[break_cells]
    lines = (line.strip() for line in run.log.splitlines())
    complaints = [line for line in lines if line.startswith("seed ")]
    expected = tuple(CELLS.values())
    assert [line for line in complaints if not line.startswith(expected)] == []
    assert len(complaints) == len(expected)


def test_a_byte_order_mark_windows_line_ends_and_blank_lines_change_nothing(
    spoilt, database
):
    project, run = spoilt[write_as_others_do]
    run.succeeded()
    for seed in [
        "qutibench_accuracies",
        "qutibench_networks",
        "qutibench_platforms",
        "qutibench_measurements",
    ]:
        sql = f"select rowid, * from raw.{seed} order by rowid"
        assert project.query(sql) == database.execute(sql).fetchall(), seed
