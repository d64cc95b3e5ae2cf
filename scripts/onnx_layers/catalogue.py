"""Put a network into the files of a catalogue; what else they hold stays."""

import csv
import io
from pathlib import Path

from onnx_layers import Refused
from onnx_layers.layers import Network

NETWORK_COLUMNS = [
    "network",
    "input_size",
    "task",
    "giga_ops",
    "parameters_millions",
    "activations_millions",
    "peak_activations_millions",
    "input_bytes",
    "output_bytes",
    "state_bytes_per_input",
]
STATED_BY_PEOPLE = {"task", "state_bytes_per_input"}  # where an import has nothing
LAYER_COLUMNS = [
    "network",
    "layer",
    "layer_name",
    "kind",
    "groups",
    "m",
    "k",
    "n",
    "operations",
    "parameters",
    "input_elements",
    "output_elements",
]


def write(folder: Path, name: str, task: str, network: Network) -> list[Path]:
    """Append the network, or replace the rows that it has; the files written."""
    if folder.exists() and not folder.is_dir():
        raise Refused(f"{folder} is a file. Name a folder.")
    networks, layers = folder / "networks.csv", folder / "network_layers.csv"
    stop_on_other_files_with(name, folder, {networks, layers})
    contents = {
        networks: with_rows(
            networks, NETWORK_COLUMNS, name, [network_row(name, task, network)]
        ),
        layers: with_rows(
            layers,
            LAYER_COLUMNS,
            name,
            [{"network": name} | row for row in network.layers],
        ),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in contents.items():
        beside = file.with_name(f".{file.name}.part")
        beside.write_text(content, encoding="utf-8", newline="")
        beside.replace(file)
    return list(contents)


def network_row(name: str, task: str, network: Network) -> dict:
    row = {
        "network": name,
        "input_size": network.input_size,
        "task": task,
        "giga_ops": decimal(network.giga_ops, 9),
        "parameters_millions": decimal(network.parameters / 1e6, 6),
        "activations_millions": decimal(network.activations / 1e6, 6),
        "peak_activations_millions": decimal(network.peak_activations / 1e6, 6),
        "input_bytes": network.input_bytes or "",
        "output_bytes": network.output_bytes or "",
        "state_bytes_per_input": network.state_bytes or "",
    }
    return {
        column: value
        for column, value in row.items()
        if value or column not in STATED_BY_PEOPLE
    }


def decimal(number: float, places: int) -> str:
    """Without an exponent; nothing for zero, which is no figure of a network."""
    return f"{number:.{places}f}".rstrip("0").rstrip(".") if number else ""


def with_rows(file: Path, columns: list[str], name: str, rows: list[dict]) -> str:
    """The text of the file with these rows in place of those that the network has."""
    header, found = read(file)
    if header and "network" not in header:
        raise Refused(f"{file} has no column network. See that its first row names it.")
    header += [column for column in columns if column not in header]
    old = [row for row in found if row["network"] == name]
    place = found.index(old[0]) if old else len(found)
    others = [row for row in found if row["network"] != name]
    if len(rows) == len(old) == 1:
        rows = [old[0] | rows[0]]
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(others[:place] + rows + others[place:])
    return text.getvalue()


def read(file: Path) -> tuple[list[str], list[dict]]:
    if not file.exists():
        return [], []
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            rows = csv.reader(text, strict=True)
            header = next(rows, [])
            found = [row for row in rows if any(row)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refused(f"{file} is not CSV in UTF-8 ({error}). Save it so.") from None
    for row in found:
        if len(row) > len(header):
            raise Refused(
                f"{file} has a row of more cells than its first row names:"
                f" {','.join(row)}. Take out what is too much, or quote the comma."
            )
    return header, [
        dict(zip(header, row + [""] * (len(header) - len(row)), strict=True))
        for row in found
    ]


def stop_on_other_files_with(name: str, folder: Path, files: set[Path]) -> None:
    """A table may have several files; two of them with one network contradict."""
    for file in sorted(
        {*folder.glob("network*.csv"), *folder.glob("network*.parquet")}
    ):
        if file not in files and name in networks_in(file):
            raise Refused(
                f"{file} has the network {name} already. Give this one another name"
                " (NETWORK=...), or take its rows out of there."
            )


def networks_in(file: Path) -> set[str]:
    if file.suffix == ".csv":
        return {row.get("network", "") for row in read(file)[1]}
    import duckdb  # only here: most catalogues have no Parquet file

    query = "select distinct network from read_parquet(?)"
    try:
        return {name for (name,) in duckdb.execute(query, [str(file)]).fetchall()}
    except duckdb.Error as error:
        raise Refused(f"{file} cannot be read ({error}).") from None
