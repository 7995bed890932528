"""A third-party description: the sibling product's, 304 operations, most ids in Cyrillic."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from altegio_async._core.redact import decode_custom
from altegio_async._core.response import decode
from altegio_async._core.wire import WireResponse
from altegio_async.errors import AltegioError
from codegen.naming import to_snake_case
from codegen.tree import iter_operations
from tests.support.codegen import downloads
from tests.support.codegen.descriptions import build_sdk, list_endpoints, load_package
from tests.support.codegen.measured_build import build_tree, render_figures, run_build
from tests.support.codegen.reference import InlineQuery, Reference, strip_examples
from tests.support.codegen.stub_server import call_every_factory

pytestmark = pytest.mark.full

ROOT = Path(__file__).parents[2]
# Four paths contain a query; two of them name their parameters in braces.
QUERY_IN_PATH = {
    "/api/v1/goods/search/{company_id}?term={search_term}&count={max_count}": InlineQuery(
        "/api/v1/goods/search/{company_id}", {"search_term": "term", "max_count": "count"}
    ),
    "/api/v1/goods/category_node/{company_id}/{category_id}?page={page}&count={count}": InlineQuery(
        "/api/v1/goods/category_node/{company_id}/{category_id}", {"page": "page", "count": "count"}
    ),
    "/api/v1/activity/{company_id}/services?staff_id=1&term=test": InlineQuery(
        "/api/v1/activity/{company_id}/services"
    ),
    "/api/v1/cities?country_id=1&company_id=1": InlineQuery("/api/v1/cities"),
}


def read_tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.py"))}


@pytest.fixture(scope="module")
def source():
    return downloads.download_sibling()


@pytest.fixture(scope="module")
def reference(source):
    return Reference(downloads.load_json(source), QUERY_IN_PATH)


@pytest.fixture(scope="module")
def built(source, tmp_path_factory):
    """Return the folder of the tree, figures and report."""
    return build_tree(source, tmp_path_factory.mktemp("sibling"), "sibling_sdk")


@pytest.fixture(scope="module")
def package(built):
    with load_package({}, built[0].parent, "sibling_sdk") as found:
        yield found


def test_memory(built):
    figures = built[1]
    print(f"\n304 operations: {render_figures(figures)}")
    assert figures["MiB"] < 400


@pytest.mark.measured
def test_time(built):
    """Check elapsed seconds without those in which other programs used the processors."""
    figures = built[1]
    assert figures["used"] < 20
    assert figures["elapsed"] - figures["waited"] < 20


def test_every_operation_is_callable_and_typed(built, package):
    report = built[2]
    assert report["operations"]["total"] == 304
    assert report["operations"]["typed"] >= 265
    assert report["operations"]["typed"] + len(report["operations"]["untyped"]) == 304
    facts = list_endpoints(package)
    assert len(facts) == 304
    untyped = [
        item.id for item in facts.values() if item.result is not None and "Any" in str(item.result)[:10]
    ]
    assert set(untyped) == set(report["operations"]["untyped"])


def test_every_defect_is_counted(built):
    repairs = {kind: entry["count"] for kind, entry in built[2]["repairs"].items()}
    assert repairs["properties that are not a mapping"] == 9
    assert repairs["wrong type name"] == 46
    assert repairs["transport header parameter"] == 737
    assert repairs["operation without an id"] == 41
    assert repairs["repeated operation id"] == 2
    assert repairs["dangling or endless reference"] == 1
    assert repairs["unknown key of responses"] == 1
    assert repairs["examples as a mapping"] == 2
    assert all(entry["count"] == len(entry["places"]) for entry in built[2]["repairs"].values())


def test_every_struct_and_result_has_a_decoder(package):
    for name in package.models.__all__:
        msgspec.json.Decoder(getattr(package.models, name), dec_hook=decode_custom)
    for facts in list_endpoints(package).values():
        msgspec.json.Decoder(facts.result, strict=False, dec_hook=decode_custom)


def test_names(built, source):
    """Check for ASCII names of at most 40 letters (except ids) without added digits."""
    text = " ".join(
        to_snake_case(part).replace("_", "")
        for part in re.findall(r"[\w.-]+", source.read_text(encoding="utf-8"))
    )
    ids = {
        to_snake_case(str(node.get("operationId", "")).removeprefix("api."))
        for _, _, node in iter_operations(downloads.load_json(source))
    }
    names: list[str] = []
    for path in built[0].rglob("*.py"):
        nodes = ast.parse(path.read_text()).body
        names += [path.stem] if path.stem != "__init__" else []
        names += [
            node.name
            for node in nodes
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and node.name[:2] != "__"
        ]

    def find_added_digits(name):
        tokens = re.findall(r"[A-Za-z]?[a-z]*\d+[a-z]*", name)
        numbers = re.findall(r"\d{3,}", name)
        return any(
            token.lower() not in text and not any(number in token for number in numbers) for token in tokens
        )

    problems = [
        name
        for name in names
        if not name.isascii() or (len(name) > 40 and name not in ids) or find_added_digits(name)
    ]
    assert problems == []


def count_decoded(package, examples):
    """Decode examples in the real response pipeline and count clean, drifted, refused and untyped ones."""
    facts = {(item.method, item.path): item for item in list_endpoints(package).values()}
    counts, drifts = Counter(), {}
    for method, path, status, example in examples:
        item = facts[method, path]
        # A type that accepts any value cannot fail to decode.
        kind = "untyped" if item.result is not None and "Any" in str(item.result)[:10] else "typed"
        try:
            found = decode(item, WireResponse(status, {}, json.dumps(example).encode()))
        except AltegioError:
            counts[kind, "refused"] += 1
            continue
        counts[kind, "drift" if found.drift else "clean"] += 1
        drifts.update({item.id: found.drift} if found.drift else {})
    return counts, drifts


def test_the_examples_of_the_description_decode_in_the_response_pipeline(package, reference):
    """Decode all examples with types that were widened by the same examples."""
    examples = reference.list_examples()
    assert len(examples) >= 169
    counts, drifts = count_decoded(package, examples)
    print(f"\n{len(examples)} examples: {dict(counts)}, {len(drifts)} operations with drift")
    assert counts["typed", "clean"] + counts["typed", "drift"] == len(examples)
    assert 0 < len(drifts) < 80
    assert all(
        item.path.startswith("$") and item.wanted and item.got for drift in drifts.values() for item in drift
    )


def test_most_examples_decode_into_types_built_without_them(source, reference, tmp_path):
    """Decode examples that were removed before the build, which tests the schemas alone."""
    examples = reference.list_examples()
    held_out = strip_examples(downloads.load_json(source))
    assert Reference(held_out, QUERY_IN_PATH).list_examples() == []
    with load_package(build_sdk(held_out).files, tmp_path, "held_out_sdk") as package:
        counts, drifts = count_decoded(package, examples)
    typed = {fate: number for (kind, fate), number in counts.items() if kind == "typed"}
    print(f"\n{len(examples)} examples held out: {sum(typed.values())} have a type without them: {typed}")
    assert sum(typed.values()) >= 160
    assert typed["clean"] + typed["drift"] >= 130
    assert drifts


@pytest.mark.parametrize("everything", [False, True], ids=["required", "everything"])
async def test_every_operation_sends_what_the_document_requires(package, reference, everything):
    stub = await call_every_factory(package, reference, everything=everything)
    assert stub.problems == []
    assert len(stub.seen) == len(set(stub.seen)) == 304


IMPORT = """
import asyncio, json, sys, time
import msgspec
steps = {"core": "altegio_async._core.operation", "checks": "altegio_async._core.arguments",
         "models": "sibling_sdk.models." + sys.argv[1], "operations": "sibling_sdk.operations." + sys.argv[1]}
spent = {}
calls = 0
def note(frame, event, argument):
    global calls
    calls += event in ("call", "c_call")
if sys.argv[2] == "calls":
    sys.setprofile(note)
for step, name in steps.items():
    started = time.process_time()
    before = calls
    __import__(name)
    spent[step] = calls - before if sys.argv[2] == "calls" else (time.process_time() - started) * 1000
print(json.dumps(spent))
"""


@pytest.fixture
def import_tag(built, tmp_path):
    """Return a function that imports a tag in a new process and returns what each step cost."""
    environment = {
        **os.environ,
        "PYTHONPATH": f"{built[0].parent}:{ROOT / 'src'}",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(tmp_path),
    }

    def run(name, unit):
        command = [sys.executable, "-c", IMPORT, name, unit]
        done = subprocess.run(command, capture_output=True, check=True, env=environment, cwd=tmp_path)
        return json.loads(done.stdout)

    return run


def list_largest_tags(folder):
    """Return the three tags with the most code for models."""
    sizes = {path.stem: path.stat().st_size for path in (folder / "models").glob("*.py")}
    del sizes["__init__"], sizes["_names"], sizes["common"]
    return sorted(sizes, key=lambda name: -sizes[name])[:3]


def test_the_import_of_one_tag_makes_few_calls(built, import_tag):
    for name in list_largest_tags(built[0]):
        import_tag(name, "calls")  # writes the bytecode
        calls = import_tag(name, "calls")
        print(f"\nimport of {name}: {calls}")
        assert calls["models"] + calls["operations"] <= 3_400  # 3,306 with the bounds of integers in bodies
        assert calls["core"] <= 4_000
        assert calls["checks"] <= 4_000


@pytest.mark.measured
def test_one_tag_costs_at_most_six_milliseconds_over_msgspec(built, import_tag):
    """Measure the processor time of the generated modules of a tag and their imports, best of new processes.

    The modules evaluate their annotations, which msgspec would do more slowly at the first use. The hand-written
    core, which every process with a client loads, is measured separately.
    """
    for name in list_largest_tags(built[0]):
        import_tag(name, "time")  # writes the bytecode
        best = min((import_tag(name, "time") for _ in range(25)), key=lambda spent: sum(spent.values()))
        print(f"\nimport of {name}: {sum(best.values()):.1f} ms over msgspec: {render_figures(best)}")
        assert best["models"] + best["operations"] <= 6.0
        assert best["core"] <= 2.5


def test_the_output_is_independent_of_the_hash_seed(source, built, tmp_path):
    for seed in ("1", "12345", "random"):
        run_build(source, tmp_path / seed, seed)
        assert read_tree(tmp_path / seed) == read_tree(built[0])


@pytest.mark.parametrize("version", ["3.12", "3.13"])
def test_the_output_is_the_same_on_other_pythons(source, built, tmp_path, version):
    python = downloads.find_interpreter(version)
    done = subprocess.run(
        [python, "-m", "codegen", "build", "--source", str(source), "--corrections", "none", "--out", str(tmp_path / "x")],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    digests = [
        hashlib.sha256(repr(read_tree(folder)).encode()).hexdigest() for folder in (tmp_path / "x", built[0])
    ]
    assert digests[0] == digests[1]
    own = subprocess.run(
        [python, "-m", "codegen", "check"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert own.returncode == 0, own.stdout + own.stderr


def test_strict_type_checkers_find_nothing(built, tmp_path):
    target = built[0]
    environment = {**os.environ, "MYPYPATH": str(ROOT / "src")}
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        "--cache-dir",
        str(tmp_path / "cache"),
        str(target),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout[-2000:]
    settings = {
        "include": [str(target)],
        "typeCheckingMode": "strict",
        "extraPaths": [str(ROOT / "src")],
        "pythonVersion": "3.11",
    }
    project = tmp_path / "pyrightconfig.json"
    project.write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "-p", str(project), "--pythonpath", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
