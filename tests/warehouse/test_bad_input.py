"""Bad input is refused with an error that says where it is and what to do.

Each project below is a copy with several seeds broken at once, each in another way,
so that one run of dbt serves many cases; two copies build at a time. They build by
scripts/build_and_swap, and what was served before must be served after.
"""

import csv
import gzip
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
    edit("known_platforms", "_source,source\n", "_source,source,remark\n")
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
        "further_figures",
        "platform,NCS2,memory_capacity_gbytes,,0.5,no,no,once more,anandtech_11771",
    )
    header, *_ = project.seed("known_traffic_models").read_text().splitlines()
    project.seed("known_traffic_models").write_text(f"{header}\n")


def break_meanings(project):
    """Cells that read well and mean what cannot be, or what nothing would read."""
    edit = project.edit
    delete_row(project, "qutibench_platforms", "NCS (MyriadX),")
    pixels = "MLP 100%,input_bytes,,784,"
    edit("further_figures", f"{pixels}no,", f"{pixels}yes,")
    edit("further_figures", ",524288,no,", ",524288,yes,")
    edit("further_figures", "ZCU104-DPU,peak_tops,INT8,2.46,", "NCS2,peak_tops,,2.46,")
    capacity = "NCS2,memory_capacity_gbytes,,0.5,yes,"
    edit("further_figures", capacity, capacity.replace(",,", ",INT8,"))
    edit("further_figures", "MLP 25%,giga_ops,,0.002,", "MLP 25%,power_watts,,0.002,")
    edit("known_platforms", ",VLIW,", ",VILW,")
    edit("known_datatypes", "INT2,2,2,", "INT2,2,0,")
    edit("known_topologies", "MLP,MNIST,", "MLP,MNSIT,")
    edit(
        "known_traffic_models",
        "_streamed,1,device,no,no,no,",
        "_streamed,1,device,no,no,yes,",
    )
    edit("known_traffic_models", "weights_batched,2,", "weights_batched,1,")
    edit("known_spellings", "\nplatform,NCS,NCS2,", "\nplatform,NCS,NCS3,")
    append(project, "known_spellings", "network,CNV 1000,CNV 1000%,nowhere")
    append(project, "known_spellings", "network,CNV 100%,CNV 100%,nowhere")
    edit("qutibench_measurements", "1,618.928,1.6157,", "1,618\u200b.928,1.6157,")
    edit("qutibench_measurements", "2,1014.05,1.9723,", "2,1e300,1.9723,")
    edit("qutibench_measurements", "\nqutibench-003,", "\n003',")
    cells = 'CNV,"[FP16]*[100%,50%,25%,12.5%]","[1,2,4,8,16,32,64,128]"'
    edit(
        "qutibench_experiments", cells, cells.replace("]*[", "]x[").replace("1,", "0,")
    )
    edit("qutibench_experiments", "CIFAR-10,VLIW,", "CIFAR10,VILW,")


def break_files(project):
    """Files that are no table of the columns that their first line names."""
    # A decimal comma without quotes is a cell too many.
    project.edit("qutibench_accuracies", ",69.24 (88.45),", ",69,24,")
    project.edit("qutibench_networks", "CNV 25%,0.03,0.39,", "CNV 25%,")
    project.seed("qutibench_platforms").write_bytes(b"")
    rewrite(project, "known_networks", lambda text: text.replace(b",", b";"))
    # What readers of such files drop, or join to the next line, without a word.
    project.edit(
        "further_figures", "NCS2,memory_capacity_gbytes,,0.5,yes", '"NCS2" or so'
    )
    project.edit("known_spellings", "\nnetwork,GoogLeNetv1 100%,", "\n# the same\n")
    project.edit("qutibench_measurements", "\nqutibench-003,", '\n"qutibench-003,')
    project.edit("known_topologies", "\nMLP,MNIST,qutibench_paper", '\n"MLP,MNIST')
    project.edit("known_datatypes", "position,weight_bits,", "position,POSITION,")
    project.edit("known_sources", "source,citation,licence", "source,citation,,")


def write_as_others_do(project):
    """The same figures with a byte-order mark, other line ends and blank lines."""
    mark, unix, windows, mac, blank = b"\xef\xbb\xbf", b"\n", b"\r\n", b"\r", b"\n \n\n"

    def all_three(text):
        return (mark + text.replace(unix, blank)).replace(unix, windows)

    def mixed(text):
        return text.replace(unix, windows, 5)

    rewrite(project, "qutibench_accuracies", lambda text: mark + text)
    rewrite(project, "qutibench_networks", lambda text: text.replace(unix, windows))
    rewrite(project, "qutibench_platforms", lambda text: text.replace(unix, blank))
    rewrite(project, "qutibench_measurements", all_three)
    rewrite(project, "qutibench_experiments", lambda text: unix + text)
    rewrite(project, "known_platforms", mixed)
    rewrite(project, "known_networks", lambda text: text.replace(unix, mac))
    rewrite(project, "known_sources", lambda text: text.rstrip(unix))


def delete_row(project, name, start):
    lines = project.seed(name).read_text().splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(start)]
    assert len(kept) == len(lines) - 1
    project.seed(name).write_text("".join(kept))


def append(project, name, row):
    rewrite(project, name, lambda text: text + f"{row}\n".encode())


def rewrite(project, name, change):
    file = project.seed(name)
    file.write_bytes(change(file.read_bytes()))


@pytest.fixture(scope="module")
def spoilt(copy_project):
    """The projects built: 4 runs of dbt, 4 seconds each, most of it dbt starting."""

    def build(spoil):
        project = copy_project()
        spoil(project)
        project.warehouse.write_bytes(SERVED)
        return project, project.build_beside(*SEEDS_ONLY)

    spoils = [break_cells, break_meanings, break_files, write_as_others_do]
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
        "seed known_networks, row 13, network: 'CNV 50%' stands in 2 rows:"
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
        "seed further_figures, row 184, kind, name, figure, datatype, source:"
        " 'platform NCS2 memory_capacity_gbytes anandtech_11771' stands in 2 rows"
    ),
    "a platform that is misspelt where it has its row": (
        "seed qutibench_platforms, platform EdgeTPU-fast has no row: put it back"
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

MEANINGS = {
    "a platform whose row was deleted": (
        "seed qutibench_platforms, platform NCS2 has no row: put it back, or take the"
        " platform out of known_platforms too"
    ),
    "two figures of a network to use": (
        "seed further_figures, row 87, kind, name, figure, datatype:"
        " 'network MLP 100% input_bytes' has 2 rows where use = 'yes', and may have"
        " one: row 86 (98), row 87 (784)"
    ),
    "two figures of a platform to use": (
        "seed further_figures, row 65, kind, name, figure, datatype:"
        " 'platform U96-Quadcore-A53 on_chip_memory_bytes' has 2 rows where"
        " use = 'yes', and may have one: row 64 (1048576), row 65 (524288)"
    ),
    "a peak without its datatype": (
        "seed further_figures, row 56, column datatype: '' is empty beside"
        " figure peak_tops: fill it in"
    ),
    "a memory with a datatype": (
        "seed further_figures, row 58, column datatype: 'INT8' is filled in"
        " beside figure memory_capacity_gbytes: leave it empty, or correct the figure"
    ),
    "a figure that no network has": (
        "seed further_figures, row 55, column figure: 'power_watts' stands beside kind"
        " network, which goes with giga_ops"
    ),
    "a device class": (
        "seed known_platforms, row 11, column device_class: 'VILW' is not one of FPGA,"
        " GPU, TPU, VLIW, CPU"
    ),
    "a datatype of no bits": (
        "seed known_datatypes, row 2, column weight_bits: '0' is not above 0"
    ),
    "a task": (
        "seed known_topologies, row 9, column task: 'MNSIT' is not a known task: did"
        " you mean MNIST? If it is new, add it to known_tasks"
    ),
    "a traffic model of another meaning": (
        "seed known_traffic_models, row 1, column keeps_weights_on_chip: 'yes' stands"
        " beside traffic_model weights_streamed, which goes with no: correct one of"
        " the two"
    ),
    "a position twice": ("seed known_traffic_models, row 2, position: '1' has 2 rows"),
    "a spelling of a platform that does not exist": (
        "seed known_spellings, row 51, column name: 'NCS3' is no canonical platform:"
        " did you mean NCS2? Correct it, or add it to known_platforms first"
    ),
    "a spelling of a network that does not exist": (
        "seed known_spellings, row 56, column name: 'CNV 1000%' is no canonical"
        " network: did you mean CNV 100%?"
    ),
    "a spelling that is the name itself": (
        "seed known_spellings, row 57, column spelling: 'CNV 100%' is the name in the"
        " same row too: remove the row, or correct one of them"
    ),
    "a zero-width space within a number": (
        "seed qutibench_measurements, row 1, column throughput_fps: '618\u200b.928'"
        " holds the character U+200B, which does not show or looks like another"
    ),
    "a throughput beyond all measure": (
        "seed qutibench_measurements, row 2, column throughput_fps: '1e300' is not"
        " finite and below 1e18"
    ),
    "an identifier with a quotation mark": (
        "seed qutibench_measurements, row 3, column measurement_id: '003'' cannot be"
        " read: write letters, digits"
    ),
    "datatypes and prunings that no reader takes apart": (
        "seed qutibench_experiments, row 47, column datatypes_and_prunings:"
        " '[FP16]x[100%,50%,25%,12.5%]' cannot be read: write datatypes"
    ),
    "a batch size of zero": (
        "seed qutibench_experiments, row 47, column batches_or_threads:"
        " '[0,2,4,8,16,32,64,128]' cannot be read: write a list of whole numbers"
    ),
    "a task of an experiment": (
        "seed qutibench_experiments, row 47, column task: 'CIFAR10' is not a known"
    ),
    "a device class of an experiment": (
        "seed qutibench_experiments, row 47, column hardware: 'VILW' is not one of"
    ),
}

FILES = {
    "a decimal comma without quotes": (
        "seed qutibench_accuracies, line 2 has 8 cells, and the header 7: add or remove"
        " a comma; a cell with a comma within it stands in quotation marks"
    ),
    "a cell too few": (
        "seed qutibench_networks, line 13 has 7 cells, and the header 9: add or remove"
    ),
    "a file of no bytes": (
        "seed qutibench_platforms, it has none of its columns: put back its header,"
        " with commas between the names, or restore the file"
    ),
    "semicolons in place of commas": (
        "seed known_networks, it has none of its columns: put back its header,"
        " with commas between the names, or restore the file"
    ),
    "more after a closing mark": (
        "seed further_figures, line 59 has a quotation mark that ends nothing:"
        ' write "..." around a whole cell, double each mark within it, and keep it on'
        " one line"
    ),
    "a remark": "seed known_spellings, line 3 has 1 cells, and the header 4",
    "the rest of a row whose start is a remark": (
        "seed known_spellings, line 4 has 2 cells, and the header 4"
    ),
    "a mark that is not closed": (
        "seed qutibench_measurements, line 4 has a quotation mark that ends nothing"
    ),
    "a mark that is not closed in the last line": (
        "seed known_topologies, line 10 has a quotation mark that ends nothing"
    ),
    "a column twice": (
        "seed known_datatypes, column POSITION stands twice in the header: remove or"
        " rename one of them"
    ),
    "a column whose name is taken by another": (
        "seed known_datatypes, column weight_bits is missing: add it, or correct its"
        " header. The file has datatype, position, POSITION, activation_bits, kind,"
    ),
    "a column without a name": (
        "seed known_sources, the header has no usable name for column 3"
    ),
    "another column without a name": (
        "seed known_sources, the header has no usable name for column 4"
    ),
    "a column that was taken away": (
        "seed known_sources, column licence is missing: add it, or correct its header"
    ),
}

EXPECTED = {break_cells: CELLS, break_meanings: MEANINGS, break_files: FILES}
CASES = [
    pytest.param(spoil, message, id=case.replace(" ", "-"))
    for spoil, cases in EXPECTED.items()
    for case, message in cases.items()
]


@pytest.mark.parametrize(("spoil", "message"), CASES)
def test_the_error_says_where_it_is_and_what_to_do(spoilt, spoil, message):
    _, run = spoilt[spoil]
    assert message in run.log


@pytest.mark.parametrize("spoil", EXPECTED)
def test_the_build_fails_and_what_was_served_is_served(spoilt, spoil):
    project, run = spoilt[spoil]
    assert run.returncode == 1
    assert project.warehouse.read_bytes() == SERVED
    assert {file.name for file in project.warehouse.parent.glob(".build/*")} <= {"lock"}


@pytest.mark.parametrize("spoil", EXPECTED)
def test_nothing_but_what_was_broken_is_complained_about(spoilt, spoil):
    _, run = spoilt[spoil]
    lines = (line.strip() for line in run.log.splitlines())
    complaints = [line for line in lines if line.startswith("seed ")]
    expected = tuple(EXPECTED[spoil].values())
    assert [line for line in complaints if not line.startswith(expected)] == []
    assert len(complaints) == len(expected)


def test_files_that_are_no_text_are_named_before_anything_is_built(copy_project):
    project = copy_project()
    project.edit("known_platforms", "NCS2", "NCS\u00b2")
    for name, change in {
        "known_networks": gzip.compress,
        "known_platforms": lambda text: text.decode().encode("latin-1"),
        "known_sources": lambda text: text.decode().encode("utf-16"),
        "known_topologies": lambda text: text.decode().encode("utf-16-le"),
    }.items():
        rewrite(project, name, change)
    project.warehouse.write_bytes(SERVED)
    assert project.build_beside().failed().log == (
        "Not built: these are not text in UTF-8 (but UTF-16, Windows-1252 or"
        " compressed, perhaps): seeds/reference/known_networks.csv, line 1;"
        " seeds/reference/known_platforms.csv, line 12;"
        " seeds/reference/known_sources.csv, line 1;"
        " seeds/reference/known_topologies.csv, line 1. Save them as UTF-8."
        " The warehouse that is served stays as it was.\n"
    )
    assert project.warehouse.read_bytes() == SERVED


def test_marks_line_ends_and_blank_lines_change_nothing(spoilt, database):
    project, run = spoilt[write_as_others_do]
    run.succeeded()
    for seed in [
        "qutibench_accuracies",
        "qutibench_experiments",
        "qutibench_networks",
        "qutibench_platforms",
        "qutibench_measurements",
        "known_networks",
        "known_platforms",
        "known_sources",
    ]:
        sql = f"select rowid, * from raw.{seed} order by rowid"
        assert project.query(sql) == database.execute(sql).fetchall(), seed


def test_a_seed_has_every_cell_that_python_reads_in_its_file(root, database):
    files = sorted(root.glob("seeds/*/*.csv"))
    assert len(files) > 10
    for file in files:
        with file.open(newline="") as opened:
            header, *rows = csv.reader(opened)
        names = ", ".join(f"coalesce({name}, '')" for name in header)
        loaded = database.execute(
            f"select {names} from raw.{file.stem} order by rowid"
        ).fetchall()
        assert loaded == [tuple(row) for row in rows], file.stem
