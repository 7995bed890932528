"""Sizes of tests, and the figures that they measure."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

FIGURES = "ALTEGIO_ASYNC_FIGURES"


def parametrize_size(name: str, small: int, full: int) -> pytest.MarkDecorator:
    """Run a test at a small size, and at the full size under `make check`."""
    return pytest.mark.parametrize(
        name, [pytest.param(small, id="small"), pytest.param(full, id="full", marks=pytest.mark.full)]
    )


def record_figure(bar: str, got: object, wanted: str) -> None:
    """Record a measured figure. `make reliability` prints all of them."""
    path = os.environ.get(FIGURES)
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"bar": bar, "got": str(got), "wanted": wanted}) + "\n")


def count_calls(work: Callable[[], object]) -> int:
    """Return how many functions of Python and C are called. Load of the machine does not change it."""
    calls = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    gc.disable()  # the collector's work depends on what other tests left in memory
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
        gc.enable()
    return calls
