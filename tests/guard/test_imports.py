"""Cost of imports and the modules that they load, in new processes."""

from __future__ import annotations

import json
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import altegio_async

SOURCE = Path(altegio_async.__file__).parent


def list_loaded_modules(statement: str) -> set[str]:
    """Return the modules that a statement loads in a new process."""
    code = (
        "import sys, json; before = set(sys.modules)\n"
        f"{statement}\n"
        "print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return set(json.loads(done.stdout))


def test_importing_the_package_loads_few_modules():
    loaded = list_loaded_modules("import altegio_async")
    assert not [name for name in loaded if name.startswith("altegio_async.generated")]
    assert not loaded & {"aiohttp", "asyncio", "msgspec", "click", "rich", "sqlite3", "ssl"}


def test_importing_the_client_loads_no_generated_module_and_no_transport():
    loaded = list_loaded_modules("from altegio_async import AltegioClient")
    assert not [name for name in loaded if name.startswith("altegio_async.generated.b2b_v1")]
    assert not loaded & {"aiohttp", "click", "rich", "sqlite3"}


def test_importing_the_hooks_of_opentelemetry_loads_no_package_of_the_extra():
    loaded = list_loaded_modules("import altegio_async.otel")
    assert "altegio_async.otel" in loaded
    assert not [name for name in loaded if name.startswith("opentelemetry")]


def test_importing_bulk_loads_no_database():
    assert "sqlite3" not in list_loaded_modules("import altegio_async.bulk")
    assert "sqlite3" in list_loaded_modules("import altegio_async.bulk.checkpoint")


def test_a_model_loads_only_the_modules_of_its_subject():
    loaded = list_loaded_modules("from altegio_async.models import GiftCard")
    package = "altegio_async.generated.b2b_v1.models"
    models = [name for name in loaded if name.startswith(f"{package}.")]
    assert f"{package}.subscriptions_and_certificates" in models
    assert all(name == f"{package}.subscriptions_and_certificates" or ".common" in name for name in models)
    texts = [(SOURCE.parent / f"{name.replace('.', '/')}.py").read_text() for name in models]
    assert 1 <= sum(text.count("(Model, ") + text.count(", Model, ") for text in texts) <= 20
    assert "aiohttp" not in loaded


def test_an_operation_loads_its_structs_when_they_are_used():
    package = "altegio_async.generated.b2b_v1.models"
    statement = "from altegio_async.operations import delete_appointment, get_appointment as get; get(1, 2)"
    loaded = list_loaded_modules(statement)
    assert "altegio_async.generated.b2b_v1.operations.appointments" in loaded
    assert not [name for name in loaded if name.startswith(f"{package}.")]
    loaded = list_loaded_modules(f"{statement}.endpoint.result")
    assert [name for name in loaded if name.startswith(f"{package}.")]


def test_a_resource_loads_no_pager_no_enums_and_no_filters_before_they_are_used():
    loaded = list_loaded_modules("from altegio_async.resources import Appointments, Clients, Memberships")
    assert "altegio_async.resources.clients" in loaded
    assert not loaded & {f"altegio_async.{name}" for name in ("enums", "filters", "pagination")}


def test_a_form_loads_no_random_numbers():
    loaded = list_loaded_modules(
        "from altegio_async._core.multipart import encode_form; encode_form('x', {'a': 1})"
    )
    assert not loaded & {"secrets", "random", "hashlib"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["memberships", "--help"]])
def test_the_command_loads_no_command_module_for_its_help(arguments):
    base = list_loaded_modules("import click, rich, textwrap")
    loaded = list_loaded_modules(
        "import contextlib, io\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        f"    from altegio_async.cli.app import run; run({arguments!r})"
    )
    parts = ("app", "debug_log", "lazy_commands", "signals", "streams")
    assert {name for name in loaded if name.startswith("altegio_async")} == {
        "altegio_async", "altegio_async._lazy", "altegio_async._version", "altegio_async.cli",
        *(f"altegio_async.cli.{name}" for name in parts),
    }  # fmt: skip
    others = {name for name in loaded - base if not name.startswith("altegio_async")}
    assert len(others) <= 10, others
    assert not others & {"asyncio", "json", "msgspec", "rich.console", "shutil", "ssl"}


def list_modules() -> list[str]:
    found = pkgutil.walk_packages([str(SOURCE)], prefix="altegio_async.")
    return ["altegio_async", *sorted(module.name for module in found if not module.name.endswith("__main__"))]


FRESH = """
import gc, importlib, json, os, sys, traceback
import aiohttp.web, msgspec, click, rich  # third parties, so that each child has only our modules to load
gc.disable()
failed = {}
for name in json.loads(sys.argv[1]):
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            importlib.import_module(name)
        except BaseException:
            os.write(writer, traceback.format_exc()[-2000:].encode())
        os._exit(0)
    os.close(writer)
    with open(reader, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    if said:
        failed[name] = said
print(json.dumps(failed))
"""


def sample_modules() -> list[str]:
    """Return all modules written by hand and every tenth generated one: those of a folder are alike."""
    names = list_modules()
    generated = [name for name in names if name.count(".") >= 4 and ".generated." in name]
    return [name for name in names if name not in generated] + generated[::10]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork; run it on Linux or macOS")
@pytest.mark.parametrize(
    "choose",
    [pytest.param(sample_modules, id="small"), pytest.param(list_modules, id="full", marks=pytest.mark.full)],
)
def test_every_module_can_be_the_first_one_imported(choose):
    names = choose()
    assert len(names) > 100
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", FRESH, json.dumps(names)],
        capture_output=True,
        text=True,
        check=True,
        timeout=110,
    )
    assert json.loads(done.stdout) == {}
