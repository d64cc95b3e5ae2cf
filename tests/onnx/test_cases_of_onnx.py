"""Models of single operators that onnx tests itself with: every one is counted with the
shapes that it states for the outputs, or refused with a remedy."""

import onnx
from onnx.backend.test.case.node import collect_testcases
from onnx_layers import Refused, layers
from onnx_layers import model as models
from onnx_layers.walk import walk


def test_every_case_is_counted_or_refused(tmp_path):
    path, counted, wrong = tmp_path / "case.onnx", 0, []
    for case in collect_testcases(None):
        onnx.save(case.model, path)
        try:
            model = models.open_model(path, batch_size=1)
            network = layers.count(model, set())
        except Refused:  # most cases have axes and sizes as inputs: data
            continue
        counted += 1
        for tensor, expected in zip(
            walk(model).outputs, case.data_sets[0][1], strict=True
        ):
            if getattr(expected, "shape", tensor.shape) != tensor.shape:
                wrong.append((case.name, tensor.shape, expected.shape))
        for row in network.layers:
            if row["m"]:
                product = row["groups"] * row["m"] * row["k"] * row["n"]
                assert 2 * product == row["operations"]
    assert wrong == []
    assert counted > 1400
