"""Types for msgspec, made of a pydantic model's own JSON schema, so that there is no second one."""

from collections.abc import Collection, Mapping
from functools import reduce
from operator import or_
from types import GenericAlias
from typing import Annotated, Any

from msgspec import Meta, Struct, defstruct
from pydantic import BaseModel

# What says nothing about which values fit.
ABOUT = {"title", "description", "examples", "default"}
BOUNDS = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "maxItems": "max_length",
    "maxProperties": "max_length",
}
SCALARS = {"string": str, "number": float, "boolean": bool, "null": None}
# What a list or an object is that is left out.
EMPTY: dict[str, tuple[()] | dict[str, Any]] = {"array": (), "object": {}}


def struct_of(
    model: type[BaseModel], named: Mapping[str, Any], patterns: Collection[str]
) -> type[Struct]:
    """A struct for what fits `model`; for the definitions in `named`, what is given there.

    Lists become tuples. Only `patterns` are left to be checked by the caller: what else a schema
    says that has no type here is a ValueError.
    """
    schema = model.model_json_schema()
    return _Definitions(schema.get("$defs", {}), named, patterns).struct(schema)


class _Definitions:
    """What a schema calls by name, made when it is first met."""

    def __init__(
        self, schemas: Mapping[str, Any], named: Mapping[str, Any], patterns: Collection[str]
    ) -> None:
        self._schemas = schemas
        self._types = dict(named)
        self._patterns = patterns

    def struct(self, schema: Mapping[str, Any]) -> type[Struct]:
        if schema.get("additionalProperties") is not False:
            raise ValueError(f"{schema['title']} takes keys that it does not list")
        required = schema.get("required", ())
        fields: list[Any] = [
            (name, self._type(inner), *(() if name in required else (_default(inner),)))
            for name, inner in schema["properties"].items()
        ]
        return defstruct(schema["title"], fields, forbid_unknown_fields=True, gc=False)

    def _type(self, schema: Mapping[str, Any]) -> Any:
        match schema:
            case {"$ref": str(reference)}:
                return self._named(reference.rpartition("/")[2])
            case {"anyOf": choices}:
                return reduce(or_, map(self._type, choices))
            case {"type": "array", "prefixItems": members, "minItems": n, "maxItems": m} if n == m:
                return GenericAlias(tuple, tuple(map(self._type, members)))
            case {"type": "array", "items": member}:
                return _bounded(GenericAlias(tuple, (self._type(member), ...)), schema, "items")
            case {"type": "object", "properties": _}:
                return self.struct(schema)
            case {"type": "object", "propertyNames": name, "additionalProperties": member}:
                kind = GenericAlias(
                    dict, (self._type({"type": "string", **name}), self._type(member))
                )
                return _bounded(kind, schema, "propertyNames", "additionalProperties")
            case {"type": "string", "pattern": pattern} if pattern in self._patterns:
                return _bounded(str, schema, "pattern")
            case {"type": kind} if kind in SCALARS:
                return _bounded(SCALARS[kind], schema)
        raise ValueError(f"no type says {schema}")

    def _named(self, name: str) -> Any:
        if name not in self._types:
            self._types[name] = self._type(self._schemas[name])
        return self._types[name]


def _bounded(kind: Any, schema: Mapping[str, Any], *said: str) -> Any:
    """A type within its bounds, which are all that is still to be said."""
    if unknown := schema.keys() - ABOUT - BOUNDS.keys() - {"type", *said}:
        raise ValueError(f"no type says {sorted(unknown)} of {schema}")
    bounds: dict[str, Any] = {BOUNDS[key]: schema[key] for key in schema.keys() & BOUNDS.keys()}
    return Annotated[kind, Meta(**bounds)] if bounds else kind


def _default(schema: Mapping[str, Any]) -> Any:
    return schema["default"] if "default" in schema else EMPTY[schema["type"]]
