"""The parts that are not of this family, on the largest description there is: GitHub's, 1,223 operations."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import published
import pytest
from small import endpoints, loaded
from stub import call_everything
from test_sibling import BUILD

from altegio_async._core.redact import decode_custom
from codegen.document import load
from codegen.repair import repair
from codegen.report import Report

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """(folder of the tree, seconds, MiB, report)."""
    out = tmp_path_factory.mktemp("github") / "github_sdk"
    source = published.github()
    command = [sys.executable, "-c", BUILD, "build", "--source", str(source), "--corrections", "none"]
    command += ["--out", str(out), "--report", f"{out}.json"]
    started = time.monotonic()
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    size = float(done.stderr.split("FIGURES ")[1].split()[2])
    return out, time.monotonic() - started, size, json.loads(out.with_name("github_sdk.json").read_text())


@pytest.fixture(scope="module")
def package(built):
    with loaded({}, built[0].parent, "github_sdk") as found:
        yield found


def test_time_memory_and_completeness(built):
    _, seconds, size, report = built
    print(f"\n1,223 operations: {seconds:.0f} s, {size:.0f} MiB, {report['models']} structs")
    assert seconds < 120
    assert size < 1536
    assert report["operations"]["total"] == 1223
    assert report["operations"]["typed"] >= 1200


def test_everything_imports_and_has_a_decoder(package):
    for name in package.models.__all__:
        msgspec.json.Decoder(getattr(package.models, name), dec_hook=decode_custom)
    facts = endpoints(package)
    assert len(facts) == 1223
    for item in facts.values():
        msgspec.json.Decoder(item.result, dec_hook=decode_custom)


async def test_every_operation_sends_what_the_document_says(package, built):
    corrected = repair(load(published.github()).data, Report())
    stub = await call_everything(package, corrected, everything=False)
    # Two uploads take no JSON; the build report names them.
    not_offered = built[3]["notes"]["body of a kind that is not offered, sent as JSON"]["places"]
    others = {place.split()[0] for place in not_offered}
    assert [text for text in stub.problems if text.split(":")[0] not in others] == []
    assert len(stub.seen) == 1223


def test_mypy_strict(built, tmp_path):
    environment = {**os.environ, "MYPYPATH": str(ROOT / "src")}
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        "--cache-dir",
        str(tmp_path),
        str(built[0]),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout[-2000:]
