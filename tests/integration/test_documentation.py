"""Code in README.md and docs/ runs as printed, and prints what the page shows."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click
import pytest

import altegio_async
from altegio_async import AltegioClient
from altegio_async.cli.lazy_commands import LazyCommand
from altegio_async.testing import FakeAltegio
from tests.support.cli import build_environment
from tests.support.programs import PROGRAMS as HELPER_PROGRAMS

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    "README.md",
    "docs/bulk.md",
    "docs/data-frames.md",
    "docs/guides/logging.md",
    "docs/guides/memberships.md",
    "docs/guides/proxies.md",
    "docs/guides/rate-limits.md",
    "docs/guides/serialisation.md",
    "docs/guides/sign-in.md",
    "docs/guides/synchronous.md",
    "docs/guides/task-queues.md",
    "docs/tutorials/notebook.md",
    "docs/operations.md",
    "docs/sales.md",
    "docs/settings.md",
    "docs/webhooks.md",
)
"""Pages whose Python blocks are programs of their own. tests/integration/test_fake_altegio_plugin.py runs docs/testing.md."""


class Snippet(NamedTuple):
    """A block of code, and its output according to the page."""

    page: str
    heading: str
    language: str
    code: str
    output: str | None


def read_snippets(page: str) -> list[Snippet]:
    snippets: list[Snippet] = []
    text = (ROOT / page).read_text(encoding="utf-8")
    for section in re.split(r"^#+ ", text, flags=re.MULTILINE)[1:]:
        heading = section.split("\n", 1)[0]
        for language, body in re.findall(r"^```(\w+)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL):
            if language == "text":
                snippets[-1] = snippets[-1]._replace(output=body)
            else:
                snippets.append(Snippet(page, heading, language, body, None))
    return snippets


PROGRAMS = [snippet for page in PAGES for snippet in read_snippets(page) if snippet.language == "python"]


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=1, now=dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)) as server:
        yield server


async def run(code: str, fake: FakeAltegio, folder: Path) -> str:
    path = folder / "snippet.py"
    path.write_text(code, encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", HELPER_PROGRAMS / "run_snippet.py", path,
        cwd=folder, env=build_environment(fake), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    async with asyncio.timeout(60):
        out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    assert err.decode() == ""
    return out.decode()


@pytest.mark.parametrize("snippet", PROGRAMS, ids=lambda snippet: f"{snippet.page}:{snippet.heading}")
async def test_program_prints_what_the_page_shows(fake, tmp_path, snippet):
    printed = await run(snippet.code, fake, tmp_path)
    assert printed
    assert printed == (snippet.output or printed)


async def test_service_prints_memberships_cards_and_types(fake, tmp_path):
    (service,) = [snippet for snippet in PROGRAMS if snippet.heading == "Use in a service"]
    printed = await run(service.code, fake, tmp_path)
    assert "740635 Yoga unlimited 12 11" in printed
    assert "0000000095822 200" in printed
    assert re.search(r"^98108 Yoga ten 4 (True|False)$", printed, re.MULTILINE)


async def test_commands_of_the_page_run(fake, tmp_path):
    (snippet,) = [item for item in read_snippets("docs/command-line.md") if item.language == "sh"]
    lines = [line for line in snippet.code.splitlines() if line != "altegio demo"]
    assert len(lines) == 16
    tutorial = (ROOT / "docs" / "tutorials" / "command-line.md").read_text(encoding="utf-8")
    typed = re.findall(r"^\$ (.*)$", tutorial, re.MULTILINE)
    assert len(typed) == 3
    lines += typed
    (tmp_path / "clients.csv").write_text("location_id,phone\n720441,13150000000\n", encoding="utf-8")
    for line in lines:
        process = await asyncio.create_subprocess_shell(
            line,
            cwd=tmp_path,
            env=build_environment(fake, PATH=f"{Path(sys.executable).parent}:/usr/bin:/bin"),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
        assert process.returncode == 0, (line, err.decode())
        assert out or b"1 ok" in err, line


def list_options(command):
    """Yield the name, the default and the help of each option of a command and its subcommands."""
    command = command.load() if isinstance(command, LazyCommand) else command
    for option in command.params:
        if isinstance(option, click.Option):
            default = str(option.default) if option.show_default else ""
            yield max(option.opts, key=len), default, option.help
    for inner in getattr(command, "commands", {}).values():
        yield from list_options(inner)


def test_table_of_options_is_that_of_the_help():
    from altegio_async.cli.app import cli

    rows = re.findall(
        r"^\| `(--[a-z-]+)[ A-Z=/]*`(?: \(default (\S+)\))? \| [^|]* \| (.*) \|$",
        (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert set(rows) == set(list_options(cli)) - {("--version", "", "Show the version and exit.")}
    assert len(rows) == len(set(rows))


def test_table_of_errors_is_complete():
    named = set(re.findall(r"`(\w+Error)`", (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")))
    assert named >= {name for name in altegio_async.__all__ if name.endswith("Error")}


def test_messages_of_the_troubleshooting_page_are_those_of_the_code():
    page = (ROOT / "docs" / "guides" / "troubleshooting.md").read_text(encoding="utf-8")
    source = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "src" / "altegio_async").rglob("*.py")
    )
    source = re.sub(r'"\s*f?"', "", source)  # joins texts that are divided over several lines
    messages = re.findall(r"^\| ([a-z][^|`]*[a-z_]) \|", page, re.MULTILINE)
    assert len(messages) > 12
    assert [message for message in messages if message not in source] == []


async def test_messages_of_mistakes_with_asyncio_are_those_of_python():
    page = (ROOT / "docs" / "guides" / "troubleshooting.md").read_text(encoding="utf-8")
    section = page.partition("## From Python\n")[2].partition("\n## ")[0]
    messages = [
        message
        for cell in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
        for message in re.findall("`(.+?)`", cell)
    ]
    altegio = AltegioClient("partner", "user")
    shown: list[str] = []

    def note_message(mistake: Callable[[], object]) -> None:
        with pytest.raises((RuntimeError, ValueError, AttributeError)) as raised:
            mistake()
        shown.append(str(raised.value))

    call = altegio.gift_cards.list_for_client(1, phone="13150000000")
    note_message(lambda: call.number)
    note_message(lambda: asyncio.run(call))
    call.close()  # otherwise Python warns that it was never awaited
    if sys.version_info < (3, 14):  # later versions accept every awaitable
        for awaitable in (altegio.clients.search(1), altegio.bulk.gift_cards([(1, "13150000000")])):
            await asyncio.to_thread(note_message, partial(asyncio.run, awaitable))
        assert messages.pop(0) == "was never awaited"
        assert len(messages) == 4
        assert [message for message in messages if not any(message in text for text in shown)] == []


def test_figures_are_the_defaults_of_the_code():
    from altegio_async._pipeline.retry import RetryPolicy
    from altegio_async._pipeline.settings import Settings
    from altegio_async._rate_limit.limiter import DEFAULT_WINDOWS

    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    settings = Settings()
    assert f"| one attempt | {settings.timeout:.0f} s |" in page
    assert f"with the first permit of the rate limiter | {settings.deadline:.0f} s |" in page
    (few, short), (many, long) = DEFAULT_WINDOWS
    assert f"{few} requests in {short} s and {many} in {long:.0f} s" in page
    assert f"| requests per call, at most | {RetryPolicy().attempts} |" in page
    assert f"| {settings.max_response_bytes >> 20} MiB |" in page
    for name in RetryPolicy.__struct_fields__:
        assert f"| `{name}` | {getattr(RetryPolicy(), name):g} |" in page


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CONTRIBUTING.md",
        *(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md")),
    ],
)
def test_linked_files_exist(page):
    folder = (ROOT / page).parent
    for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8")):
        assert (folder / target).exists(), target


def test_readme_is_short_and_starts_with_code():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 160
    assert "```python" in lines[:25]


def test_readme_and_bulk_page_have_the_same_table_of_ways_with_the_times_of_the_rate_limit():
    from altegio_async.progress import least_seconds

    tables = [
        re.search(
            r"^\| \| by id .*?\n\n", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        )
        for page in ("README.md", "docs/bulk.md")
    ]
    readme, page = (table.group() for table in tables if table is not None)
    assert readme == page
    examples = re.findall(r"([\d,]+) requests, ([\d.]+) (seconds|minutes)", page)
    assert len(examples) == 4
    for requests, time, unit in examples:
        seconds = least_seconds(int(requests.replace(",", "")))
        expected = seconds if unit == "seconds" else seconds / 60
        assert time in {f"{expected:.0f}", f"{expected:.1f}"}, (requests, time)


def test_readme_names_the_targets_of_the_makefile():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in ("demo", "docs", "test"):
        assert re.search(rf"make {name}\b", readme)
        assert re.search(rf"^{name}:", makefile, re.MULTILINE)
