"""The pytest fixtures of the package."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from altegio_async import APIResponseError, testing
from altegio_async._pipeline.retry import RetryPolicy
from altegio_async.testing import Answer, FakeAltegio


@pytest.mark.fake_altegio(seed=3, page_maximum=10)
async def test_the_client_fixture_is_connected_to_the_server_fixture(fake_altegio, altegio):
    location = fake_altegio.locations[0]
    types = await altegio.membership_types.fetch(location.id, ids=location.membership_type_ids[:3])
    assert [kind.id for kind in types] == location.membership_type_ids[:3]
    assert fake_altegio.page_maximum == 10
    assert fake_altegio.requests[-1].operation == "get_membership_type_list_by_id"


async def test_named_faults_reach_the_client(fake_altegio, altegio):
    fake_altegio.inject("cut_json")
    with pytest.raises(APIResponseError):
        await altegio.with_options(retry=RetryPolicy(attempts=1)).membership_types.search(
            fake_altegio.locations[0].id
        )


async def test_fault_servers_are_started_on_demand(fault_server, fake_altegio):
    first, second = await fault_server("gzip_bomb"), await fault_server()
    assert first.base_url != second.base_url
    assert fake_altegio.base_url not in {first.base_url, second.base_url}


TEST_FILE = """
import pytest

@pytest.mark.fake_altegio(seed=7)
async def test_it(fake_altegio, altegio, fault_server):
    phone = fake_altegio.locations[0].client_phones[0]
    cards = await altegio.gift_cards.list_for_client(fake_altegio.locations[0].id, phone=phone)
    assert isinstance(cards, list)
"""


def read_examples(section: str) -> list[str]:
    """Return the examples in a section of the page on testing."""
    page = (Path(__file__).parents[2] / "docs" / "testing.md").read_text()
    text = page.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


async def test_the_documented_script_runs():
    names: dict[str, Any] = {}
    exec("async def script():\n" + textwrap.indent(read_examples("`FakeAltegio`")[0], "    "), names)
    await names["script"]()


async def test_the_documented_fake_transport_runs():
    names: dict[str, Any] = {}
    exec("async def script():\n" + textwrap.indent("".join(read_examples("`FakeTransport`")), "    "), names)
    await names["script"]()


async def test_the_documented_situations_can_be_added():
    names: dict[str, Any] = {}
    exec(
        "async def script():\n"
        + textwrap.indent(read_examples("Your own data")[0], "    ")
        + "\n    return fake",
        names,
    )
    fake = await names["script"]()
    assert len(fake.world.find_clients(fake.locations[-1].id, "13155550142")) == 2


async def test_the_documented_faults_and_options_exist(fake_altegio):
    example = read_examples("Faults")[0]
    exec(example, {"fake": fake_altegio, "Answer": Answer})
    assert len(fake_altegio.injections) == example.count("fake.inject(") >= 3
    page = (Path(__file__).parents[2] / "docs" / "testing.md").read_text()
    switches = re.findall(r"`(\w+)[=`(]", page.partition("## Options")[2].partition("`requests`")[0])
    sizes = inspect.signature(testing.Size).parameters
    known = {*inspect.signature(FakeAltegio).parameters, *sizes, *dir(FakeAltegio), *testing.__all__}
    known |= {"None", "sale"}  # a value, and a type of filter
    assert {"seed", "drift", "two_factor"} <= set(switches) <= known


def test_the_fixtures_work_in_another_project(tmp_path):
    (tmp_path / "test_mine.py").write_text(TEST_FILE)
    (tmp_path / "test_documented.py").write_text("\n".join(read_examples("Fixtures for pytest")))
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\n"
    )
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--strict-markers",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 passed" in done.stdout


def test_the_plugin_imports_neither_aiohttp_nor_msgspec():
    code = "import sys, altegio_async.testing.plugin; print([m for m in ('aiohttp', 'msgspec') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"
