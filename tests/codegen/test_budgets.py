"""Budgets: processor time and memory of the build of all descriptions, and the size of the wheel."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import altegio_async
from tests.support.codegen.measured_build import render_figures, run_command
from tests.support.measures import record_figure

SOURCE = Path(altegio_async.__file__).parent
METADATA = 32 * 1024  # bytes of the wheel's own files, which include the README


@pytest.mark.full
@pytest.mark.timeout(600)
def test_all_descriptions_build_within_40_seconds_and_400_mib_and_reproduce_the_committed_files():
    figures = {}
    for _ in range(3):  # repeat on a busy machine
        figures = run_command(["check"], seed="1")
        if figures["used"] < 40:
            break
    record_figure("build of the four descriptions", render_figures(figures), "at most 40 s, 400 MiB")
    assert 1 < figures["used"] < 40
    assert 50 < figures["MiB"] < 400


def test_the_wheel_has_at_most_1_2_mib():
    size = measure_wheel()
    record_figure("wheel", f"{size / 2**20:.2f} MiB", "at most 1.2 MiB")
    assert 2**18 < size <= 1.2 * 2**20


def measure_wheel() -> int:
    """Return the size of the package's files in a wheel, compressed as build backends do."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path in sorted(SOURCE.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                wheel.write(path, path.relative_to(SOURCE.parent))
    return len(archive.getvalue()) + METADATA
