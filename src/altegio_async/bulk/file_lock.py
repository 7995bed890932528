"""File locks that belong to a descriptor, unlike POSIX record locks, which belong to a process."""

from __future__ import annotations

import errno
import struct
import sys
from typing import Final

if sys.platform != "win32":
    import fcntl

    IS_SUPPORTED: Final = True
    """Whether this platform supports these locks."""

    # SQLite in other processes respects open-file-description locks.
    _HAS_OFD_LOCKS: Final = sys.platform == "linux" and hasattr(fcntl, "F_OFD_SETLK")

    def lock(descriptor: int) -> bool:
        """Lock a file for this descriptor; return False if another descriptor has locked it.

        Raises:
            OSError: the file system does not support locks.
        """
        return _lock(descriptor, fcntl.F_WRLCK, fcntl.LOCK_EX)

    def lock_shared(descriptor: int) -> bool:
        """Lock a file against writers; return False if one has locked it. The descriptor can be read-only.

        Raises:
            OSError: the file system does not support locks.
        """
        return _lock(descriptor, fcntl.F_RDLCK, fcntl.LOCK_SH)

    def unlock(descriptor: int) -> None:
        """Unlock a file that was locked with this descriptor or a duplicate of it."""
        if not _set_ofd_lock(descriptor, fcntl.F_UNLCK):
            fcntl.flock(descriptor, fcntl.LOCK_UN)

    def _lock(descriptor: int, kind: int, fallback: int) -> bool:
        """Lock a file with an open-file-description lock, or with `flock` where they are not supported."""
        try:
            if not _set_ofd_lock(descriptor, kind):
                fcntl.flock(descriptor, fallback | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in {errno.EAGAIN, errno.EACCES}:
                return False
            raise
        return True

    def _set_ofd_lock(descriptor: int, kind: int) -> bool:
        """Set or release an open-file-description lock; return False if they are not supported."""
        if not _HAS_OFD_LOCKS:
            return False
        # struct flock: type, whence, start, length, pid
        whole_file = struct.pack("hhqqi0q", kind, 0, 0, 0, 0)
        try:
            fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, whole_file)
        except OSError as error:
            if error.errno == errno.EINVAL:  # not supported by the kernel or the file system
                return False
            raise
        return True

else:  # on Windows SQLite's own locks belong to a handle
    IS_SUPPORTED: Final = False

    def lock(descriptor: int) -> bool:
        """Do nothing and return True."""
        _ = descriptor
        return True

    def lock_shared(descriptor: int) -> bool:
        """Do nothing and return True."""
        _ = descriptor
        return True

    def unlock(descriptor: int) -> None:
        """Do nothing."""
        _ = descriptor
