"""The committed listing of the public surface is current."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "docs" / "public_surface.py"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SCRIPT, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_api_listing_matches_the_package():
    result = run("--check", "api.md")
    assert result.returncode == 0, result.stderr


def test_api_listing_check_fails_for_a_changed_listing(tmp_path):
    changed = tmp_path / "api.md"
    changed.write_text((ROOT / "api.md").read_text(encoding="utf-8") + "- `new_name()`\n", encoding="utf-8")
    assert run("--check", str(changed)).returncode == 1


def test_every_public_class_of_the_root_is_listed():
    text = (ROOT / "api.md").read_text(encoding="utf-8")
    assert "- class `AltegioClient(" in text
    assert "## `AltegioClient.gift_cards`" in text
    assert "list_for_client(" in text
