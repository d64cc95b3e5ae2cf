"""What cannot be imported is refused with what to do about it."""

import re

import pytest
from onnx import helper
from onnx_layers import Refused, layers
from onnx_layers import model as models
from tiny_models import INT64, constant, count, graph, node, proto, save, weights


def linear(shape, batch_first=True):
    return proto(
        [node("MatMul", "x w", "y")], {"x": shape}, {"y": None}, [weights("w", 8, 4)]
    )


def refused(match):
    return pytest.raises(Refused, match=match)


def test_no_such_file(tmp_path):
    with refused(r"none\.onnx: No such file.*Name an ONNX file"):
        models.open_model(tmp_path / "none.onnx")


@pytest.mark.parametrize(
    "content",
    [b"", b"version https://git-lfs.github.com/spec/v1\n", b"\x08\x07", b"PK\3\4"],
)
def test_not_an_onnx_file(tmp_path, content):
    path = tmp_path / "model.onnx"
    path.write_bytes(content)
    with refused("is not an ONNX model"):
        models.open_model(path)


def test_half_an_onnx_file(tmp_path):
    path = save(tmp_path, linear([1, 8]))
    path.write_bytes(path.read_bytes()[:-40])
    with refused("is not an ONNX model, or not all of it"):
        models.open_model(path)


def test_a_dynamic_batch_is_one(tmp_path):
    network = count(tmp_path, linear(["batch", 8]))
    assert network.giga_ops == 64 / 1e9
    assert network.notes == ["The first dimension of x (batch) is set to 1."]


def test_open_sizes_are_asked_for(tmp_path):
    with refused(r'x:1xtokensx8.*SHAPE="x:1xtokensx8".*SHAPE="sequence=128"'):
        count(tmp_path, linear(["batch", "tokens", 8]))


@pytest.mark.parametrize("sizes", ["x:1x6x8", "tokens=6", "batch=1,tokens=6"])
def test_open_sizes_are_taken(tmp_path, sizes):
    network = count(tmp_path, linear(["batch", "tokens", 8]), sizes)
    assert network.layers[0]["m"] == 6


def test_a_size_holds_for_every_input_that_names_it(tmp_path):
    model = proto(
        [node("Add", "a b", "y")],
        {"a": ["batch", "tokens"], "b": ["batch", "tokens"]},
        {"y": None},
    )
    assert count(tmp_path, model, "a:1x6").layers[0]["output_elements"] == 6


@pytest.mark.parametrize(
    ("sizes", "message"),
    [
        (
            "z:1x6x8",
            "z:1x6x8 is not the name of an input.*The inputs: x:batchxtokensx8",
        ),
        ("x:1x6", "x:1x6 does not fit"),
        ("x:1x6x9", "x:1x6x9 does not fit.*exporting it anew"),
        ("x", "x is not the name of an input, a colon and its sizes"),
        ("width=3", "no input has an open dimension width"),
    ],
)
def test_sizes_that_do_not_fit(tmp_path, sizes, message):
    with refused(message):
        count(tmp_path, linear(["batch", "tokens", 8]), sizes)


def test_a_fixed_batch_is_divided_or_refused(tmp_path):
    with refused("x:4x8.*BATCH=4.*BATCH=1"):
        count(tmp_path, linear([4, 8]))
    by_input = count(tmp_path, linear([4, 8]), batch_size=4)
    as_it_is = count(tmp_path, linear([4, 8]), batch_size=1)
    assert (by_input.giga_ops, as_it_is.giga_ops) == (64 / 1e9, 256 / 1e9)
    assert by_input.parameters == as_it_is.parameters == 32
    assert (by_input.input_bytes, by_input.layers[0]["m"]) == (8 * 4, 1)


def test_an_operator_that_nobody_knows_is_named(tmp_path):
    model = proto(
        [
            node("MatMul", "x w", "a"),
            node("Magic", "a", "b", domain="own", name="wand"),
            node("Relu", "b", "y"),
        ],
        {"x": [1, 8]},
        {"y": None},
        [weights("w", 8, 4)],
    )
    with refused(
        "own.Magic: no such operator is known. The first is the node wand."
        r' .*SKIP="own.Magic". That leaves out: own.Magic \(1\), .* Relu \(1\).'
    ):
        count(tmp_path, model)
    network = count(tmp_path, model, skip=["own.Magic"])
    assert network.giga_ops == 64 / 1e9
    assert network.output_bytes is None
    assert network.notes[0].startswith("Left out, as SKIP says: own.Magic (1), and")


def test_a_product_is_left_out_only_by_its_name(tmp_path):
    model = proto(
        [
            node("NonZero", "x", "a"),
            node("Cast", "a", "b", to=1),
            node("MatMul", "w b", "y"),
        ],
        {"x": [1, 8]},
        {"y": None},
        [weights("w", 8, 2)],
    )
    with refused('SKIP="MatMul,NonZero"'):
        count(tmp_path, model, skip=["NonZero"])
    assert count(tmp_path, model, skip=["NonZero", "MatMul"]).layers == []


def test_a_size_that_depends_on_the_data_is_named(tmp_path):
    model = proto(
        [node("Where", "c x x", "a"), node("NonZero", "a", "y")],
        {"x": [1, 8], "c": (9, [1, 8])},
        {"y": (INT64, None)},
    )
    with refused("NonZero: there is no rule"):
        count(tmp_path, model)


def test_a_branch_or_loop_that_depends_on_the_data_is_named(tmp_path):
    branch = graph([node("Relu", "x", "z")], {}, {"z": None})
    model = proto(
        [helper.make_node("If", ["c"], ["y"], then_branch=branch, else_branch=branch)],
        {"x": [1, 8], "c": (9, [])},
        {"y": None},
    )
    with refused("If: its condition depends on the data"):
        count(tmp_path, model)
    body = graph(
        [node("Relu", "b", "a")],
        {"i": (INT64, []), "go": (9, []), "b": None},
        {"go": None, "a": None},
    )
    model = proto(
        [helper.make_node("Loop", ["n", "", "x"], ["y"], body=body)],
        {"x": [1, 8], "n": (INT64, [])},
        {"y": None},
    )
    with refused("Loop: how often it runs depends on the data"):
        count(tmp_path, model)


def external(tmp_path, model):
    return save(
        tmp_path,
        model,
        save_as_external_data=True,
        location="tiny.data",
        size_threshold=0,
    )


def test_weights_in_a_file_that_is_missing_are_not_needed(tmp_path):
    path = external(tmp_path, linear([1, 8]))
    (tmp_path / "tiny.data").unlink()
    model = models.open_model(path)
    assert model.notes[0].startswith("tiny.data is not there: not needed")


def test_a_shape_in_a_file_that_is_missing_is_asked_for(tmp_path):
    nodes = [node("Reshape", "x shape", "r"), node("MatMul", "r w", "y")]
    initializers = [constant("shape", 2, 8), weights("w", 8, 4)]
    path = external(tmp_path, proto(nodes, {"x": [1, 16]}, {"y": None}, initializers))
    assert layers.count(models.open_model(path), set()).layers[0]["m"] == 2
    (tmp_path / "tiny.data").unlink()
    with refused("Reshape.*Perhaps it stands in tiny.data, which is not there"):
        layers.count(models.open_model(path), set())


def test_a_node_that_reads_what_nothing_writes(tmp_path):
    model = linear([1, 8])
    model.graph.node[0].input[1] = "nothing"
    with refused("the model is broken: .* reads nothing"):
        count(tmp_path, model)


def test_a_node_that_does_not_fit(tmp_path):
    with refused(re.compile(r"MatMul\) does not fit what it reads.*SHAPE", re.DOTALL)):
        count(tmp_path, linear([1, 9]))
