"""What the script writes into a catalogue, and what it leaves as it is."""

import csv
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
import yaml
from tiny_models import node, proto, save, weights

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = ROOT / "models/staging/catalogue/_catalogue__sources.yml"


def linear(outputs):
    return proto(
        [node("MatMul", "x w", "y")],
        {"x": [1, 8]},
        {"y": None},
        [weights("w", 8, outputs)],
    )


@pytest.fixture
def run(tmp_path):
    def run_script(model, *arguments, status=0):
        path = save(tmp_path, model)
        result = subprocess.run(
            [
                *(sys.executable, ROOT / "scripts/import_onnx", path),
                *(tmp_path / "catalogue", *arguments),
            ],
            capture_output=True,
            text=True,
        )
        assert result.returncode == status, result.stderr
        return result.stdout + result.stderr

    return run_script


def rows_of(folder, table):
    with (folder / "catalogue" / f"{table}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_catalogue_is_made(run, tmp_path):
    output = run(linear(4), "--network", "Tiny", "--task", "ImageNet")
    assert "Tiny: 6.4e-08 GOP" in output
    assert rows_of(tmp_path, "networks") == [
        {
            "network": "Tiny",
            "input_size": "8",
            "task": "ImageNet",
            "giga_ops": "0.000000064",
            "parameters_millions": "0.000032",
            "activations_millions": "0.000004",
            "peak_activations_millions": "0.000012",
            "input_bytes": "32",
            "output_bytes": "16",
            "state_bytes_per_input": "",
        }
    ]
    assert rows_of(tmp_path, "network_layers") == [
        {
            "network": "Tiny",
            "layer": "1",
            "layer_name": "y",
            "kind": "linear",
            "groups": "1",
            "m": "1",
            "k": "8",
            "n": "4",
            "operations": "64",
            "parameters": "32",
            "input_elements": "8",
            "output_elements": "4",
        }
    ]


def test_its_columns_are_those_of_the_contract(run, tmp_path):
    run(linear(4))
    tables = {
        table["name"]: {column["name"] for column in table["columns"]}
        for table in yaml.safe_load(CONTRACT.read_text())["sources"][0]["tables"]
    }
    for table in ("networks", "network_layers"):
        assert rows_of(tmp_path, table)[0].keys() <= tables[table]


def test_the_same_again_is_the_same_file(run, tmp_path):
    run(linear(4))
    files = sorted((tmp_path / "catalogue").iterdir())
    before = [file.read_bytes() for file in files]
    run(linear(4))
    assert sorted((tmp_path / "catalogue").iterdir()) == files
    assert [file.read_bytes() for file in files] == before


def test_others_rows_and_own_columns_stay(run, tmp_path):
    folder = tmp_path / "catalogue"
    folder.mkdir()
    (folder / "networks.csv").write_text(
        "topology,network,task,giga_ops,state_bytes_per_input\n"
        'A,"first, with a comma",,1,\n'
        "Tinies,Tiny,COCO,2,7\n"
        "B,last,,3,\n"
    )
    run(linear(4), "--network", "Tiny")
    first, tiny, last = rows_of(tmp_path, "networks")
    assert (first["network"], first["giga_ops"]) == ("first, with a comma", "1")
    assert (last["network"], last["giga_ops"]) == ("last", "3")
    assert tiny["giga_ops"] == "0.000000064"
    assert [tiny[c] for c in ("topology", "task", "state_bytes_per_input")] == [
        "Tinies",
        "COCO",
        "7",
    ]


def test_layers_of_an_older_import_go(run, tmp_path):
    two = proto(
        [node("MatMul", "x w", "a"), node("MatMul", "a v", "y")],
        {"x": [1, 8]},
        {"y": None},
        [weights("w", 8, 4), weights("v", 4, 4)],
    )
    run(two, "--network", "Tiny")
    run(linear(3), "--network", "Other")
    run(linear(4), "--network", "Tiny")
    assert [
        (row["network"], row["layer"]) for row in rows_of(tmp_path, "network_layers")
    ] == [
        ("Tiny", "1"),
        ("Other", "1"),
    ]


@pytest.mark.parametrize("name", ["networks_more.csv", "network_layers.parquet"])
def test_a_network_in_another_file_is_refused(run, tmp_path, name):
    folder = tmp_path / "catalogue"
    folder.mkdir()
    duckdb.execute(f"copy (select 'Tiny' as network) to '{folder / name}'")
    output = run(linear(4), "--network", "Tiny", status=1)
    assert f"{name} has the network Tiny already" in output
    assert [file.name for file in folder.iterdir()] == [name]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name\nTiny\n", "has no column network"),
        ("network\nTiny\n".encode("utf-16"), "is not CSV in UTF-8"),
        (b"network,giga_ops\nA,1,2\n", "a row of more cells"),
    ],
)
def test_a_file_that_cannot_be_read_stays(run, tmp_path, content, message):
    folder = tmp_path / "catalogue"
    folder.mkdir()
    (folder / "networks.csv").write_bytes(content)
    output = run(linear(4), status=1)
    assert message in output
    assert "The catalogue stays as it was." in output
    assert (folder / "networks.csv").read_bytes() == content


def test_a_refusal_writes_nothing(run, tmp_path):
    output = run(linear(4), "--shape", "z:1", status=1)
    assert output.startswith("Not imported: SHAPE: z:1 is not the name of an input")
    assert "Traceback" not in output
    assert not (tmp_path / "catalogue").exists()
