"""Ops on whole tensors in NumPy: the value, and what arrives at each input of the grad {g}."""

from app.export.programs.places import channel_axes, cut, picked, pooled
from app.export.programs.rule import Rule

REDUCED = "{x}, axis={axis}, keepdims={keepdims}"
ALONG = "{axis}, {keepdims}"
SPREAD = f"spread({{g}}, {{x}}, {ALONG})"
WINDOWS = "windows({x}, ({size}, {size}), <stride>, 0)"
NOWHERE = "np.zeros({index}.shape)"
SAMPLES = "({prediction}.size // {prediction}.shape[-1])"
APART = "divergence({prediction}, {target})"
ERROR = "({prediction} - {target})"

STRUCTURED: dict[str, Rule] = {
    "sum": Rule(f"np.sum({REDUCED})", (SPREAD,)),
    "mean": Rule(f"np.mean({REDUCED})", (f"{SPREAD} / ({{x}}.size / {{y}}.size)",)),
    "prod": Rule(f"np.prod({REDUCED})", (f"{SPREAD} * products_of_others({{x}}, {{axis}})",)),
    "max": Rule(f"np.max({REDUCED})", (f"{SPREAD} * share_of_ties({{x}}, {{y}}, {ALONG})",)),
    "min": Rule(f"np.min({REDUCED})", (f"{SPREAD} * share_of_ties({{x}}, {{y}}, {ALONG})",)),
    "norm": Rule(
        f"length({{x}}, {ALONG})", (f"{SPREAD} * direction({{x}}, {{y}}, {ALONG})",), coarse=True
    ),
    "logsumexp": Rule(
        f"log_of_sum({{x}}, {ALONG})", (f"{SPREAD} * softmax({{x}}, {{axis}})",), coarse=True
    ),
    "softmax": Rule("softmax({x}, {axis})", ("softmax_back({g}, {y}, {axis})",)),
    "log_softmax": Rule(
        "log_softmax({x}, {axis})", ("log_softmax_back({g}, {y}, {axis})",), coarse=True
    ),
    "matmul": Rule(
        "{A} @ {B}",
        ("pull_left({g}, {A}, {B})", "pull_right({g}, {A}, {B})"),
        matrices=("{g} @ {B}.T", "{A}.T @ {g}"),
    ),
    "transpose": Rule("np.transpose({x}, {axes})", ("transposed_back({g}, {axes})",)),
    "reshape": Rule("np.reshape({x}, {y_shape})", ("np.reshape({g}, {x}.shape)",)),
    "broadcast_to": Rule("np.broadcast_to({x}, {y_shape})", ("unbroadcast({g}, {x}.shape)",)),
    "concat": Rule("np.concatenate([{xs}], axis={axis})", ("part({g}, {slot}, [{xs}], {axis})",)),
    "stack": Rule("np.stack([{xs}], axis={axis})", ("np.take({g}, {slot}, axis={axis})",)),
    "slice": Rule(cut("{x}[<place>]"), (cut("put({g}, {x}.shape, np.s_[<place>])"),)),
    "index": Rule(picked("{x}[<place>]"), (picked("put({g}, {x}.shape, np.s_[<place>])"),)),
    "gather": Rule(
        "np.take_along_axis({x}, {index}.astype(int), {axis})",
        ("gathered_back({g}, {x}, {index}, {axis})", NOWHERE),
    ),
    "embedding": Rule(
        "{table}[{index}.astype(int)]", ("looked_up_back({g}, {table}, {index})", NOWHERE)
    ),
    "layer_norm": Rule(
        "standardised({x}, {axis}, {eps})",
        ("standardised_back({g}, {x}, {y}, {axis}, {eps})",),
        coarse=True,
    ),
    "batch_norm": Rule(
        channel_axes("standardised({x}, <axes>, {eps})"),
        (channel_axes("standardised_back({g}, {x}, {y}, <axes>, {eps})"),),
        coarse=True,
    ),
    "dropout": Rule(
        "np.where(kept({x}, {rate}, {seed}), {x} / (1.0 - {rate}), 0.0)",
        ("{g} * np.where(kept({x}, {rate}, {seed}), 1.0 / (1.0 - {rate}), 0.0)",),
    ),
    **{
        name: Rule(
            "convolved({x}, {kernel}, {stride}, {padding})",
            (
                "convolved_back({g}, {x}, {kernel}, {stride}, {padding})",
                "convolved_back_to_kernel({g}, {x}, {kernel}, {stride}, {padding})",
            ),
            finite=True,
        )
        for name in ("conv1d", "conv2d")
    },
    "max_pool2d": Rule(
        pooled(f"np.max({WINDOWS}, axis=(-2, -1))"),
        (
            pooled(
                "pooled_back("
                f"np.where(first_largest({WINDOWS}), {{g}}[..., None, None], 0.0), {{x}}, <stride>)"
            ),
        ),
    ),
    "avg_pool2d": Rule(
        pooled(f"np.mean({WINDOWS}, axis=(-2, -1))"),
        (
            pooled(
                f"pooled_back({{g}}[..., None, None] * np.ones({WINDOWS}.shape) / {{size}} ** 2, "
                "{x}, <stride>)"
            ),
        ),
    ),
    "mse": Rule(
        f"np.mean({ERROR} ** 2)",
        (f"{{g}} * 2.0 * {ERROR} / {ERROR}.size", f"-{{g}} * 2.0 * {ERROR} / {ERROR}.size"),
    ),
    "half_squared_error": Rule(
        f"0.5 * np.sum({ERROR} ** 2)", (f"{{g}} * {ERROR}", f"-{{g}} * {ERROR}")
    ),
    "mae": Rule(
        f"np.mean(np.abs({ERROR}))",
        (f"{{g}} * np.sign({ERROR}) / {ERROR}.size", f"-{{g}} * np.sign({ERROR}) / {ERROR}.size"),
    ),
    "huber": Rule(
        f"np.mean(held({ERROR}, {{delta}}) * ({ERROR} - 0.5 * held({ERROR}, {{delta}})))",
        (
            f"{{g}} * held({ERROR}, {{delta}}) / {ERROR}.size",
            f"-{{g}} * held({ERROR}, {{delta}}) / {ERROR}.size",
        ),
    ),
    "binary_cross_entropy": Rule(
        "np.mean(bernoulli_cost({prediction}, {target}))",
        (
            "{g} * bernoulli_slope({prediction}, {target}) / {prediction}.size",
            "{g} * (np.log1p(-{prediction}) - np.log({prediction})) / {prediction}.size",
        ),
        coarse=True,
    ),
    "binary_cross_entropy_with_logits": Rule(
        "np.mean(logit_cost({logits}, {target}))",
        (
            "{g} * logit_slope({logits}, {target}) / {logits}.size",
            "-{g} * {logits} / {logits}.size",
        ),
        coarse=True,
    ),
    "kl_divergence": Rule(
        f"np.sum(np.where({{target}} == 0.0, 0.0, {{target}} * {APART})) / {SAMPLES}",
        (
            f"{{g}} * np.where({{target}} == 0.0, 0.0, -{{target}} / {{prediction}}) / {SAMPLES}",
            f"{{g}} * (1.0 + {APART}) / {SAMPLES}",
        ),
        coarse=True,
    ),
    "softmax_cross_entropy": Rule(
        "cross_entropy({logits}, {target})",
        (
            "{g} * cross_entropy_slope({logits}, {target})",
            "{g} * surprise({logits}, {target})",
        ),
        coarse=True,
    ),
    "hinge": Rule(
        "np.sum(hinge_slack({scores}, {target}, {margin})) / ({scores}.size // {scores}.shape[-1])",
        ("{g} * hinge_slope({scores}, {target}, {margin})", "np.zeros({target}.shape)"),
    ),
}
