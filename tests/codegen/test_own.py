"""Our own 45 operations against the corrected description: the client sends what it says."""

from __future__ import annotations

import importlib
from types import SimpleNamespace

import pytest
from stub import call_everything

from codegen.commands import CORRECTED
from codegen.document import load

sdk = SimpleNamespace(
    models=importlib.import_module("altegio_async.generated.b2b_v1.models"),
    operations=importlib.import_module("altegio_async.generated.b2b_v1.operations"),
)


@pytest.mark.parametrize("everything", [False, True], ids=["required", "everything"])
async def test_the_client_sends_what_the_corrected_description_says(everything):
    corrected = load(CORRECTED).data
    stub = await call_everything(sdk, corrected, everything=everything)
    assert stub.problems == []
    assert len(stub.seen) == 45
