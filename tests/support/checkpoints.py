"""Rows and identities of checkpoint files."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

from altegio_async._core.redact import Secret
from altegio_async.bulk.checkpoint import Identity, StoredOutcome

URL = "https://api.example.org/api/v1"
ROOT = Path(__file__).parents[2]
PHONES = [(1, f"+1 {n}") for n in range(400)]
ROW = StoredOutcome(1, "315", "3-15", "ok", b"[]", None)


def build_identity(**changes):
    values = {"operation": "get_cards", "base_url": URL, "user_id": None, "token": Secret("tokentoken")}
    return Identity(**(values | changes))


def run_in_another_process(path, script):
    """Run a script with the path as its argument, and return what it prints."""
    command = [sys.executable, "-c", textwrap.dedent(script), str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
