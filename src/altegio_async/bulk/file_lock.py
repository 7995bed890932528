"""Locks of whole files that belong to a descriptor. POSIX record locks belong to a process instead."""

from __future__ import annotations

import errno
import struct
import sys
from typing import Final

if sys.platform != "win32":
    import fcntl

    IS_SUPPORTED: Final = True
    """Whether this platform has such locks."""

    # Where open-file-description locks exist, SQLite in other processes respects them.
    _HAS_OFD_LOCKS: Final = sys.platform == "linux" and hasattr(fcntl, "F_OFD_SETLK")

    def lock(descriptor: int) -> bool:
        """Lock a file exclusively for this descriptor; return False if somebody else has locked it.

        Raises:
            OSError: the file system has no locks.
        """
        try:
            if not _set_ofd_lock(descriptor, fcntl.F_WRLCK):
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in {errno.EAGAIN, errno.EACCES}:
                return False
            raise
        return True

    def unlock(descriptor: int) -> None:
        """Unlock a file that was locked by this descriptor or by a duplicate of it."""
        if not _set_ofd_lock(descriptor, fcntl.F_UNLCK):
            fcntl.flock(descriptor, fcntl.LOCK_UN)

    def _set_ofd_lock(descriptor: int, kind: int) -> bool:
        """Set or release an open-file-description lock; return False where there are none."""
        if not _HAS_OFD_LOCKS:
            return False
        # struct flock: type, whence, start, length, pid
        whole_file = struct.pack("hhqqi0q", kind, 0, 0, 0, 0)
        try:
            fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, whole_file)
        except OSError as error:
            if error.errno == errno.EINVAL:  # this kernel or file system has none
                return False
            raise
        return True

else:  # SQLite's own locks belong to a handle there
    IS_SUPPORTED: Final = False

    def lock(descriptor: int) -> bool:
        """Do nothing and return True."""
        _ = descriptor
        return True

    def unlock(descriptor: int) -> None:
        """Do nothing."""
        _ = descriptor
