"""Execution on a separate stack, so that results do not depend on the depth of the caller's stack."""

from __future__ import annotations

import sys
import threading
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import copy_context
from functools import partial, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from codegen.errors import CodegenError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

P = ParamSpec("P")
R = TypeVar("R")

FRAMES = 20_000
_BYTES = 512 * 1024 * 1024  # reserved address space; memory is used only for the depth that is reached
_LIMITS = threading.Lock()  # the limits below are those of the process
_THREAD = threading.local()


def use_own_stack(work: Callable[P, R]) -> Callable[P, R]:
    """Return the function with its calls run in a thread that can be `FRAMES` calls deep.

    A call from such a thread is a plain call. A stack overflow, in whatever form a library reports it, is
    raised as `CodegenError`.
    """

    @wraps(work)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        if getattr(_THREAD, "is_deep", False):
            return work(*args, **kwargs)
        return _run_in_thread(partial(work, *args, **kwargs))

    return call


def _run_in_thread(work: Callable[[], R]) -> R:
    future: Future[R] = Future()

    def run() -> None:
        _THREAD.is_deep = True
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - raised again in the thread of the caller
            future.set_exception(error)

    with _raise_limits():
        thread = threading.Thread(target=copy_context().run, args=(run,), name="codegen", daemon=True)
        thread.start()
        thread.join()
    try:
        return future.result()
    except BaseException as error:
        if _is_overflow(error):
            raise CodegenError("schemas are nested too deeply or endlessly recursive") from None
        raise


@contextmanager
def _raise_limits() -> Generator[None]:
    with _LIMITS:
        frames, size = sys.getrecursionlimit(), threading.stack_size()
        sys.setrecursionlimit(max(frames, FRAMES))
        threading.stack_size(_BYTES)
        try:
            yield
        finally:
            sys.setrecursionlimit(frames)
            threading.stack_size(size)


def _is_overflow(error: BaseException | None) -> bool:
    """Return whether an error is a `RecursionError`, was caused by one, or is a panic about one.

    The library of references stores its resources in a map of Rust, which panics if a comparison of keys
    overflows the stack. The panic is not an `Exception`.
    """
    while error is not None:
        if isinstance(error, RecursionError):
            return True
        if type(error).__name__ == "PanicException" and "RecursionError" in str(error):
            return True
        error = error.__cause__
    return False
