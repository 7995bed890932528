from __future__ import annotations

import gc
import os
import signal
import sys

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

# Containers often forbid bytecode files. Without them, each process that a test starts compiles the package again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Hypothesis draws constants of all modules that are loaded, so the examples of a test would depend on the tests
# before it. Without them, a test that fails in a full run fails alone too.
providers._get_local_constants = lambda: providers._local_constants
settings.register_profile("altegio", settings.default, print_blob=True)
settings.load_profile("altegio")

# Files that take longest, longest first. `make test` gives whole files to its workers in this order, so that
# no worker starts a long file when the others have finished.
LONG_FILES = (
    "integration/test_shared_limit.py",
    "integration/test_cli_bulk.py",
    "typing/test_typing.py",
    "integration/test_documentation.py",
    "integration/test_cli_terminal.py",
    "unit/test_expensive_bodies.py",
    "unit/test_bulk_streaming.py",
    "integration/test_client_operations.py",
    "integration/test_client_lifecycle.py",
    "contract/test_live_forms.py",
    "notebooks/test_notebooks.py",
    "integration/test_cli.py",
    "unit/test_redaction.py",
    "integration/test_distributed.py",
    "codegen/test_import.py",
    "codegen/test_properties.py",
    "perf/test_instructions.py",
    "codegen/test_diff.py",
    "codegen/test_own_description.py",
    "unit/test_bulk_checkpoint.py",
    "guard/test_imports.py",
    "faults/test_soak.py",
    "faults/test_deadlines.py",
    "faults/test_fuzz.py",
    "contract/test_corrections.py",
    "integration/test_cli_doctor.py",
    "integration/test_cli_demo.py",
    "unit/test_replacing.py",
    "faults/test_fault_matrix.py",
    "integration/test_fake_altegio_plugin.py",
    "unit/test_bulk_interrupted.py",
    "contract/test_operations.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ranks = {name: rank for rank, name in enumerate(LONG_FILES)}

    def rank(item: pytest.Item) -> int:
        return ranks.get("/".join(item.path.parts[-2:]), len(ranks))

    items.sort(key=rank)


def pytest_collection_finish() -> None:
    """Exclude the collected tests and loaded modules from garbage collections, which otherwise take 0.2 seconds each."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def default_hangup():
    """Handle SIGHUP in the default way during a test. `nohup` ignores it, also in child processes."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.fixture(autouse=True)
def _no_tokens_of_the_developer(monkeypatch):
    for name in (
        "ALTEGIO_PARTNER_TOKEN",
        "ALTEGIO_USER_TOKEN",
        "ALTEGIO_API_BASE",
        "ALTEGIO_ALLOW_HTTP",
        "ALTEGIO_LOCATION_ID",
    ):
        monkeypatch.delenv(name, raising=False)
