"""A body as it was before it was packed, and never more of it than was asked for: a small gzip may hold gigabytes."""

import zlib
from collections.abc import Iterable
from typing import Final

FORMATS: Final = {"gzip": 31, "x-gzip": 31, "deflate": 15}


class BodyIsTooLarge(Exception):
    """There is more than was asked for."""


class BodyIsGarbled(Exception):
    """The body cannot be unpacked, or is packed in a way that nobody asked for."""


def read_body(chunks: Iterable[bytes], encoding: str, most_bytes: int) -> bytes:
    """Return a body of at most so many bytes; raises BodyIsTooLarge and BodyIsGarbled."""
    if encoding in {"", "identity"}:
        return _joined(chunks, most_bytes)
    if encoding not in FORMATS:
        raise BodyIsGarbled
    unpacker = zlib.decompressobj(FORMATS[encoding])
    try:
        return _joined(_unpacked(chunks, unpacker, most_bytes), most_bytes)
    except zlib.error:
        raise BodyIsGarbled from None


def _unpacked(chunks: Iterable[bytes], unpacker: "zlib._Decompress", most_bytes: int) -> Iterable[bytes]:
    for chunk in chunks:
        yield unpacker.decompress(chunk, most_bytes + 1)
        if unpacker.unconsumed_tail:
            raise BodyIsTooLarge
    if not unpacker.eof:
        raise BodyIsGarbled


def _joined(chunks: Iterable[bytes], most_bytes: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > most_bytes:
            raise BodyIsTooLarge
    return bytes(body)
