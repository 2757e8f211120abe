"""Numbers and tensors as JSON: non-finite numbers are strings, tensors are shape and data."""

from itertools import chain, repeat
from math import inf, isfinite, nan, prod
from typing import Annotated, Any, Literal, NoReturn, TypeAlias

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from app.engine.value import Array, Shape
from app.engine.value import Value as EngineValue
from app.settings import MOST_ELEMENTS

AXES = 4
NAMED: dict[str, float] = {"NaN": nan, "Infinity": inf, "-Infinity": -inf}

Number = TypeAliasType("Number", float | Literal["NaN", "Infinity", "-Infinity"])
NumberOut: TypeAlias = float | str


class Tensor(BaseModel):
    """A float64 tensor: its shape, and its numbers in row-major order."""

    model_config = ConfigDict(extra="forbid")

    shape: list[Annotated[int, Field(ge=1)]] = Field(max_length=AXES, examples=[[2, 3]])
    data: list[Number] = Field(examples=[[1, 2, 3, 4, 5, 6]])


Value = TypeAliasType("Value", Number | Tensor)


def value_out(value: EngineValue) -> NumberOut | dict[str, list[int] | list[NumberOut]]:
    """A number as it is, a tensor as {"shape", "data"}."""
    if isinstance(value, float):
        return number_out(value)
    return {"shape": list(value.shape), "data": _numbers_out(value)}


def _numbers_out(array: Array) -> list[NumberOut]:
    numbers: list[Any] = array.ravel().tolist()
    return numbers if np.isfinite(array).all() else [number_out(x) for x in numbers]


def number_out(x: float) -> NumberOut:
    """A number as it is, one that is not finite by its name."""
    return x if isfinite(x) else _named(x)


def _named(x: float) -> str:
    if x != x:
        return "NaN"
    return "Infinity" if x == inf else "-Infinity"


def read_value(given: Any) -> EngineValue:
    """A float or float64 array from any of the forms that a value may be given in."""
    if type(given) is float or type(given) is int:
        return float(given)
    if isinstance(given, dict):
        return _read_tensor(given)
    if isinstance(given, list):
        shape, numbers = _flatten(given)
        return _read_numbers(numbers, shape).reshape(shape)
    number = _read_number(given)
    return _refuse(_no_number(given, "a value")) if number is None else number


GivenValue = TypeAliasType(
    "GivenValue",
    Annotated[
        Any,
        PlainValidator(
            read_value,
            json_schema_input_type=Number
            | Tensor
            | list[Number]
            | list[list[Number]]
            | list[list[list[Number]]]
            | list[list[list[list[Number]]]],
        ),
        Field(description="A number, a tensor, or nested lists of numbers, all of equal length."),
    ],
)


def _read_number(given: Any) -> float | None:
    """`given` as a float, or None when it is no number."""
    if type(given) is float or type(given) is int:
        return float(given)
    return NAMED.get(given) if isinstance(given, str) else None


def _no_number(given: Any, what: str) -> str:
    """Why `given` is no number; `what` names it."""
    if isinstance(given, str):
        return (
            f"{what} must be a number, got the string {_short(given)}; write numbers without "
            'quotes, and non-finite ones as "NaN", "Infinity" or "-Infinity"'
        )
    if isinstance(given, bool):
        return f"{what} must be a number, got {str(given).lower()}; write 1 or 0"
    kinds = {type(None): "null", list: "a list", dict: "an object"}
    return f"{what} must be a number, got {kinds.get(type(given), 'something else')}"


def _read_numbers(numbers: list[Any], shape: Shape) -> Array:
    if set(map(type, numbers)) <= {int, float}:
        return np.array(numbers, dtype=np.float64)
    read = [_read_number(x) for x in numbers]
    if None in read:
        i = read.index(None)
        _refuse(_no_number(numbers[i], f"element {_place(i, shape)}"))
    return np.array(read, dtype=np.float64)


def _read_tensor(given: dict[str, Any]) -> EngineValue:
    if given.keys() != {"shape", "data"}:
        _refuse('a tensor is {"shape": [...], "data": [...]} with exactly these two keys')
    shape, numbers = given["shape"], given["data"]
    if not isinstance(shape, list) or not all(type(n) is int and n > 0 for n in shape):
        _refuse("a tensor's shape must be a list of whole numbers of at least 1")
    if len(shape) > AXES:
        _refuse(f"a tensor has at most {AXES} axes, got {len(shape)}")
    if not isinstance(numbers, list):
        _refuse("a tensor's data must be a flat list of numbers, row by row")
    if len(numbers) > MOST_ELEMENTS:
        _refuse(f"a tensor has at most {MOST_ELEMENTS} numbers, got {len(numbers)}")
    if len(numbers) != prod(shape):
        sizes = ", ".join(_short(n) for n in shape)
        _refuse(f"shape [{sizes}] needs {_short(prod(shape))} numbers in data, got {len(numbers)}")
    array = _read_numbers(numbers, (len(numbers),)).reshape(shape)
    return array if shape else float(array)


def _flatten(given: list[Any]) -> tuple[Shape, list[Any]]:
    """The shape of nested lists and their elements in row-major order."""
    shape: list[int] = []
    level: list[Any] = [given]
    while isinstance(level[0], list):
        if len(shape) == AXES:
            _refuse(f"a tensor has at most {AXES} axes; these lists are nested deeper")
        wanted = len(level[0])
        if wanted == 0:
            _refuse("a tensor needs at least one number, got an empty list")
        for i, (row, length) in enumerate(zip(level, repeat(wanted), strict=False)):
            if not isinstance(row, list) or len(row) != length:
                got = f"{len(row)} elements" if isinstance(row, list) else "no list"
                _refuse(
                    f"lists must be rectangular: {_place(i, tuple(shape))} has {got}, "
                    f"the first beside it has {wanted}"
                )
        shape.append(wanted)
        if wanted * len(level) > MOST_ELEMENTS:
            _refuse(f"a tensor has at most {MOST_ELEMENTS} numbers, got more")
        level = list(chain.from_iterable(level))
    return tuple(shape), level


def _place(i: int, shape: Shape) -> str:
    return "".join(f"[{int(k)}]" for k in np.unravel_index(i, shape)) or "the list"


def _short(given: object) -> str:
    shown = repr(given)
    return shown if len(shown) <= 40 else shown[:37] + "..."


def _refuse(reason: str) -> NoReturn:
    raise PydanticCustomError("value", "{reason}", {"reason": reason})
