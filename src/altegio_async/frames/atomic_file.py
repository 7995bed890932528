"""A file is written beside its place and moved there when it is whole, so a reader never sees half of one."""

from __future__ import annotations

import errno
import os
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Generator
    from os import PathLike

_UMASK: Final = threading.Lock()


@contextmanager
def replacing(path: str | PathLike[str]) -> Generator[Path]:
    """A place to write to, which takes the path's place when all went well and vanishes otherwise.

    Only its owner may read it until it is moved; then it has the mode of the file that it replaces, or
    that of any new file. What a killed process left there is written over.

    Raises:
        BlockingIOError: another job is writing to the same path.
        OSError: the file cannot be written.
    """
    target = Path(path)
    place = target.with_name(f".{target.name}.part")
    with _held(place, target):
        try:
            yield place
            place.chmod(_mode(target))
            place.replace(target)
        except BaseException:
            place.unlink(missing_ok=True)  # ours, as long as it is held
            raise


@contextmanager
def _held(place: Path, target: Path) -> Generator[None]:
    """Keep everybody else from writing there. The lock goes with the process, however that ends."""
    if sys.platform == "win32":  # where nothing that is open can be moved
        yield
        return
    try:
        descriptor = _locked(place)
    except BlockingIOError:
        raise BlockingIOError(errno.EAGAIN, "another job is writing this file", str(target)) from None
    except OSError as error:
        if not os.path.lexists(place):
            error.filename = str(target)  # an absent folder, say: nobody knows the other name
        raise
    try:
        yield
    finally:
        os.close(descriptor)


def _locked(place: Path) -> int:
    """The place, open and locked as long as it is open."""
    while True:
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            _lock(descriptor)
            # Whoever held it until now may just have moved it to its place, where it must stay as it is.
            if os.path.samestat(os.fstat(descriptor), place.lstat()):
                os.fchmod(descriptor, 0o600)
                return descriptor
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:
        return  # a file system without locks: there nobody else is kept out


def _mode(target: Path) -> int:
    """The mode of the file that is there, or else what a new one gets."""
    try:
        return target.stat().st_mode & 0o777
    except FileNotFoundError:
        with _UMASK:  # it can be read only by setting it
            mask = os.umask(0o077)
            os.umask(mask)
        return 0o666 & ~mask
