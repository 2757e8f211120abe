"""The members of a JSON object as they were written, so that each can be read in its own way."""

from msgspec import DecodeError, Raw
from msgspec.json import Decoder

from app.web.wire.body import MOST_KEYS
from app.web.wire.careful import NeedsCare

PIECES = Decoder(dict[str, Raw])


def pieces(body: bytes) -> dict[str, bytes]:
    """The text of each member by name, not looked into yet.

    Raises NeedsCare for a name that comes twice: of two members one would never be seen.
    """
    try:
        raws = PIECES.decode(body)
    except (DecodeError, UnicodeDecodeError, RecursionError):
        raise NeedsCare from None
    if len(raws) > MOST_KEYS:
        raise NeedsCare
    found = {name: bytes(raw) for name, raw in raws.items()}
    # Every name has two quotes, or more where it has some itself.
    quotes = body.count(b'"') - sum(raw.count(b'"') for raw in found.values())
    if quotes != 2 * len(found):
        raise NeedsCare
    return found
