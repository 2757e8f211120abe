"""Elementwise ops in JAX; what stands in a where must have no infinite slope on either side."""

from app.export.programs.differs import LIMIT, NEAR_ONE, NO_LARGEST, NO_POWER
from app.export.programs.rule import Rule

SAME_NAME = (
    *("exp", "log1p", "log", "sqrt", "square", "sign", "sin", "cos", "tan", "sinh"),
    "cosh",
)
BELOW = "jnp.where({x} > 0.0, 0.0, {x})"

ELEMENTWISE: dict[str, Rule] = {
    **{name: Rule(f"jnp.{name}({{x}})") for name in SAME_NAME},
    "add": Rule("{a} + {b}"),
    "sub": Rule("{a} - {b}"),
    "mul": Rule("{a} * {b}"),
    "div": Rule("{a} / {b}"),
    "neg": Rule("-{x}"),
    "reciprocal": Rule("1.0 / {x}"),
    "pow": Rule("jnp.power({x}, {n})", differs=NO_POWER),
    # Not jnp.abs, whose slope at 0 is 1.
    "abs": Rule("{x} * jnp.sign({x})"),
    "expm1": Rule("jnp.expm1({x})", coarse=True),
    "erf": Rule("jax.scipy.special.erf({x})", coarse=True),
    "asin": Rule("jnp.arcsin({x})", differs=NEAR_ONE),
    "acos": Rule("jnp.arccos({x})", differs=NEAR_ONE),
    "atan": Rule("jnp.arctan({x})"),
    "tanh": Rule("jnp.tanh({x})", coarse=True),
    "sigmoid": Rule("jax.nn.sigmoid({x})", coarse=True),
    "softplus": Rule("jax.nn.softplus({x})"),
    "silu": Rule("jax.nn.silu({x})", coarse=True, differs=LIMIT),
    "gelu": Rule("jax.nn.gelu({x}, approximate=False)", coarse=True, differs=LIMIT),
    "gelu_tanh": Rule("jax.nn.gelu({x}, approximate=True)", coarse=True, differs=LIMIT),
    "relu": Rule("jax.nn.relu({x})"),
    # Not jax.nn.leaky_relu, whose slope at 0 is 1.
    "leaky_relu": Rule("jnp.where({x} > 0.0, {x}, {slope} * {x})"),
    "elu": Rule(f"jnp.where({{x}} > 0.0, {{x}}, {{alpha}} * jnp.expm1({BELOW}))", coarse=True),
    "selu": Rule(
        "1.0507009873554805 * jnp.where({x} > 0.0, {x}, 1.6732632423543772 * "
        f"jnp.expm1({BELOW}))",
        coarse=True,
    ),
    # Neither jax.nn.hard_tanh nor jnp.clip, whose slopes at the bounds are 1 and a half.
    "hard_tanh": Rule("jnp.where(jnp.abs({x}) < 1.0, {x}, jnp.sign({x}))"),
    "step": Rule("jnp.where({x} > 0.0, 1.0, 0.0)"),
    "maximum": Rule("jnp.maximum({a}, {b})", differs=NO_LARGEST),
    "minimum": Rule("jnp.minimum({a}, {b})", differs=NO_LARGEST),
    "maxout": Rule("jnp.max(jnp.stack(jnp.broadcast_arrays({xs})), axis=0)", differs=NO_LARGEST),
    "clip": Rule("jnp.where(({x} >= {lo}) & ({x} <= {hi}), {x}, jnp.clip({x}, {lo}, {hi}))"),
    "where": Rule("jnp.where({condition} != 0.0, {a}, {b})"),
    "greater": Rule("jnp.where({a} > {b}, 1.0, 0.0)"),
    "less": Rule("jnp.where({a} < {b}, 1.0, 0.0)"),
    "equal": Rule("jnp.where({a} == {b}, 1.0, 0.0)"),
}
