"""The official download, if it is reachable: every correction applies or is reported, and every operation builds."""

from __future__ import annotations

import msgspec
import pytest

from altegio_async._core.redact import decode_custom
from codegen.build import build
from codegen.commands import CORRECTIONS
from codegen.errors import CodegenError
from codegen.source.document import load, parse_any
from codegen.source.fetch import DownloadLimits, fetch, get_bundle_url
from codegen.tree import iter_operations
from tests.support.codegen.descriptions import list_endpoints, load_package

pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def official(tmp_path_factory):
    target = tmp_path_factory.mktemp("official") / "b2b-v1.yaml"
    try:
        fetch(get_bundle_url("b2b-v1"), target, DownloadLimits(seconds=60))
    except CodegenError as error:
        pytest.skip(f"the official description cannot be fetched: {error}")
    return load(target)


def test_all_its_operations_build_and_decode(official, tmp_path):
    built = build(official, None)
    assert built.report.total == sum(1 for _ in iter_operations(official.data)) > 200
    with load_package(built.files, tmp_path) as package:
        for facts in list_endpoints(package).values():
            msgspec.json.Decoder(facts.result, dec_hook=decode_custom)


def test_every_correction_applies_or_is_named(official):
    corrections = parse_any(CORRECTIONS.read_bytes(), str(CORRECTIONS))
    total = len(corrections.data["actions"])
    try:
        built = build(official, corrections)
    except CodegenError as error:
        first, *named = str(error).splitlines()
        assert first.startswith(f"{len(named)} of {total} corrections")
    else:
        assert len(built.report.corrections) == total
