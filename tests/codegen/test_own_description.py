"""The 259 generated operations of b2b-v1 against the corrected description."""

from __future__ import annotations

import importlib
from types import SimpleNamespace

import pytest

from codegen.commands import CORRECTED
from codegen.source.document import load
from tests.support.codegen.reference import Reference
from tests.support.codegen.stub_server import call_every_factory
from tests.support.published import apply_corrections

sdk = SimpleNamespace(
    models=importlib.import_module("altegio_async.generated.b2b_v1.models"),
    operations=importlib.import_module("altegio_async.generated.b2b_v1.operations"),
)


def load_corrected():
    """Return the committed description with corrections and repairs."""
    return load(CORRECTED).data


def load_published():
    """Return the description as published, with our corrections only."""
    return apply_corrections()[0]


@pytest.mark.parametrize(
    ("description", "everything"),
    [
        pytest.param(load_corrected, False, id="corrected-required"),
        pytest.param(load_corrected, True, id="corrected-everything"),
        pytest.param(load_published, False, id="published-required", marks=pytest.mark.full),
        pytest.param(load_published, True, id="published-everything"),
    ],
)
async def test_the_client_sends_what_the_corrected_description_requires(description, everything):
    stub = await call_every_factory(sdk, Reference(description()), everything=everything)
    assert stub.problems == []
    assert len(stub.seen) == len(set(stub.seen)) == 259
