"""Ops on whole tensors in PyTorch."""

from app.export.programs.differs import (
    ALL_NAN,
    CERTAIN,
    LIMIT,
    NEVER,
    NO_NUMBER,
    NO_SHARE,
    SQUARES,
)
from app.export.programs.places import channel_axes, last_axis
from app.export.programs.rule import Rule, Template, Use

CLASSES = "{target}.long()"


def _along(call: str) -> Template:
    """A reduction along one axis or, for PyTorch wants their names, along each there is."""

    def template(use: Use, _slot: int) -> str:
        axis = use.settings["axis"]
        axes = tuple(range(max(len(use.shapes[0]), 1))) if axis is None else axis
        return f"{call}({{x}}, dim={axes}, keepdim={{keepdims}})"

    return template


def _prod(use: Use, _slot: int) -> str:
    if use.settings["axis"] is None:
        return "torch.prod({x}).reshape({y_shape})"
    return "torch.prod({x}, dim={axis}, keepdim={keepdims})"


def _transpose(use: Use, _slot: int) -> str:
    axes = use.settings["axes"] or tuple(range(len(use.shapes[0])))[::-1]
    return f"{{x}}.permute({axes})"


def _slice(use: Use, _slot: int) -> str:
    """A selection, for PyTorch's slices cannot step backwards."""
    axis, start, stop, step = (use.settings[name] for name in ("axis", "start", "stop", "step"))
    taken = range(use.shapes[0][axis])[start:stop:step]  # type: ignore[index]
    places = f"{taken.start}, {taken.stop}, {taken.step}"
    return f"{{x}}.index_select({{axis}}, torch.tensor(range({places})))"


def _pool(call: str) -> Template:
    """A pool; PyTorch wants a channel, which an image alone does not have."""

    def template(use: Use, _slot: int) -> str:
        pooled = f"{call}({{x}}<one>, {{size}}, {{stride}})<first>"
        alone = len(use.shape) == 2
        return pooled.replace("<one>", "[None]" * alone).replace("<first>", "[0]" * alone)

    return template


def _cross_entropy(use: Use, _slot: int) -> str:
    logits, target = use.shapes
    if logits != target:
        return f"F.cross_entropy({{logits}}, {CLASSES})"
    # Of more axes than two, PyTorch would take the second for the classes.
    rows = f"reshape(-1, {logits[-1]})"
    return f"F.cross_entropy({{logits}}.{rows}, {{target}}.{rows})"


STRUCTURED: dict[str, Rule] = {
    "sum": Rule(_along("torch.sum")),
    "mean": Rule(_along("torch.mean")),
    "prod": Rule(_prod, finite=True),
    "max": Rule(_along("torch.amax")),
    "min": Rule(_along("torch.amin")),
    "norm": Rule(_along("torch.linalg.vector_norm"), differs=SQUARES),
    "logsumexp": Rule(_along("torch.logsumexp")),
    "softmax": Rule("torch.softmax({x}, {axis})", differs=ALL_NAN),
    "log_softmax": Rule("torch.log_softmax({x}, {axis})", coarse=True, differs=ALL_NAN),
    "matmul": Rule("{A} @ {B}"),
    "transpose": Rule(_transpose),
    "reshape": Rule("torch.reshape({x}, {y_shape})"),
    "broadcast_to": Rule("torch.broadcast_to({x}, {y_shape})"),
    "concat": Rule("torch.cat([{xs}], dim={axis})"),
    "stack": Rule("torch.stack([{xs}], dim={axis})"),
    "slice": Rule(_slice),
    "index": Rule("{x}.select({axis}, {at})"),
    "gather": Rule("torch.gather({x}, {axis}, {index}.long())"),
    "embedding": Rule("F.embedding({index}.long(), {table})"),
    "layer_norm": Rule(
        last_axis("F.layer_norm({x}<to>, (<size>,), eps={eps})<back>"),
        coarse=True,
        finite=True,
        differs=SQUARES,
    ),
    # Not F.batch_norm, which refuses a channel of one number.
    "batch_norm": Rule(
        channel_axes(
            "({x} - {x}.mean(<axes>, keepdim=True))"
            " / torch.sqrt({x}.var(<axes>, correction=0, keepdim=True) + {eps})"
        ),
        coarse=True,
        finite=True,
        differs=SQUARES,
    ),
    # PyTorch's generator would leave out others; the seed means NumPy's.
    "dropout": Rule(
        "torch.where(torch.as_tensor(np.random.default_rng({seed}).random({y_shape}) >= {rate}), "
        "{x} / (1.0 - {rate}), 0.0)"
    ),
    "conv1d": Rule("F.conv1d({x}, {kernel}, stride={stride}, padding={padding})", finite=True),
    "conv2d": Rule("F.conv2d({x}, {kernel}, stride={stride}, padding={padding})", finite=True),
    "max_pool2d": Rule(_pool("F.max_pool2d")),
    "avg_pool2d": Rule(_pool("F.avg_pool2d")),
    "mse": Rule("F.mse_loss({prediction}, {target})"),
    "half_squared_error": Rule('F.mse_loss({prediction}, {target}, reduction="sum") / 2.0'),
    "mae": Rule("F.l1_loss({prediction}, {target})", differs=NO_NUMBER),
    "huber": Rule("F.huber_loss({prediction}, {target}, delta={delta})"),
    # Not F.binary_cross_entropy, which stops at a cost of 100.
    "binary_cross_entropy": Rule(
        "-torch.mean(torch.xlogy({target}, {prediction})"
        " + torch.special.xlog1py(1.0 - {target}, -{prediction}))",
        coarse=True,
        differs=CERTAIN,
    ),
    "binary_cross_entropy_with_logits": Rule(
        "F.binary_cross_entropy_with_logits({logits}, {target})", coarse=True, differs=LIMIT
    ),
    "kl_divergence": Rule(
        'F.kl_div({prediction}.log(), {target}, reduction="sum")'
        " / ({prediction}.numel() // {prediction}.shape[-1])",
        coarse=True,
        finite=True,
        differs=NEVER,
    ),
    "softmax_cross_entropy": Rule(_cross_entropy, coarse=True, differs=NO_SHARE),
    "hinge": Rule("hinge({scores}, {target}.long(), {margin})", finite=True),
}
