"""A description that nobody here wrote: the sibling product's, 304 operations, most ids in Cyrillic."""

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
import published
import pytest
from reference import Allowed, Reference, without_examples
from small import endpoints, loaded, made
from stub import call_everything

from altegio_async._core.redact import decode_custom
from altegio_async._core.response import decode
from altegio_async._core.wire import WireResponse
from altegio_async.errors import AltegioError
from codegen.naming import to_snake_case
from codegen.tree import iter_operations

ROOT = Path(__file__).parents[2]
# Four paths have a query written into them; two of those name their parameters in braces.
QUERY_IN_PATH = {
    "/api/v1/goods/search/{company_id}?term={search_term}&count={max_count}": Allowed(
        "/api/v1/goods/search/{company_id}", {"search_term": "term", "max_count": "count"}
    ),
    "/api/v1/goods/category_node/{company_id}/{category_id}?page={page}&count={count}": Allowed(
        "/api/v1/goods/category_node/{company_id}/{category_id}", {"page": "page", "count": "count"}
    ),
    "/api/v1/activity/{company_id}/services?staff_id=1&term=test": Allowed(
        "/api/v1/activity/{company_id}/services"
    ),
    "/api/v1/cities?country_id=1&company_id=1": Allowed("/api/v1/cities"),
}
BUILD = """
import json, re, sys, time
from pathlib import Path
from codegen.__main__ import main
def waited():  # ready to run while others had the processors
    return int(Path("/proc/self/schedstat").read_text().split()[1]) / 1e9
before = time.perf_counter(), time.process_time(), waited()
code = main(sys.argv[1:])
after = time.perf_counter(), time.process_time(), waited()
figures = {name: end - start for name, start, end in zip(("elapsed", "used", "waited"), before, after)}
# Not ru_maxrss: a child takes that over from its parent.
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
print("FIGURES", json.dumps({**figures, "MiB": peak}), file=sys.stderr)
sys.exit(code)
"""


def build(source, out, seed="0"):
    """Build in a process of its own; returns its seconds, elapsed, of a processor, and waited for one, and MiB."""
    command = [sys.executable, "-c", BUILD, "build", "--source", str(source), "--corrections", "none"]
    command += ["--out", str(out), "--report", f"{out}.json"]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stderr.split("FIGURES ")[1])


def in_words(figures):
    return ", ".join(f"{name} {value:.1f}" for name, value in figures.items())


def tree_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.py"))}


@pytest.fixture(scope="module")
def source():
    return published.sibling()


@pytest.fixture(scope="module")
def reference(source):
    return Reference(published.load(source), QUERY_IN_PATH)


@pytest.fixture(scope="module")
def built(source, tmp_path_factory):
    """(folder of the tree, figures, report)."""
    out = tmp_path_factory.mktemp("sibling") / "sibling_sdk"
    figures = build(source, out)
    return out, figures, json.loads(out.with_name("sibling_sdk.json").read_text())


@pytest.fixture(scope="module")
def package(built):
    with loaded({}, built[0].parent, "sibling_sdk") as found:
        yield found


def test_time_and_memory(built):
    """Seconds by the clock, less those in which other programs had the processors."""
    figures = built[1]
    print(f"\n304 operations: {in_words(figures)}")
    assert figures["MiB"] < 400
    assert figures["used"] < 20
    assert figures["elapsed"] - figures["waited"] < 20


def test_every_operation_is_callable_and_typed(built, package):
    report = built[2]
    assert report["operations"]["total"] == 304
    assert report["operations"]["typed"] >= 265
    assert report["operations"]["typed"] + len(report["operations"]["untyped"]) == 304
    facts = endpoints(package)
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
    for facts in endpoints(package).values():
        msgspec.json.Decoder(facts.result, strict=False, dec_hook=decode_custom)


def test_names(built, source):
    """No digit that the document lacks, nothing over 40 letters but what the id itself is, ASCII only."""
    text = " ".join(
        to_snake_case(part).replace("_", "")
        for part in re.findall(r"[\w.-]+", source.read_text(encoding="utf-8"))
    )
    ids = {
        to_snake_case(str(node.get("operationId", "")).removeprefix("api."))
        for _, _, node in iter_operations(published.load(source))
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

    def added_digits(name):
        tokens = re.findall(r"[A-Za-z]?[a-z]*\d+[a-z]*", name)
        numbers = re.findall(r"\d{3,}", name)
        return any(
            token.lower() not in text and not any(number in token for number in numbers) for token in tokens
        )

    problems = [
        name
        for name in names
        if not name.isascii() or (len(name) > 40 and name not in ids) or added_digits(name)
    ]
    assert problems == []


def decoded(package, examples):
    """What becomes of examples on the real response path, counted: with and without drift, refused, untyped."""
    facts = {(item.method, item.path): item for item in endpoints(package).values()}
    counts, drifts = Counter(), {}
    for method, path, status, example in examples:
        item = facts[method, path]
        # A type that allows anything decodes anything, which proves nothing.
        kind = "untyped" if item.result is not None and "Any" in str(item.result)[:10] else "typed"
        try:
            found = decode(item, WireResponse(status, {}, json.dumps(example).encode()))
        except AltegioError:
            counts[kind, "refused"] += 1
            continue
        counts[kind, "drift" if found.drift else "clean"] += 1
        drifts.update({item.id: found.drift} if found.drift else {})
    return counts, drifts


def test_its_own_examples_decode_through_the_real_path(package, reference):
    """All of them; the types were widened by these same examples where schema and example disagree."""
    examples = reference.examples()
    assert len(examples) >= 169
    counts, drifts = decoded(package, examples)
    print(f"\n{len(examples)} examples: {dict(counts)}, {len(drifts)} operations with drift")
    assert counts["typed", "clean"] + counts["typed", "drift"] == len(examples)
    assert 0 < len(drifts) < 80
    assert all(
        item.path.startswith("$") and item.wanted and item.got for drift in drifts.values() for item in drift
    )


def test_most_examples_decode_into_types_that_never_saw_them(source, reference, tmp_path):
    """The same with the examples of successes held out of the build: what the schemas alone are good for."""
    examples = reference.examples()
    held_out = without_examples(published.load(source))
    assert Reference(held_out, QUERY_IN_PATH).examples() == []
    with loaded(made(held_out).files, tmp_path, "held_out_sdk") as package:
        counts, drifts = decoded(package, examples)
    typed = {fate: number for (kind, fate), number in counts.items() if kind == "typed"}
    print(f"\n{len(examples)} examples held out: {sum(typed.values())} have a type without them: {typed}")
    assert sum(typed.values()) >= 160
    assert typed["clean"] + typed["drift"] >= 130
    assert drifts


@pytest.mark.parametrize("everything", [False, True], ids=["required", "everything"])
async def test_every_operation_sends_what_the_document_says(package, reference, everything):
    stub = await call_everything(package, reference, everything=everything)
    assert stub.problems == []
    assert len(stub.seen) == len(set(stub.seen)) == 304


IMPORT = """
import json, sys, time
import msgspec
steps = {"core": "altegio_async._core.operation", "models": "sibling_sdk.models." + sys.argv[1],
         "operations": "sibling_sdk.operations." + sys.argv[1]}
spent = {}
for step, name in steps.items():
    started = time.process_time()
    __import__(name)
    spent[step] = (time.process_time() - started) * 1000
print(json.dumps(spent))
"""


def test_one_tag_costs_at_most_five_milliseconds_over_msgspec(built, tmp_path):
    """Processor time of the generated modules of a tag and all that they load, the best of fresh processes.

    The hand-written core, which every process with a client has, is measured beside them: a millisecond.
    """
    files = {path.stem: path.stat().st_size for path in (built[0] / "models").glob("*.py")}
    del files["__init__"], files["_names"], files["common"]
    environment = {
        **os.environ,
        "PYTHONPATH": f"{built[0].parent}:{ROOT / 'src'}",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(tmp_path),
    }

    def run(name):
        command = [sys.executable, "-c", IMPORT, name]
        done = subprocess.run(command, capture_output=True, check=True, env=environment, cwd=tmp_path)
        return json.loads(done.stdout)

    for name in sorted(files, key=lambda name: -files[name])[:3]:
        run(name)  # writes the byte code
        best = min((run(name) for _ in range(25)), key=lambda spent: sum(spent.values()))
        print(f"\nimport of {name}: {sum(best.values()):.1f} ms over msgspec: {in_words(best)}")
        assert best["models"] + best["operations"] <= 5.0
        assert best["core"] <= 2.0


@pytest.mark.full
def test_the_same_bytes_whatever_the_hash_seed(source, built, tmp_path):
    for seed in ("1", "12345", "random"):
        build(source, tmp_path / seed, seed)
        assert tree_of(tmp_path / seed) == tree_of(built[0])


@pytest.mark.full
@pytest.mark.parametrize("version", ["3.12", "3.13"])
def test_the_same_bytes_on_other_pythons(source, built, tmp_path, version):
    python = published.interpreter(version)
    done = subprocess.run(
        [python, "-m", "codegen", "build", "--source", str(source), "--corrections", "none", "--out", str(tmp_path / "x")],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    digests = [
        hashlib.sha256(repr(tree_of(folder)).encode()).hexdigest() for folder in (tmp_path / "x", built[0])
    ]
    assert digests[0] == digests[1]
    own = subprocess.run(
        [python, "-m", "codegen", "check"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert own.returncode == 0, own.stdout + own.stderr


@pytest.mark.full
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
