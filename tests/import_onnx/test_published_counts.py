"""Networks that onnx itself brings (with weights that are one value all over), against
the counts that torchvision publishes with its own of the same layers."""

from pathlib import Path

import onnx
import pytest
from onnx_layers import layers
from onnx_layers import model as models

LIGHT = Path(onnx.__file__).parent / "backend/test/data/light"


@pytest.mark.parametrize(
    ("name", "giga_multiply_accumulates", "parameters"),
    [
        ("resnet50", 4.089, 25_557_032),
        ("squeezenet", 0.349, 1_235_496),
        ("vgg19", 19.632, 143_667_240),
    ],
)
def test_counts_are_the_published_ones(name, giga_multiply_accumulates, parameters):
    model = models.open_model(LIGHT / f"light_{name}.onnx")
    network = layers.count(model, set())
    assert network.giga_ops / 2 == pytest.approx(giga_multiply_accumulates, abs=0.00051)
    assert network.parameters == parameters
