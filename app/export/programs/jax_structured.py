"""Ops on whole tensors in JAX."""

from app.export.programs.differs import ALL_NAN, CERTAIN, LIMIT, NEVER, NO_SHARE, SQUARES
from app.export.programs.places import channel_axes, cut, picked
from app.export.programs.rule import Rule, Template, Use

REDUCED = "{x}, axis={axis}, keepdims={keepdims}"
STANDARDISED = (
    "({x} - jnp.mean({x}, <axes>, keepdims=True))"
    " / jnp.sqrt(jnp.var({x}, <axes>, keepdims=True) + {eps})"
)
ERROR = "({prediction} - {target})"
SAMPLES = "({prediction}.size // {prediction}.shape[-1])"


def _conv(use: Use, _slot: int) -> str:
    """A convolution; JAX wants a sample, which an input alone does not have."""
    dimensions = len(use.shapes[1]) - 2
    alone = len(use.shapes[0]) == dimensions + 1
    x = "{x}[None]" if alone else "{x}"
    steps = ("{stride}, " * dimensions).rstrip()
    margin = ", ".join(["({padding}, {padding})"] * dimensions)
    call = f"jax.lax.conv_general_dilated({x}, {{kernel}}, ({steps}), [{margin}])"
    return f"{call}[0]" if alone else call


def _pool(start: str, join: str) -> Template:
    """A reduction in each window over the last two axes."""

    def template(use: Use, _slot: int) -> str:
        size, given = use.settings["size"], use.settings["stride"]
        ones = (1,) * (len(use.shape) - 2)
        window, steps = (*ones, size, size), (*ones, *(given or size,) * 2)
        return f'jax.lax.reduce_window({{x}}, {start}, {join}, {window}, {steps}, "VALID")'

    return template


def _mean_pool(use: Use, slot: int) -> str:
    total = _pool("0.0", "jax.lax.add")
    assert callable(total)
    return f"{total(use, slot)} / {{size}} ** 2"


def _cross_entropy(use: Use, _slot: int) -> str:
    logits, target = use.shapes
    if logits == target:
        samples = "({logits}.size // {logits}.shape[-1])"
        return f"-jnp.sum({{target}} * jax.nn.log_softmax({{logits}})) / {samples}"
    places = "{target}.astype(int)[..., None]"
    return f"-jnp.mean(jnp.take_along_axis(jax.nn.log_softmax({{logits}}), {places}, -1))"


STRUCTURED: dict[str, Rule] = {
    **{name: Rule(f"jnp.{name}({REDUCED})") for name in ("sum", "mean", "prod", "max", "min")},
    "norm": Rule("length({x}, {axis}, {keepdims})", finite=True),
    "logsumexp": Rule(f"jax.nn.logsumexp({REDUCED})"),
    "softmax": Rule("jax.nn.softmax({x}, axis={axis})", differs=ALL_NAN),
    "log_softmax": Rule("jax.nn.log_softmax({x}, axis={axis})", coarse=True, differs=ALL_NAN),
    "matmul": Rule("{A} @ {B}"),
    "transpose": Rule("jnp.transpose({x}, {axes})"),
    "reshape": Rule("jnp.reshape({x}, {y_shape})"),
    "broadcast_to": Rule("jnp.broadcast_to({x}, {y_shape})"),
    "concat": Rule("jnp.concatenate([{xs}], axis={axis})"),
    "stack": Rule("jnp.stack([{xs}], axis={axis})"),
    "slice": Rule(cut("{x}[<place>]")),
    "index": Rule(picked("{x}[<place>]")),
    "gather": Rule("jnp.take_along_axis({x}, {index}.astype(int), {axis})"),
    "embedding": Rule("{table}[{index}.astype(int)]"),
    "layer_norm": Rule(
        STANDARDISED.replace("<axes>", "{axis}"), coarse=True, finite=True, differs=SQUARES
    ),
    "batch_norm": Rule(channel_axes(STANDARDISED), coarse=True, finite=True, differs=SQUARES),
    # JAX's generator would leave out others; the seed means NumPy's.
    "dropout": Rule(
        "jnp.where(np.random.default_rng({seed}).random({y_shape}) >= {rate}, "
        "{x} / (1.0 - {rate}), 0.0)"
    ),
    "conv1d": Rule(_conv, finite=True),
    "conv2d": Rule(_conv, finite=True),
    "max_pool2d": Rule(_pool("-jnp.inf", "jax.lax.max"), finite=True),
    "avg_pool2d": Rule(_mean_pool),
    "mse": Rule(f"jnp.mean({ERROR} ** 2)"),
    "half_squared_error": Rule(f"jnp.sum({ERROR} ** 2) / 2.0"),
    "mae": Rule(f"jnp.mean({ERROR} * jnp.sign({ERROR}))"),
    "huber": Rule(
        f"jnp.mean(jnp.clip({ERROR}, -{{delta}}, {{delta}})"
        f" * ({ERROR} - 0.5 * jnp.clip({ERROR}, -{{delta}}, {{delta}})))",
        finite=True,
    ),
    "binary_cross_entropy": Rule(
        "-jnp.mean(jax.scipy.special.xlogy({target}, {prediction})"
        " + jax.scipy.special.xlog1py(1.0 - {target}, -{prediction}))",
        coarse=True,
        differs=CERTAIN,
    ),
    "binary_cross_entropy_with_logits": Rule(
        "jnp.mean(jax.nn.softplus({logits}) - {target} * {logits})", coarse=True, differs=LIMIT
    ),
    "kl_divergence": Rule(
        f"jnp.sum({{target}} * (jnp.log({{target}}) - jnp.log({{prediction}}))) / {SAMPLES}",
        coarse=True,
        finite=True,
        differs=NEVER,
    ),
    "softmax_cross_entropy": Rule(_cross_entropy, coarse=True, differs=NO_SHARE),
    "hinge": Rule("hinge({scores}, {target}.astype(int), {margin})", finite=True),
}
