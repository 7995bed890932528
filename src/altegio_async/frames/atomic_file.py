"""Atomic replacement of files: written under a temporary name and renamed when complete."""

from __future__ import annotations

import errno
import os
import stat
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
if hasattr(os, "register_at_fork"):
    # Held during a fork: a child must not inherit it locked, or inherit the umask that _get_mode sets.
    os.register_at_fork(before=_UMASK.acquire, after_in_parent=_UMASK.release, after_in_child=_UMASK.release)


@contextmanager
def replace_atomically(path: str | PathLike[str]) -> Generator[Path]:
    """Yield a temporary path that replaces the target when the block ends, and is deleted on an error.

    The temporary file is `.NAME.part` in the target's folder, readable only by its owner. Before it is
    renamed, its mode is set to the mode of the target, or of a new file. A symbolic link is followed: the
    file that it points to is replaced, and the link is kept.

    Raises:
        BlockingIOError: another job is writing to the same path.
        OSError: the file cannot be written, or the target is not a regular file.
    """
    target = Path(path)
    if target.is_symlink():
        target = target.resolve()
    _check_regular(target, Path(path))
    temporary = target.with_name(f".{target.name}.part")
    with _lock_temporary(temporary, target):
        try:
            yield temporary
            temporary.chmod(_get_mode(target))
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)  # this process holds the lock
            raise


def _check_regular(target: Path, path: Path) -> None:
    """Raise OSError if the target exists and is not a regular file.

    Raises:
        OSError: the target is a folder, a pipe or a device.
    """
    try:
        mode = target.stat().st_mode
    except OSError:
        return  # it does not exist, or opening the temporary file reports the error
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))


@contextmanager
def _lock_temporary(temporary: Path, target: Path) -> Generator[None]:
    """Hold a lock on the temporary file. The kernel releases it when the process ends."""
    if sys.platform == "win32":  # an open file cannot be renamed there
        yield
        return
    try:
        descriptor = _open_locked(temporary)
    except BlockingIOError:
        raise BlockingIOError(errno.EAGAIN, "another job is writing this file", str(target)) from None
    except OSError as error:
        if not os.path.lexists(temporary):
            error.filename = str(target)  # for example an absent folder; do not name the temporary file
        raise
    try:
        yield
    finally:
        os.close(descriptor)


def _open_locked(temporary: Path) -> int:
    """Open and lock the temporary file, and return its descriptor. Closing the descriptor unlocks it."""
    while True:
        descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            _lock(descriptor)
            # If the previous holder has renamed the file, this descriptor is that of the target.
            if os.path.samestat(os.fstat(descriptor), temporary.lstat()):
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
        return  # the file system does not support locks


def _get_mode(target: Path) -> int:
    """Return the mode of the target, or the mode of a new file."""
    try:
        return target.stat().st_mode & 0o777
    except FileNotFoundError:
        with _UMASK:  # the umask can only be read by setting it
            mask = os.umask(0o077)
            os.umask(mask)
        return 0o666 & ~mask
