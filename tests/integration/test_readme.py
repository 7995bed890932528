"""What README.md shows is run as it stands, against an embedded Altegio, and prints what it says."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import altegio_async
from altegio_async.testing import FakeAltegio
from tests.integration.cli_runner import environment

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


class Snippet(NamedTuple):
    """A block of code, what the page says it prints, and the heading it stands under."""

    heading: str
    kind: str
    code: str
    prints: str | None


def snippets() -> list[Snippet]:
    found: list[Snippet] = []
    for section in re.split(r"^## ", README, flags=re.MULTILINE)[1:]:
        heading = section.split("\n", 1)[0]
        for kind, body in re.findall(r"^```(\w+)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL):
            if kind == "text":
                found[-1] = found[-1]._replace(prints=body)
            else:
                found.append(Snippet(heading, kind, body, None))
    return found


def section(heading: str, kind: str = "python") -> list[Snippet]:
    return [snippet for snippet in snippets() if (snippet.heading, snippet.kind) == (heading, kind)]


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=1) as server:
        yield server


async def run(code: str, fake: FakeAltegio, folder: Path) -> str:
    path = folder / "snippet.py"
    path.write_text(code, encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", Path(__file__).with_name("run_snippet.py"), path, fake.base_url,
        cwd=folder, env=environment(fake), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    async with asyncio.timeout(60):
        out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    assert err.decode() == ""
    return out.decode()


async def test_the_service(fake, tmp_path):
    (service,) = section("In a service")
    printed = await run(service.code, fake, tmp_path)
    assert "098126 Sauna student 10" in printed
    assert "0000000095822 200" in printed
    assert re.search(r"^98108 Yoga ten 4 (True|False)$", printed, re.MULTILINE)


async def test_the_notebook(fake, tmp_path):
    first, second = section("In a notebook")
    assert await run(f"{first.code}# %%\n{second.code}", fake, tmp_path) == first.prints


@pytest.mark.parametrize(
    "heading",
    ["In bulk", "Long jobs and data frames", "Errors", "Time, limits and retries", "Every other operation"],
)
async def test_a_snippet_prints_what_the_page_says(fake, tmp_path, heading):
    (snippet,) = section(heading)
    printed = await run(snippet.code, fake, tmp_path)
    assert printed == (snippet.prints or printed)
    assert printed


async def test_the_test(tmp_path):
    (snippet,) = section("In your tests")
    path = tmp_path / "test_snippet.py"
    path.write_text(snippet.code, encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "asyncio_mode=auto",
        "-o", "asyncio_default_fixture_loop_scope=function", path,
        cwd=tmp_path, env=environment(), stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, _ = await process.communicate()
    assert process.returncode == 0, out.decode()
    assert "1 passed" in out.decode()


async def test_the_shell_lines(fake, tmp_path):
    (snippet,) = section("From the shell", "sh")
    lines = [line for line in snippet.code.splitlines() if line != "altegio demo"]
    assert len(lines) == 7
    (tmp_path / "clients.csv").write_text("location_id,phone\n720441,13150000000\n", encoding="utf-8")
    for line in lines:
        process = await asyncio.create_subprocess_shell(
            line,
            cwd=tmp_path,
            env=environment(fake, PATH=f"{Path(sys.executable).parent}:/usr/bin:/bin"),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
        assert process.returncode == 0, (line, err.decode())
        assert out or b"1 ok" in err, line


def test_every_python_block_is_run_by_a_test_above():
    tested = {"In a service", "In a notebook", "In bulk", "Errors", "Time, limits and retries"}
    tested |= {"Every other operation", "In your tests", "Long jobs and data frames"}
    assert {snippet.heading for snippet in snippets() if snippet.kind == "python"} == tested


def test_the_table_of_errors_has_every_error():
    table = README[README.index("## Errors") : README.index("## Time, limits")]
    named = set(re.findall(r"`(\w+Error)`", table))
    assert named >= {name for name in altegio_async.__all__ if name.endswith("Error")}


def test_the_figures_are_those_of_the_code():
    from altegio_async._pipeline.retry import RetryPolicy
    from altegio_async._pipeline.settings import Settings
    from altegio_async._rate_limit.limiter import DEFAULT_WINDOWS

    settings = Settings()
    assert f"| one attempt | {settings.timeout:.0f} s |" in README
    assert f"from its first permit on | {settings.deadline:.0f} s |" in README
    (few, short), (many, long) = DEFAULT_WINDOWS
    assert f"{few} requests in {short} s and {many} in {long:.0f} s" in README
    assert f"| requests a call, at most | {RetryPolicy().attempts} |" in README
    assert f"| {settings.max_response_bytes >> 20} MiB |" in README


def test_every_file_that_the_page_names_is_there():
    for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_two_commands_are_the_makefiles():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in ("demo", "test"):
        assert f"make {name} " in README
        assert re.search(rf"^{name}:", makefile, re.MULTILINE)
