"""The pytest fixtures in each scope, run by pytest-asyncio in both modes and by anyio alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from altegio_async.testing import plugin

SOURCES = Path(plugin.__file__).parents[2]

CONFTEST = """
import pytest
from altegio_async.testing import Size

@pytest.fixture(scope="session")
def fake_altegio_options():
    return {"size": Size(locations=2, clients=8), "seed": 5}
"""

# The tests of one scope. PREFIX is the mark of async tests, SUFFIX the scope of the fixtures.
TESTS = """
import asyncio
import pytest

PREFIX

clients = []

@pytest.mark.fake_altegio(page_maximum=10)
async def test_first(fake_altegioSUFFIX, altegioSUFFIX):
    fake = fake_altegioSUFFIX
    clients.append(altegioSUFFIX)
    assert len(fake.locations) == 2 and fake.seed == 5 and fake.rate_limits is None
    assert fake.page_maximum == (100 if "SUFFIX" else 10)  # the marker of a function
    assert await altegioSUFFIX.membership_types.fetch(fake.locations[0].id, ids=fake.locations[0].membership_type_ids)
    fake.assert_requested("get_membership_type_list_by_id", times=1)

async def test_second(altegioSUFFIX, fake_altegioSUFFIX):
    fake = fake_altegioSUFFIX
    assert (altegioSUFFIX is clients[0]) == bool("SUFFIX")
    assert await altegioSUFFIX.membership_types.fetch(fake.locations[0].id, ids=fake.locations[0].membership_type_ids)
    fake.assert_requested("get_membership_type_list_by_id", times=2 if "SUFFIX" else 1)

class TestGroup:
    async def test_third(self, altegioSUFFIX, fault_server, request):
        fake = request.getfixturevalue("fake_altegioSUFFIX")
        location = fake.locations[0]
        assert (await fault_server()).base_url != fake.base_url
        assert await altegioSUFFIX.membership_types.search(location.id)

    async def test_fourth(self, fake_altegio):
        assert fake_altegio.request_count == 0
"""

MODULE_MARKER = """
import pytest
pytestmark = [PREFIX, pytest.mark.fake_altegio(seed=9)]

async def test_the_marker_of_a_module(fake_altegio_module, fake_altegio):
    assert fake_altegio_module.seed == fake_altegio.seed == 9
"""

WRONG_LOOP = """
import pytest

@pytest.mark.asyncio
async def test_wrong_loop_module(altegio_module): ...

@pytest.mark.asyncio(loop_scope="module")
async def test_wrong_loop_session(fake_altegio_session): ...
"""

POSITIONAL_OPTIONS = """
import pytest

@pytest.mark.asyncio
@pytest.mark.fake_altegio(3)
async def test_positional_options(fake_altegio): ...
"""

NO_PLUGIN = """
def test_no_plugin(fake_altegio): ...
"""

OTHER_LIBRARY = """
import pytest

@pytest.fixture
def anyio_backend(): return ("trio", {})

def test_other_library(anyio_backend, fake_altegio): ...
"""

ANYIO = "pytestmark = pytest.mark.anyio\n@pytest.fixture(scope='session')\ndef anyio_backend(): return 'asyncio'\n"


def run_pytest(
    folder: Path, files: dict[str, str], *, plugins: list[str], absent: list[str] = (), ini: str = ""
):
    """Run pytest with these plugins only and return its output. `absent` modules cannot be imported."""
    for name, text in {"conftest.py": CONFTEST, "pytest.ini": "[pytest]\n" + ini, **files}.items():
        (folder / name).write_text(text)
    arguments = ["-q", "-rA", "--strict-markers", "-p", "no:cacheprovider", "-W", "error"]
    for name in [*plugins, "altegio_async.testing.plugin"]:
        arguments += ["-p", name]
    code = f"import sys; sys.modules.update(dict.fromkeys({list(absent)!r})); import pytest; sys.exit(pytest.main({arguments!r}))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(SOURCES)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    return done.stdout + done.stderr


def count_outcomes(output: str) -> dict[str, int]:
    """Return the counts of the last line of pytest's output."""
    return {
        name.rstrip("s"): int(count)
        for count, name in re.findall(r"(\d+) (\w+)", output.splitlines()[-1].partition(" in ")[0])
    }


def make_tests(prefixes: dict[str, str]) -> dict[str, str]:
    """Return a file of tests for each scope."""
    return {
        f"test_scope{suffix}.py": TESTS.replace("PREFIX", prefix).replace("SUFFIX", suffix)
        for suffix, prefix in prefixes.items()
    }


def test_fixtures_of_all_scopes_work_with_pytest_asyncio_in_strict_mode(tmp_path):
    mark = 'pytestmark = pytest.mark.asyncio(loop_scope="{}")'.format
    files = make_tests(
        {"": "pytestmark = pytest.mark.asyncio", "_module": mark("module"), "_session": mark("session")}
    )
    files["test_marker.py"] = MODULE_MARKER.replace("PREFIX", 'pytest.mark.asyncio(loop_scope="session")')
    files["test_wrong.py"] = WRONG_LOOP
    files["test_positional.py"] = POSITIONAL_OPTIONS
    output = run_pytest(
        tmp_path,
        files,
        plugins=["pytest_asyncio.plugin"],
        ini="asyncio_mode = strict\nasyncio_default_fixture_loop_scope = function\n",
    )
    assert count_outcomes(output) == {"passed": 13, "error": 3}, output
    assert "the marker fake_altegio takes options by name, such as seed=3; got 3" in output
    assert (
        'needs tests whose event loop has the scope module, this one has function: use @pytest.mark.asyncio(loop_scope="module")'
        in output
    )
    assert "asyncio_default_test_loop_scope = session" in output


@pytest.mark.full  # the tests of this project use auto mode
@pytest.mark.parametrize("scope", ["module", "session"])
def test_fixtures_of_all_scopes_work_with_pytest_asyncio_in_auto_mode(tmp_path, scope):
    files = make_tests({"": "", "_module": "", **({"_session": ""} if scope == "session" else {})})
    ini = f"asyncio_mode = auto\nasyncio_default_test_loop_scope = {scope}\nasyncio_default_fixture_loop_scope = function\n"
    output = run_pytest(tmp_path, files, plugins=["pytest_asyncio.plugin"], ini=ini)
    assert count_outcomes(output) == {"passed": 4 * len(files)}, output


@pytest.mark.parametrize(
    "installed",
    [pytest.param(False, id="alone"), pytest.param(True, id="beside pytest-asyncio", marks=pytest.mark.full)],
)
def test_fixtures_of_all_scopes_work_with_anyio(tmp_path, installed):
    files = make_tests({"": ANYIO, "_module": ANYIO})
    files["test_scope_session.py"] = make_tests({"_session": "pytestmark = pytest.mark.anyio\n"})[
        "test_scope_session.py"
    ]
    files["conftest.py"] = (
        CONFTEST + "@pytest.fixture(scope='session')\ndef anyio_backend(): return 'asyncio'\n"
    )
    files["test_wrong.py"] = OTHER_LIBRARY + NO_PLUGIN * (not installed)
    output = run_pytest(
        tmp_path,
        files,
        plugins=["anyio.pytest_plugin", *(["pytest_asyncio.plugin"] if installed else [])],
        absent=[] if installed else ["pytest_asyncio"],
        ini="asyncio_default_fixture_loop_scope = function\n" if installed else "",
    )
    assert count_outcomes(output) == {"passed": 12, "error": 1 if installed else 2}, output
    assert "altegio_async needs asyncio, the test runs with trio" in output
    assert (
        installed
        or "the fixture fake_altegio needs pytest-asyncio, or anyio and @pytest.mark.anyio" in output
    )
