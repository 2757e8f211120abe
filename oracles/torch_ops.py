"""Every op as PyTorch computes it, written from the op's documentation and not from its rule.

An entry takes float64 tensors in slot order and all of the op's attrs. A slot that carries no
gradient gets none here either: PyTorch finds no way back to it. Where PyTorch has no such op, it is
put together from those that PyTorch has.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TypeAlias

import numpy as np

torch: Any = import_module("torch")
F: Any = import_module("torch.nn.functional")

Computed: TypeAlias = Callable[..., Any]


def _axes(x: Any, axis: int | None) -> tuple[int, ...]:
    """The axes that a reduction works on; a scalar may be reduced along an axis 0 of its own."""
    return tuple(range(max(x.ndim, 1))) if axis is None else (axis,)


def _reduction(reduce: Computed) -> Computed:
    return lambda x, axis, keepdims: reduce(x, dim=_axes(x, axis), keepdim=keepdims)


def _prod(x: Any, axis: int | None, keepdims: bool) -> Any:
    if axis is not None:
        return torch.prod(x, dim=axis, keepdim=keepdims)
    return torch.prod(x).reshape((1,) * x.ndim if keepdims else ())


def _maxout(*pieces: Any) -> Any:
    return torch.amax(torch.stack(torch.broadcast_tensors(*pieces)), dim=0)


def _broadcast_to(x: Any, shape: tuple[int, ...]) -> Any:
    padded = (1,) * (len(shape) - x.ndim) + tuple(x.shape)
    return x.expand([old if n == -1 else n for old, n in zip(padded, shape, strict=True)])


def _slice(x: Any, axis: int, start: int | None, stop: int | None, step: int | None) -> Any:
    # PyTorch's own slices cannot step backwards.
    return x.index_select(axis, torch.tensor(range(x.shape[axis])[start:stop:step]))


def _layer_norm(x: Any, axis: int, eps: float) -> Any:
    last = x.movedim(axis, -1)
    return F.layer_norm(last, last.shape[-1:], eps=eps).movedim(-1, axis)


def _batch_norm(x: Any, eps: float) -> Any:
    # Not F.batch_norm, which refuses a channel of one number.
    return torch.batch_norm(x, None, None, None, None, True, 0.0, eps, False)


def _dropout(x: Any, rate: float, seed: int) -> Any:
    # PyTorch's generator would leave out others; the seed of the op means numpy's.
    kept = torch.as_tensor(np.random.default_rng(seed).random(tuple(x.shape)) >= rate)
    return torch.where(kept, x / (1.0 - rate), 0.0)


def _convolution(convolve: Computed) -> Computed:
    return lambda x, kernel, stride, padding: convolve(x, kernel, stride=stride, padding=padding)


def _pool(pool: Computed) -> Computed:
    def pooled(x: Any, size: int, stride: int | None) -> Any:
        # PyTorch wants a channel.
        return pool(x[None], size, stride)[0] if x.ndim == 2 else pool(x, size, stride)

    return pooled


def _kl_divergence(prediction: Any, target: Any) -> Any:
    total = F.kl_div(prediction.log(), target, reduction="sum")
    return total / (prediction.numel() // prediction.shape[-1])


def _softmax_cross_entropy(logits: Any, target: Any) -> Any:
    if target.shape != logits.shape:
        return F.cross_entropy(logits, target.long())
    # Of more axes than two, PyTorch would take the second for the classes.
    classes = logits.shape[-1]
    return F.cross_entropy(logits.reshape(-1, classes), target.reshape(-1, classes))


def _hinge(scores: Any, target: Any, margin: float) -> Any:
    # Not multi_margin_loss, through which PyTorch pushes no tangents.
    right = target.long()[..., None]
    lack = torch.relu(scores - scores.gather(-1, right) + margin)
    wrong = torch.ones_like(scores, dtype=torch.bool).scatter(-1, right, False)
    return torch.where(wrong, lack, 0.0).sum(-1).mean()


def _answer(asked: Computed) -> Computed:
    return lambda *xs: asked(*xs).double()


TORCH_OPS: Mapping[str, Computed] = {
    **{
        name: getattr(torch, name)
        for name in (
            *("add", "sub", "mul", "div", "neg", "reciprocal", "pow", "exp", "expm1", "log1p"),
            *("erf",),
            *("log", "sqrt", "square", "abs", "sign", "sin", "cos", "tan", "asin", "acos", "atan"),
            *("sinh", "cosh", "tanh", "sigmoid", "maximum", "minimum", "matmul", "reshape"),
        )
    },
    # Its usual threshold of 20 would leave out a part above 1e-12.
    "softplus": lambda x: F.softplus(x, threshold=500.0),
    "silu": F.silu,
    "gelu": F.gelu,
    "gelu_tanh": lambda x: F.gelu(x, approximate="tanh"),
    "relu": F.relu,
    "leaky_relu": lambda x, slope: F.leaky_relu(x, slope),
    "elu": lambda x, alpha: F.elu(x, alpha),
    "selu": F.selu,
    "hard_tanh": F.hardtanh,
    "step": _answer(lambda x: x > 0.0),
    "maxout": _maxout,
    "clip": lambda x, lo, hi: torch.clamp(x, lo, hi),
    "where": lambda condition, a, b: torch.where(condition != 0.0, a, b),
    "greater": _answer(torch.gt),
    "less": _answer(torch.lt),
    "equal": _answer(torch.eq),
    "sum": _reduction(torch.sum),
    "mean": _reduction(torch.mean),
    "prod": _prod,
    "max": _reduction(torch.amax),
    "min": _reduction(torch.amin),
    "norm": _reduction(torch.linalg.vector_norm),
    "logsumexp": _reduction(torch.logsumexp),
    "softmax": lambda x, axis: torch.softmax(x, axis),
    "log_softmax": lambda x, axis: torch.log_softmax(x, axis),
    "transpose": lambda x, axes: x.permute(axes or tuple(range(x.ndim))[::-1]),
    "broadcast_to": _broadcast_to,
    "concat": lambda *xs, axis: torch.cat(xs, dim=axis),
    "stack": lambda *xs, axis: torch.stack(xs, dim=axis),
    "slice": _slice,
    "index": lambda x, at, axis: x.select(axis, at),
    "gather": lambda x, index, axis: torch.gather(x, axis, index.long()),
    "embedding": lambda table, index: F.embedding(index.long(), table),
    "layer_norm": _layer_norm,
    "batch_norm": _batch_norm,
    "dropout": _dropout,
    "conv1d": _convolution(F.conv1d),
    "conv2d": _convolution(F.conv2d),
    "max_pool2d": _pool(F.max_pool2d),
    "avg_pool2d": _pool(F.avg_pool2d),
    "mse": F.mse_loss,
    "half_squared_error": lambda p, t: F.mse_loss(p, t, reduction="sum") / 2.0,
    "mae": F.l1_loss,
    "huber": lambda p, t, delta: F.huber_loss(p, t, delta=delta),
    "binary_cross_entropy": F.binary_cross_entropy,
    "binary_cross_entropy_with_logits": F.binary_cross_entropy_with_logits,
    "kl_divergence": _kl_divergence,
    "softmax_cross_entropy": _softmax_cross_entropy,
    "hinge": _hinge,
}
