"""General OpenAPI features, tested with the description of GitHub, 1,223 operations."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from altegio_async._core.redact import decode_custom
from tests.support.codegen import downloads
from tests.support.codegen.descriptions import list_endpoints, load_package
from tests.support.codegen.measured_build import build_tree, render_figures
from tests.support.codegen.reference import Reference
from tests.support.codegen.stub_server import call_every_factory

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.full, pytest.mark.measured]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the folder of the tree, figures and report."""
    return build_tree(downloads.download_github(), tmp_path_factory.mktemp("github"), "github_sdk")


@pytest.fixture(scope="module")
def package(built):
    with load_package({}, built[0].parent, "github_sdk") as found:
        yield found


def test_time_memory_and_completeness(built):
    _, figures, report = built
    print(f"\n1,223 operations: {render_figures(figures)}, {report['models']} structs")
    assert figures["elapsed"] - figures["waited"] < 120
    assert figures["MiB"] < 1536
    assert report["operations"]["total"] == 1223
    assert report["operations"]["typed"] >= 1200


def test_everything_imports_and_has_a_decoder(package):
    for name in package.models.__all__:
        msgspec.json.Decoder(getattr(package.models, name), dec_hook=decode_custom)
    facts = list_endpoints(package)
    assert len(facts) == 1223
    for item in facts.values():
        msgspec.json.Decoder(item.result, dec_hook=decode_custom)


# Bodies that require one of several fields, which a struct cannot express.
ONE_OF_SOME = {
    "campaigns_create_campaign", "code_quality_update_setup", "code_scanning_create_variant_analysis",
    "code_scanning_update_alert", "dependabot_update_alert", "projects_add_item_for_org",
    "projects_add_item_for_user", "repos_create_pages_site", "repos_update_information_about_pages_site",
    "secret_scanning_update_alert", "secret_scanning_update_org_custom_pattern",
    "secret_scanning_update_repo_custom_pattern",
}  # fmt: skip
# One struct for two exclusive alternatives, of which exactly one field is required.
EITHER = {"copilot_set_copilot_content_exclusion_for_organization"}


@pytest.mark.parametrize("everything", [False, True], ids=["required", "everything"])
async def test_every_operation_sends_what_the_document_requires(package, built, everything):
    reference = Reference(downloads.load_json(downloads.download_github()))
    stub = await call_every_factory(package, reference, everything=everything)
    unsaid = {text for text in stub.problems if re.search(r"^\w+: body \S.* fails (anyOf|oneOf): ", text)}
    assert {text.split(":")[0] for text in unsaid} == (EITHER if everything else ONE_OF_SOME | EITHER)
    assert set(stub.problems) == unsaid
    assert len(stub.seen) == len(set(stub.seen)) == 1223


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
