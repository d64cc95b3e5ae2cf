"""Count what an ONNX model does, layer by layer, for one input.

model.py opens the file and gives every input a size; walk.py goes through its nodes
and finds the shape of every tensor (tensors.py, nodes.py; shapes.py where onnx does not
know it); operators.py says of each operator what it is; layers.py joins the nodes into
layers and counts; catalogue.py writes the tables.

Of libraries only onnx is used, for its shape inference and reference evaluator: a
counter such as onnx-tool 1.0.1 takes a transposed convolution by its output, and knows
neither the steps of a recurrence nor fused attention.
"""


class Refused(Exception):
    """What is in the way, and what to do about it."""
