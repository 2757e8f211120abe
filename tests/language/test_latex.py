"""Names and numbers in mathematics."""

import json
import math
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.latex import number, plain, symbol

# What the page shows is held to the same list, in format.test.ts.
NUMBERS = Path(__file__).parent / "shown_numbers.json"


@pytest.mark.parametrize(
    ("node_id", "latex"),
    [
        ("a", "a"),
        ("x1", "x_{1}"),
        ("x_1", "x_{1}"),
        ("w_ij", "w_{ij}"),
        ("W_out", r"W_{\mathit{out}}"),
        ("alpha", r"\alpha"),
        ("alpha_1", r"\alpha_{1}"),
        ("lambda2", r"\lambda_{2}"),
        ("σ", r"\sigma"),
        ("θ_1", r"\theta_{1}"),
        ("Ω", r"\Omega"),
        ("loss", r"\mathit{loss}"),
        ("c.1", "c_{(1)}"),
        ("x1.2", "x_{1,(2)}"),
        ("layer1.weight", r"\text{layer1.weight}"),
        ("layer1/neuron3", r"\text{layer1/neuron3}"),
        ("x_", r"\text{x\_}"),
        (r"\input{f}", r"\text{\textbackslash{}input\{f\}}"),
        ("a}$^", r"\text{a\}\$\textasciicircum{}}"),
    ],
)
def test_a_symbol_is_set_as_mathematicians_write_it(node_id: str, latex: str) -> None:
    assert symbol(node_id) == latex


@given(st.text())
def test_no_name_can_act_as_a_command(node_id: str) -> None:
    commands = set(re.findall(r"\\([A-Za-z]+)", symbol(node_id)))
    greek = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"}
    greek |= {"lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi"}
    greek |= {"psi", "omega", "varsigma", "vartheta"}
    text = {"text", "mathit", "textbackslash", "textasciicircum", "textasciitilde"}
    assert {c.lower() for c in commands} <= greek | text
    braces = re.sub(r"\\[{}]", "", symbol(node_id))
    assert braces.count("{") == braces.count("}")
    assert not re.search(r"(?<!\\)[#$%&~]", symbol(node_id))


@pytest.mark.parametrize(
    ("value", "latex"),
    [
        (-3.0, "-3"),
        (-0.0, "0"),
        (123456.0, "123456"),
        (1234567.0, r"1.235 \times 10^{6}"),
        (999999.7, r"1 \times 10^{6}"),
        (12345.678, "12346"),
        (0.19661193, "0.1966"),
        (0.5, "0.5"),
        (1.2e-9, r"1.2 \times 10^{-9}"),
        (-2.5e-300, r"-2.5 \times 10^{-300}"),
        (math.inf, r"\infty"),
        (-math.inf, r"-\infty"),
        (math.nan, r"\text{NaN}"),
    ],
)
def test_a_number_has_four_significant_digits(value: float, latex: str) -> None:
    assert number(value) == latex


@pytest.mark.parametrize(("value", "text"), json.loads(NUMBERS.read_text(encoding="utf-8")))
def test_a_number_reads_alike_in_words_in_mathematics_and_on_the_page(
    value: float, text: str
) -> None:
    assert plain(float(value)) == text.replace("-", "−")
    decimal, _, power = text.partition("e")
    assert number(float(value)) == decimal + (rf" \times 10^{{{power}}}" if power else "")


def test_a_small_tensor_is_a_matrix_and_a_large_one_its_shape() -> None:
    assert number(np.array([1.0, 2.5])) == r"\begin{bmatrix}1 & 2.5\end{bmatrix}"
    matrix = np.array([[1.0, -2.0], [math.inf, 0.1]])
    assert number(matrix) == r"\begin{bmatrix}1 & -2 \\ \infty & 0.1\end{bmatrix}"
    assert number(np.ones((5, 2))) == r"[5 \times 2]"
    assert number(np.ones((2, 2, 2))) == r"[2 \times 2 \times 2]"
