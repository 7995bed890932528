"""The database file of a checkpoint: opened, locked and closed by one process.

SQLite uses POSIX record locks. The kernel releases them when the process closes any descriptor of the file,
even one that other code opened to copy or read it. This module therefore opens SQLite without locks, and uses
an open-file-description lock, which only its own descriptor can release. The lock covers the bytes that
SQLite locks, so other processes cannot open the file with SQLite either.

A forked child must not use the connection of its parent: closing the copy would delete the parent's
write-ahead log. The child therefore never closes its copy, and does not hold the lock.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
import threading
import weakref
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import quote

from msgspec import Struct

from altegio_async._core import after_fork
from altegio_async.bulk.file_lock import IS_SUPPORTED, lock, lock_shared, unlock
from altegio_async.errors import CheckpointError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

FileId: TypeAlias = tuple[int, int]
"""Device and inode of a file, which are the same for all its names."""

_NONBLOCK: Final = getattr(os, "O_NONBLOCK", 0)  # do not wait for the writer of a named pipe
_FORK_WAIT: Final = 1.0  # seconds for which a fork waits for SQLite


class CheckpointFile:
    """A SQLite database that is locked for this process until it is closed.

    Args:
        path: the file; it is created when it does not exist.

    Raises:
        CheckpointError: another job, in this or another process, has locked the file.
        OSError: the file cannot be opened, or is not a regular file.
        sqlite3.Error: SQLite cannot open it.

    Attributes:
        id: device and inode of the file.
    """

    def __init__(self, path: Path) -> None:
        self._is_closed = True  # until the file is open
        if "\0" in str(path):
            raise OSError("its name contains a null character")
        self._path = path
        self._real_path = os.path.realpath(path)
        self._pid = os.getpid()
        self._log_id: FileId | None = None
        self._descriptor = _open_locked(path, self._real_path)
        try:
            self.id: FileId = _get_id(os.fstat(self._descriptor))
            with _fork_guard.lock:
                self._connection = _connect(self._real_path)
            self._is_closed = False
            _fork_guard.files.add(self)
        except BaseException:
            _release(self._descriptor)
            raise

    @property
    def fork_lock(self) -> threading.RLock:
        """The lock that delays forks. Hold it while the connection is used."""
        return _fork_guard.lock

    def connect(self) -> sqlite3.Connection:
        """Return the connection.

        Raises:
            CheckpointError: this process was forked from the one that opened the file.
        """
        if self._pid != os.getpid():
            raise CheckpointError(
                f"{self._path} was opened by process {self._pid}: a forked process cannot use its checkpoint"
            )
        return self._connection

    def record_log(self) -> None:
        """Record the id of the write-ahead log. Call it after SQLite has created the log."""
        self._log_id = _get_id(os.stat(f"{self._real_path}-wal"))  # noqa: PTH116 - an existing str path

    def check_in_place(self) -> None:
        """Raise CheckpointError if the file or its write-ahead log has been removed, moved or replaced."""
        if not self._is_in_place():
            raise CheckpointError(
                f"{self._path} was removed, moved or replaced while a job used it: "
                "outcomes can no longer be saved"
            )

    def close(self) -> None:
        """Close and unlock the file. In a forked child, do neither."""
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
                else:  # closing would delete the write-ahead log of the file that replaced it
                    _keep_forever(self._connection)
        finally:
            _release(self._descriptor)

    def leave_to_parent(self) -> None:
        """Release the copy of this file in a forked child. The parent continues to use and lock the file."""
        if not self._is_closed:
            self._is_closed = True
            _keep_forever(self._connection)
            os.close(self._descriptor)  # do not unlock: parent and child share the lock

    def _is_in_place(self) -> bool:
        """Return whether the path still refers to the open file and its write-ahead log."""
        try:
            if _get_id(os.stat(self._real_path)) != self.id:  # noqa: PTH116 - an existing str path
                return False
            log = os.stat(f"{self._real_path}-wal")  # noqa: PTH116 - an existing str path
            return self._log_id in (None, _get_id(log))
        except OSError:
            return False

    def __del__(self) -> None:
        self.close()


class _KeepAlive(Struct, gc=False):
    """Keeps an object alive until the process ends, including the shutdown of the interpreter.

    It refers to itself and is not tracked by the garbage collector.
    """

    kept: Any
    itself: Any = None


def _keep_forever(connection: sqlite3.Connection) -> None:
    """Prevent a connection from being closed by garbage collection."""
    holder = _KeepAlive(connection)
    holder.itself = holder


def _open_locked(path: Path, real_path: str) -> int:
    """Open and lock a file, and return its descriptor. A new file is readable only by its owner."""
    descriptor = os.open(real_path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock_regular_file(path, descriptor, lock)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _lock_regular_file(path: Path, descriptor: int, lock_file: Callable[[int], bool]) -> None:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise OSError("it is not a regular file")
    if not lock_file(descriptor):
        raise CheckpointError(f"{path} cannot be used as a checkpoint: it is in use by another job")


def _release(descriptor: int) -> None:
    """Unlock a file for all copies of the descriptor, including those of other processes, and close it."""
    unlock(descriptor)
    os.close(descriptor)


def _connect(real_path: str) -> sqlite3.Connection:
    # In a URI every path is a file; the plain name `:memory:` would not be.
    uri = f"file:{quote(os.fsencode(real_path))}" + ("?vfs=unix-none" if IS_SUPPORTED else "")
    return sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None, check_same_thread=False)


@contextmanager
def open_read_only(path: Path) -> Generator[sqlite3.Connection]:
    """Provide a connection that reads an existing file. Nothing is created or changed.

    Other jobs cannot start to write to the file meanwhile. If an interrupted job has left a write-ahead log,
    a copy in a temporary directory is read, because SQLite changes the files to apply the log.

    Raises:
        CheckpointError: another job, in this or another process, has locked the file.
        OSError: the file cannot be opened or copied, or is not a regular file.
        sqlite3.Error: SQLite cannot open it.
    """
    real_path = os.path.realpath(path)
    with ExitStack() as stack:
        descriptor = os.open(real_path, os.O_RDONLY | _NONBLOCK)
        stack.callback(os.close, descriptor)
        _lock_regular_file(path, descriptor, lock_shared)
        stack.callback(unlock, descriptor)
        connection = _connect_to_read(real_path, stack)
        try:
            yield connection
        finally:
            with _fork_guard.lock:
                connection.close()


def _connect_to_read(real_path: str, stack: ExitStack) -> sqlite3.Connection:
    """Return a connection to a file, or to a copy if it has a write-ahead log. The stack deletes the copy."""
    parameters = "?mode=ro&immutable=1"  # without locks, and without an index of the log
    log = Path(f"{real_path}-wal")
    if log.exists() and log.stat().st_size:
        copy = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="altegio-"))) / "copy"
        shutil.copyfile(log, f"{copy}-wal")
        shutil.copyfile(real_path, copy)
        real_path, parameters = str(copy), ""
    uri = f"file:{quote(os.fsencode(real_path))}{parameters}"
    with _fork_guard.lock:
        return sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None, check_same_thread=False)


def find_id(path: str | os.PathLike[str] | None) -> FileId | None:
    """Return device and inode of a file; None if it does not exist."""
    try:
        return _get_id(os.stat(path)) if path is not None else None  # noqa: PTH116 - called in a coroutine
    except (OSError, ValueError):
        return None


def _get_id(status: os.stat_result) -> FileId:
    return status.st_dev, status.st_ino


def get_fork_lock() -> threading.RLock:
    """Return the lock that delays forks. Hold it while a connection is used."""
    return _fork_guard.lock


class _ForkGuard:
    """Delays forks while SQLite is used, and releases open files in a forked child.

    A child must not inherit a locked mutex of SQLite.

    Attributes:
        lock: held during every use of SQLite.
        files: all open files of this process.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.files: weakref.WeakSet[CheckpointFile] = weakref.WeakSet()
        self._forking: set[int] = set()  # threads that hold the lock for a fork

    def before_fork(self) -> None:
        """Wait until no other thread uses SQLite, but at most a second, to avoid a deadlock."""
        if self.lock.acquire(timeout=_FORK_WAIT):
            self._forking.add(threading.get_ident())

    def after_fork_in_parent(self) -> None:
        """Release the lock of a fork."""
        if threading.get_ident() in self._forking:
            self._forking.discard(threading.get_ident())
            self.lock.release()

    def reset_after_fork(self) -> None:
        """Release all open files in the child."""
        self.lock = threading.RLock()
        self._forking.clear()
        files, self.files = self.files, weakref.WeakSet()
        for file in files:
            file.leave_to_parent()


_fork_guard: Final = _ForkGuard()
after_fork.register(_fork_guard)

if hasattr(os, "register_at_fork"):  # not on Windows
    os.register_at_fork(before=_fork_guard.before_fork, after_in_parent=_fork_guard.after_fork_in_parent)
