"""Names that a language can spell, for ids that may be any printable text."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from itertools import count

LONGEST = 40


def identifiers(ids: Iterable[str], taken: Collection[str]) -> dict[str, str]:
    """A name of its own for each id: the id itself where that is an identifier and not `taken`."""
    wanted = list(ids)
    kept = {each for each in wanted if _spells_itself(each) and each not in taken}
    used = {*taken, *kept}
    found = {}
    for each in wanted:
        name = each if each in kept else _free(_spelled(each), used)
        used.add(name)
        found[each] = name
    return found


def prefixed(prefix: str, names: Mapping[str, str], taken: Collection[str]) -> dict[str, str]:
    """A second name for each id: its first one behind a prefix, or one that is still free."""
    used = {*taken, *names.values()}
    found = {}
    for each, name in names.items():
        found[each] = _free(prefix + name, used)
        used.add(found[each])
    return found


def _spells_itself(text: str) -> bool:
    normal = unicodedata.normalize("NFKC", text)
    # Names in dunders mean something to Python.
    return text == normal and text.isidentifier() and len(text) <= LONGEST and text[:2] != "__"


def _spelled(text: str) -> str:
    """The nearest name of letters, digits and underscores that a reader would know again."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    word = re.sub(r"\W+", "_", plain)[:LONGEST].strip("_")
    return word if word.isidentifier() else f"n_{word}".rstrip("_")


def _free(name: str, used: Collection[str]) -> str:
    tries = (name + (f"_{n}" if n else "") for n in count())
    return next(free for free in tries if free not in used)
