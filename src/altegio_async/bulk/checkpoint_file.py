"""The file of a checkpoint: opened, locked and closed by exactly one process.

SQLite locks a file by POSIX record locks. The kernel drops all of them when the process closes any
descriptor of that file, even one that other code opened to copy or read it. So SQLite is opened without
locks of its own, and this module locks the file by an open-file-description lock, which only its own
descriptor can release. It covers the bytes that SQLite locks, so that every other SQLite is refused too.

SQLite must not be used on both sides of a fork: the copy of a connection in a child would delete the
write-ahead log of its parent when it is closed. A child therefore never closes it, nor does it hold the lock.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
import weakref
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import quote

from msgspec import Struct

from altegio_async._core import after_fork
from altegio_async.bulk.file_lock import IS_SUPPORTED, lock, unlock
from altegio_async.errors import CheckpointError

if TYPE_CHECKING:
    from pathlib import Path

FileId: TypeAlias = tuple[int, int]
"""Device and inode: the same for all names of a file."""

_FORK_WAIT: Final = 1.0  # seconds


class CheckpointFile:
    """A SQLite database that is locked for this process until it is closed.

    Args:
        path: the file; it is created when it does not exist.

    Raises:
        CheckpointError: another job, here or in another process, has the file locked.
        OSError: the file cannot be opened, or it is no regular file.
        sqlite3.Error: SQLite cannot open it.

    Attributes:
        id: device and inode of the file.
    """

    def __init__(self, path: Path) -> None:
        self._is_closed = True  # until everything below has worked
        if "\0" in str(path):
            raise OSError("its name contains a null character")
        self._path = path
        self._real_path = os.path.realpath(path)
        self._pid = os.getpid()
        self._log_id: FileId | None = None
        self._descriptor = _open_locked(path, self._real_path)
        try:
            self.id: FileId = _id_of(os.fstat(self._descriptor))
            with _fork_guard.lock:
                self._connection = _connect(self._real_path)
            self._is_closed = False
            _fork_guard.files.add(self)
        except BaseException:
            _release(self._descriptor)
            raise

    @property
    def fork_lock(self) -> threading.RLock:
        """The lock to hold while the connection is used, so that no fork happens meanwhile."""
        return _fork_guard.lock

    def connect(self) -> sqlite3.Connection:
        """Return the connection.

        Raises:
            CheckpointError: this process is a fork of the one that opened the file.
        """
        if self._pid != os.getpid():
            raise CheckpointError(
                f"{self._path} was opened by process {self._pid}: a forked process cannot use its checkpoint"
            )
        return self._connection

    def watch_log(self) -> None:
        """Remember which file the write-ahead log is, once SQLite has created it."""
        self._log_id = _id_of(os.stat(f"{self._real_path}-wal"))  # noqa: PTH116 - an existing str path

    def check_in_place(self) -> None:
        """Raise CheckpointError if the file or its write-ahead log has been removed, moved or replaced."""
        if not self._is_in_place():
            raise CheckpointError(
                f"{self._path} was removed, moved or replaced while a job used it: "
                "outcomes can no longer be saved"
            )

    def close(self) -> None:
        """Close and unlock the file. In a fork of the process that opened it, do neither."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._pid != os.getpid():
            _keep_forever(self._connection)
            return
        try:
            with _fork_guard.lock:
                if self._is_in_place():
                    self._connection.close()
                else:  # closing would delete the write-ahead log of the file that has taken its place
                    _keep_forever(self._connection)
        finally:
            _release(self._descriptor)

    def leave_to_parent(self) -> None:
        """Give up the copy of this file that a fork has made: only the parent may use and unlock it."""
        if not self._is_closed:
            self._is_closed = True
            _keep_forever(self._connection)
            os.close(self._descriptor)  # without unlocking: parent and child share the lock

    def _is_in_place(self) -> bool:
        try:
            if _id_of(os.stat(self._real_path)) != self.id:  # noqa: PTH116 - an existing str path
                return False
            return self._log_id in (None, _id_of(os.stat(f"{self._real_path}-wal")))  # noqa: PTH116 - as above
        except OSError:
            return False

    def __del__(self) -> None:
        self.close()


class _Immortal(Struct, gc=False):
    """Keeps an object alive until the process ends, through the shutdown of the interpreter too.

    It refers to itself, and the garbage collector does not see it.
    """

    kept: Any
    itself: Any = None


def _keep_forever(connection: sqlite3.Connection) -> None:
    """Keep a connection from ever being closed."""
    holder = _Immortal(connection)
    holder.itself = holder


def _open_locked(path: Path, real_path: str) -> int:
    """Return a descriptor of the file, readable by its owner only if it is new, with the lock held."""
    descriptor = os.open(real_path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock_regular_file(path, descriptor)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _lock_regular_file(path: Path, descriptor: int) -> None:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise OSError("it is no regular file")
    if not lock(descriptor):
        raise CheckpointError(f"{path} cannot be used as a checkpoint: it is in use by another job")


def _release(descriptor: int) -> None:
    """Unlock a file for all copies of the descriptor, those of other processes included, and close it."""
    unlock(descriptor)
    os.close(descriptor)


def _connect(real_path: str) -> sqlite3.Connection:
    # A URI names a file whatever the path is; `:memory:` alone would not.
    uri = f"file:{quote(os.fsencode(real_path))}" + ("?vfs=unix-none" if IS_SUPPORTED else "")
    return sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None, check_same_thread=False)


def find_id(path: str | os.PathLike[str] | None) -> FileId | None:
    """Return device and inode of a file; None if there is no such file."""
    try:
        return _id_of(os.stat(path)) if path is not None else None  # noqa: PTH116 - called in a coroutine
    except (OSError, ValueError):
        return None


def _id_of(status: os.stat_result) -> FileId:
    return status.st_dev, status.st_ino


class _ForkGuard:
    """Keeps forks and uses of SQLite apart, and tells open files about a fork.

    A child must not inherit a mutex of SQLite that another thread of the parent held.

    Attributes:
        lock: held during every use of SQLite.
        files: all open files of this process.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.files: weakref.WeakSet[CheckpointFile] = weakref.WeakSet()
        self._forking: set[int] = set()  # threads that hold the lock because they are forking

    def before_fork(self) -> None:
        """Wait until no other thread uses SQLite, or for a second: longer could be a deadlock."""
        if self.lock.acquire(timeout=_FORK_WAIT):
            self._forking.add(threading.get_ident())

    def after_fork_in_parent(self) -> None:
        """Let other threads use SQLite again."""
        if threading.get_ident() in self._forking:
            self._forking.discard(threading.get_ident())
            self.lock.release()

    def reset_after_fork(self) -> None:
        """Leave all open files to the parent."""
        self.lock = threading.RLock()
        self._forking.clear()
        files, self.files = self.files, weakref.WeakSet()
        for file in files:
            file.leave_to_parent()


_fork_guard: Final = _ForkGuard()
after_fork.register(_fork_guard)

if hasattr(os, "register_at_fork"):  # not on Windows
    os.register_at_fork(before=_fork_guard.before_fork, after_in_parent=_fork_guard.after_fork_in_parent)
