"""Changes of a text that the server can read, as a person might type them, drawn at random."""

import re
from collections.abc import Callable
from random import Random

# The text, the names that it gives, and chance; answers the text after the change.
Change = Callable[[str, list[str], Random], str]


def append(text: str, names: list[str], rng: Random) -> str:
    return f"{text}\nv{rng.randrange(1000)} = {rng.choice(names)} * ({rng.choice('abc')} - 0.5)"


def turn_sign(text: str, _: list[str], rng: Random) -> str:
    signs = list(re.finditer(r" [-+*] ", text))
    if not signs:
        return text
    at = rng.choice(signs).start() + 1
    return text[:at] + rng.choice("-+*") + text[at + 1 :]


def wrap(text: str, _: list[str], rng: Random) -> str:
    lines = text.split("\n")
    at = rng.choice([i for i, line in enumerate(lines) if " = " in line])
    name, right = lines[at].split(" = ", 1)
    lines[at] = f"{name} = {rng.choice(['tanh', 'sigmoid', 'relu'])}({right})"
    return "\n".join(lines)


def comment(text: str, _: list[str], rng: Random) -> str:
    lines = text.split("\n")
    lines.insert(rng.randrange(len(lines)), "# a thought")
    return "\n".join(lines)


def call_differently(text: str, _: list[str], rng: Random) -> str:
    name = rng.choice(re.findall(r"^(\w+) =", text, re.MULTILINE))
    return re.sub(rf"\b{name}\b", f"w{rng.randrange(1000)}", text)


LINES: tuple[Change, ...] = (append, turn_sign, wrap, comment, call_differently)
