"""The blocks of memory that asyncio reads into."""

from __future__ import annotations

from typing import Final

__all__ = ["keep_read_blocks"]

# asyncio's 256 KiB, and room for the header of a bytes object and what malloc puts around it.
_BLOCK: Final = 256 * 1024 + 4096


def keep_read_blocks() -> None:
    """Have malloc keep blocks that asyncio reads into, for the whole process.

    glibc maps each such block anew and gives it back, three system calls and fresh pages an answer, until
    one of their size has been freed. Elsewhere this does nothing but take and free one.
    """
    bytes(_BLOCK)
