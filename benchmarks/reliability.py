"""All measured figures of reliability in one table: `make reliability`.

The tests that check the bars also report the figures. This module runs these tests and collects the figures.
`ARGS=--quick` runs each test at about a twentieth of its size.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
VARIABLE = "ALTEGIO_ASYNC_FIGURES"
TESTS = (
    "tests/unit/test_rate_limit.py",
    "tests/unit/test_request.py",
    "tests/unit/test_retry.py",
    "tests/unit/test_settings.py",
    "tests/unit/test_pipeline.py",
    "tests/integration/test_client_lifecycle.py",
    "tests/integration/test_shared_limit.py",
    "tests/faults/test_fault_matrix.py",
    "tests/faults/test_writes.py",
    "tests/faults/test_deadlines.py",
    "tests/faults/test_pacing.py",
    "tests/faults/test_secrets.py",
    "tests/faults/test_memory.py",
    "tests/faults/test_soak.py",
    "tests/faults/test_fuzz.py",
)


def run_tests(*, quick: bool) -> tuple[int, list[dict[str, str]]]:
    """Run the tests and return their exit code and the reported figures."""
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "figures.jsonl"
        which = ["-m", "not full"] if quick else ["-k", "not small", "--timeout", "1800"]
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "--show-capture=no",
            "-p",
            "no:cacheprovider",
            *which,
            *TESTS,
        ]
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, VARIABLE: str(notes)}, check=False)
        lines = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
    return done.returncode, [json.loads(line) for line in lines]


def combine_canaries(figures: list[dict[str, str]]) -> list[dict[str, str]]:
    """Combine the figures of the canary token, one per failure, into one figure."""
    canaries = [figure for figure in figures if figure["bar"].startswith("canary")]
    if not canaries:
        return figures
    seen = sum(int(figure["got"].split()[0]) for figure in canaries)
    bar = f"canary token in 9 sinks x {len(canaries)} failures"
    rest = [figure for figure in figures if figure not in canaries]
    return [*rest, {"bar": bar, "got": f"{seen} hits", "wanted": "0 hits"}]


def render_table(figures: list[dict[str, str]]) -> str:
    """Return the figures as a table with the latest figure of each bar."""
    latest = {figure["bar"]: figure for figure in combine_canaries(figures)}
    rows = [
        ("bar", "measured", "wanted"),
        *((one["bar"], one["got"], one["wanted"]) for one in latest.values()),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def main() -> int:
    """Run the tests and print the table."""
    parser = argparse.ArgumentParser(description="Measure reliability and print every figure.")
    parser.add_argument("--quick", action="store_true", help="small sizes, as make test runs them")
    options = parser.parse_args()
    started = time.monotonic()
    code, figures = run_tests(quick=options.quick)
    print()
    print(render_table(figures))
    duration = time.monotonic() - started
    print(f"\n{len(figures)} figures in {duration:.0f} s; the tests {'failed' if code else 'passed'}")
    return code


if __name__ == "__main__":
    sys.exit(main())
