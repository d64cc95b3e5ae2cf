"""Exports of torchvision's networks, against the counts that torchvision publishes.

`make test-onnx` runs these in an environment of its own: PyTorch takes gigabytes. Its
published GFLOPS are multiply-accumulates. What differs is stated for each network, and
is no more: operations by the published rounding, parameters by what an export folds.
"""

import pytest
import torch
from onnx_layers import layers
from onnx_layers import model as models
from torch import nn
from torchvision import models as torchvision
from torchvision.models import detection

# The older exporter warns of its age with every export.
pytestmark = pytest.mark.filterwarnings("ignore")
IMAGE = (1, 3, 224, 224)
# Input of what is no image of 224 x 224, as the published counts have it.
INPUTS = {"fcn_resnet50": (1, 3, 520, 520), "r3d_18": (1, 3, 16, 112, 112)}
ARGUMENTS = {  # as published: a second head here, no heads of training there
    "fcn_resnet50": {"weights_backbone": None, "aux_loss": True},
    "googlenet": {"aux_logits": False, "init_weights": False},
}
# Both exporters write out, for each head, which relative position each of 49 x 49 pairs
# of a window has: (heads of all blocks) x (49 x 49 - 13 x 13) parameters more.
MORE_PARAMETERS = {"swin_t": (2 * 3 + 2 * 6 + 6 * 12 + 2 * 24) * (49 * 49 - 13 * 13)}
TORCHSCRIPT = [
    "resnet50",
    "mobilenet_v2",
    "googlenet",
    "efficientnet_b0",
    "regnet_y_400mf",  # grouped convolutions
    "shufflenet_v2_x1_0",
    "convnext_tiny",  # no batch norm, but scales of layers
    "vit_b_16",
    "swin_t",
    "r3d_18",  # convolutions over volumes
    "fcn_resnet50",
]
DYNAMO = [("resnet50", 18), ("vit_b_16", 18), ("vit_b_16", 23), ("swin_t", 18)]


def export(net, inputs, path, **arguments):
    torch.onnx.export(net.eval(), inputs, path, verbose=False, **arguments)
    return layers.count(models.open_model(path), set())


def published_net(name):
    """With any weights: equal ones would be stored once by the exporter."""
    net = torchvision.get_model(name, weights=None, **ARGUMENTS.get(name, {}))
    for tensor in net.state_dict().values():
        if tensor.is_floating_point():
            tensor.uniform_(0.5, 1)
    return net


def check(name, net, network):
    meta = next(iter(torchvision.get_model_weights(name))).meta
    assert network.giga_ops / 2 == pytest.approx(meta["_ops"], abs=0.00051)
    # Folded into the convolution before it, a batch norm leaves a bias of its two
    # values for each channel.
    folded = sum(
        module.num_features for module in net.modules() if is_batch_norm(module)
    )
    expected = meta["num_params"] - folded + MORE_PARAMETERS.get(name, 0)
    assert network.parameters == expected
    assert expected == pytest.approx(meta["num_params"], rel=0.0110)
    for row in network.layers:
        if row["m"]:
            product = row["groups"] * row["m"] * row["k"] * row["n"]
            assert 2 * product == row["operations"]


def is_batch_norm(module):
    return isinstance(module, nn.BatchNorm2d | nn.BatchNorm3d)


@pytest.mark.parametrize("name", TORCHSCRIPT)
def test_counts_are_the_published_ones(name, tmp_path):
    net = published_net(name)
    inputs = (torch.zeros(INPUTS.get(name, IMAGE)),)
    check(name, net, export(net, inputs, tmp_path / "net.onnx", dynamo=False))


@pytest.mark.parametrize(("name", "opset"), DYNAMO)
def test_counts_of_the_newer_exporter_are_too(name, opset, tmp_path):
    net = published_net(name)
    arguments = {"dynamo": True, "opset_version": opset}
    network = export(net, (torch.zeros(IMAGE),), tmp_path / "net.onnx", **arguments)
    check(name, net, network)
    fused = sum(row["kind"] == "attention" for row in network.layers)
    assert fused == (12 if (name, opset) == ("vit_b_16", 23) else 0)


def test_a_dynamic_batch_gives_the_same(tmp_path):
    net = published_net("resnet50")
    axes = {"input_names": ["x"], "dynamic_axes": {"x": {0: "batch"}}, "dynamo": False}
    network = export(net, (torch.zeros(IMAGE),), tmp_path / "net.onnx", **axes)
    check("resnet50", net, network)


def test_a_detector_counts_up_to_its_selection_of_boxes(tmp_path):
    """What is selected depends on the image; its multiply-accumulates end before."""
    net = detection.ssdlite320_mobilenet_v3_large(
        weights=None, weights_backbone=None
    ).eval()
    path, inputs = tmp_path / "net.onnx", ([torch.rand(3, 320, 320)],)
    torch.onnx.export(net, inputs, path, dynamo=False, verbose=False)
    model = models.open_model(path, batch_size=1)  # an image, and no batch of three
    network = layers.count(model, {"NonZero", "If"})
    (meta,) = (w.meta for w in detection.SSDLite320_MobileNet_V3_Large_Weights)
    assert network.giga_ops / 2 == pytest.approx(meta["_ops"], abs=0.00051)
    assert "NonZero" in network.notes[0]


def test_activations_of_resnet_50(tmp_path):
    """Outputs of 53 convolutions, two poolings and the classifier, and nothing else."""
    sizes = []
    net = published_net("resnet50").eval()
    kinds = nn.Conv2d | nn.MaxPool2d | nn.AdaptiveAvgPool2d | nn.Linear
    hooks = [
        module.register_forward_hook(lambda *results: sizes.append(results[-1].numel()))
        for module in net.modules()
        if isinstance(module, kinds)
    ]
    net(torch.zeros(IMAGE))
    for hook in hooks:
        hook.remove()
    network = export(net, (torch.zeros(IMAGE),), tmp_path / "net.onnx", dynamo=False)
    assert network.activations == sum(sizes)
    assert len(network.layers) == len(sizes) == 56


class UNet(nn.Module):
    """Down and up again: two convolutions and a transposed one, grouped."""

    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(4, 8, 3, stride=2, padding=1)
        self.up = nn.ConvTranspose2d(8, 4, 3, stride=2, output_padding=1, groups=2)
        self.last = nn.Conv2d(4, 2, 1)

    def forward(self, image):
        return self.last(torch.relu(self.up(torch.relu(self.down(image)))))


@pytest.mark.parametrize("dynamo", [False, True])
def test_transposed_convolution_as_pytorch_counts_it(dynamo, tmp_path):
    from torch.utils.flop_counter import FlopCounterMode

    net, image = UNet().eval(), torch.zeros(1, 4, 16, 16)
    with FlopCounterMode(display=False) as counter:
        net(image)
    network = export(net, (image,), tmp_path / "net.onnx", dynamo=dynamo)
    assert network.giga_ops * 1e9 == counter.get_total_flops()
    assert network.parameters == sum(weight.numel() for weight in net.parameters())


@pytest.mark.parametrize(("kind", "gates"), [(nn.RNN, 1), (nn.GRU, 3), (nn.LSTM, 4)])
def test_recurrence(kind, gates, tmp_path):
    """Two layers, both directions, 11 steps."""

    class Recurrent(nn.Module):
        def __init__(self):
            super().__init__()
            self.net = kind(5, 7, num_layers=2, bidirectional=True, batch_first=True)

        def forward(self, steps):
            return self.net(steps)[0]

    net = Recurrent()
    network = export(net, (torch.zeros(1, 11, 5),), tmp_path / "net.onnx", dynamo=False)
    products = 2 * 11 * gates * 7 * ((5 + 7) + (14 + 7))
    assert network.giga_ops * 1e9 == pytest.approx(2 * products)
    assert network.parameters == sum(weight.numel() for weight in net.parameters())
