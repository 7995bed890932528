"""Atomic files: written under a temporary name and renamed when complete. Readers never see a part."""

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
    # Held during a fork: no child inherits the lock from another thread, or the umask of the moment in _mode.
    os.register_at_fork(before=_UMASK.acquire, after_in_parent=_UMASK.release, after_in_child=_UMASK.release)


@contextmanager
def replacing(path: str | PathLike[str]) -> Generator[Path]:
    """Yield a temporary path that replaces the target when the block ends, and is deleted on an error.

    The temporary file is `.NAME.part` in the target's folder, readable by its owner only. When renamed it
    gets the mode of the file that it replaces, or the mode of a new file. A symbolic link is followed: the
    file that it points to is replaced, and the link stays.

    Raises:
        BlockingIOError: another job is writing to the same path.
        OSError: the file cannot be written, or the target is not a regular file.
    """
    target = Path(path)
    if target.is_symlink():
        target = target.resolve()
    _check_regular(target, Path(path))
    place = target.with_name(f".{target.name}.part")
    with _lock_place(place, target):
        try:
            yield place
            place.chmod(_mode_of(target))
            place.replace(target)
        except BaseException:
            place.unlink(missing_ok=True)  # safe: this process holds the lock
            raise


def _check_regular(target: Path, path: Path) -> None:
    """Raise OSError if the target exists and is a pipe, a device or a folder."""
    try:
        mode = target.stat().st_mode
    except OSError:
        return  # absent, or reported when the temporary file is opened
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))


@contextmanager
def _lock_place(place: Path, target: Path) -> Generator[None]:
    """Hold a lock on the temporary file. The kernel releases it when the process ends."""
    if sys.platform == "win32":  # an open file cannot be renamed there
        yield
        return
    try:
        descriptor = _open_locked(place)
    except BlockingIOError:
        raise BlockingIOError(errno.EAGAIN, "another job is writing this file", str(target)) from None
    except OSError as error:
        if not os.path.lexists(place):
            error.filename = str(target)  # for example an absent folder; users do not know the temporary name
        raise
    try:
        yield
    finally:
        os.close(descriptor)


def _open_locked(place: Path) -> int:
    """Return a descriptor of the temporary file, locked until it is closed."""
    while True:
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            _lock(descriptor)
            # The previous holder can have renamed the file meanwhile; then this descriptor is the target.
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
        return  # the file system does not support locks


def _mode_of(target: Path) -> int:
    """Return the mode of the target, or the mode of a new file."""
    try:
        return target.stat().st_mode & 0o777
    except FileNotFoundError:
        with _UMASK:  # the umask can only be read by setting it
            mask = os.umask(0o077)
            os.umask(mask)
        return 0o666 & ~mask
