"""The known word that a person most likely meant."""

from collections.abc import Iterable
from difflib import get_close_matches

# Comparing takes the product of two lengths, so only names near in length are compared.
LONGEST, APART, COMPARED = 40, 3, 500


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The same word in other capitals, or with letters swapped, or else the nearest of all.

    Nothing where none is as near as `cutoff`: 0 is any word, 1 the same.
    """
    if len(word) > LONGEST:
        return None
    lower = word.lower()
    similar = [
        name for name in known if abs(len(name) - len(word)) <= APART and len(name) <= LONGEST
    ]
    if (same := next((name for name in similar if name.lower() == lower), None)) is not None:
        return same
    spelt = {name.lower(): name for name in reversed(similar[:COMPARED])}
    letters = sorted(lower)
    swapped = [name for name in reversed(spelt) if sorted(name) == letters]
    near = swapped or get_close_matches(lower, list(spelt)[::-1], 1, cutoff)
    return spelt[near[0]] if near else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a sentence that suggests the nearest known word, or nothing."""
    meant = nearest(word, known)
    return "" if meant is None else f"; did you mean {meant!r}?"
