"""The programs of the tutorials are written to files and their tests pass, as a reader would run them."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from tests.support.cli import build_environment
from tests.support.tutorials import write_files

TUTORIALS = {"first-service": 2, "fastapi": 8, "aiohttp-web": 2}
"""The tutorials with tests, and the number of tests."""


async def run(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=folder, env=env, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )  # fmt: skip
    async with asyncio.timeout(120):
        output, _ = await process.communicate()
    return process.returncode, output.decode()


@pytest.mark.parametrize("page", TUTORIALS)
async def test_the_tests_of_a_tutorial_pass(page, tmp_path):
    assert "pytest.ini" in write_files(page, tmp_path)
    _, output = await run(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert f"{TUTORIALS[page]} passed" in output, output


async def test_the_first_service_fails_its_test_without_the_check_of_failures(tmp_path):
    write_files("first-service", tmp_path)
    path = tmp_path / "reminders.py"
    code = path.read_text(encoding="utf-8")
    assert code.count("    result.raise_first()") == 1
    path.write_text(code.replace("    result.raise_first()", "    pass"), encoding="utf-8")
    _, output = await run(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert "1 failed, 1 passed" in output, output


async def test_the_first_service_runs_and_reports_a_wrong_token(fake_altegio, tmp_path):
    write_files("first-service", tmp_path)
    location = fake_altegio.add_location(title="Harbour")
    env = build_environment(fake_altegio)
    found = "0 of 1 clients have gift cards that expire within 30 days\n"
    assert (await run(tmp_path, "reminders.py", str(location.id), "12025550168", env=env)) == (0, found)
    code, output = await run(
        tmp_path,
        "reminders.py",
        str(location.id),
        "12025550168",
        env={**env, "ALTEGIO_USER_TOKEN": "wrong-token"},
    )
    assert code == 1
    assert "the cards could not be read" in output
    assert "Traceback" not in output
