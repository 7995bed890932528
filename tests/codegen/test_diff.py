"""Differences: every planted change is found exactly once, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from copy import deepcopy

import pytest

from codegen.__main__ import main
from codegen.build import render_tree
from codegen.commands import CORRECTED, OUT, ROOT, SOURCE
from codegen.diff import ApiChange, compare, render_markdown, to_data
from codegen.errors import CodegenError
from codegen.normalise import normalise
from codegen.report import BuildReport
from codegen.source.document import load
from tests.support.codegen.descriptions import build_document, build_operation, describe_schema
from tests.support.codegen.planted_changes import (
    PLANTED,
    UNCHANGED,
    WHOLE,
    build_whole,
    declare,
    declare_fields,
)

EVERY = [
    *((before, after, expected) for expected, before, after in PLANTED),
    *((*row, []) for row in UNCHANGED),
]
OLD = [before for before, _, _ in EVERY]
NEW = [after for _, after, _ in EVERY]
EXPECTED = [change for _, _, expected in EVERY for change in expected]

CONTROL = declare("control")


def summarise(changes):
    return sorted((item.kind, item.subject, item.place, item.breaking) for item in changes)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    EVERY,
    ids=lambda value: next(iter(value[0]), "") if isinstance(value, tuple) else "",
)
def test_each_change_is_found_and_nothing_else(before, after, expected):
    assert summarise(compare(build_whole([CONTROL, before]), build_whole([CONTROL, after]))) == sorted(
        expected
    )


def test_all_changes_at_once():
    assert len(PLANTED) >= 30
    changes = compare(build_whole(OLD), build_whole(NEW))
    assert summarise(changes) == sorted(EXPECTED)
    assert compare(build_whole(OLD), build_whole(NEW, backwards=True)) == changes
    assert compare(build_whole(OLD, backwards=True), build_whole(NEW)) == changes


@pytest.mark.parametrize("parts", [OLD, NEW], ids=["old", "new"])
def test_the_same_document_in_another_order_has_no_change(parts):
    assert compare(build_whole(parts), build_whole(parts, backwards=True)) == []
    assert render_markdown([]) == "No change of the Python surface.\n"


def test_the_differences_are_independent_of_the_hash_seed(tmp_path):
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(json.dumps(build_whole(OLD)))
    new.write_text(json.dumps(build_whole(NEW)))
    expected = render_markdown(compare(build_whole(OLD), build_whole(NEW)))
    for seed in range(6):
        environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "codegen", "diff", str(old), str(new)]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=60
        )
        assert (done.returncode, done.stdout, done.stderr) == (1, expected, ""), seed


def test_the_details_use_python_types():
    details = {
        item.place: item.detail
        for item in compare(build_whole(OLD), build_whole(NEW))
        if item.subject != "path"
    }
    assert details["get_banana"] == "x, y became y, x"
    assert details["get_basil.x"] == "in path became in query"
    assert details["get_bluebell.x"] == "x (REPEAT) became x[] (BRACKETS)"
    assert details["get_clover"] == "CloverCat became CloverCat | CloverDog"
    assert details["get_daffodil"] == "str became str | None"
    assert details["Flax.a"] == "list[str] | None became list[int] | None"
    assert details["Fern.a"] == "only 'a', 'b' known now"
    assert details["get_balsam.sort"] == "only 'a', 'b' allowed now"
    assert details["GorseCard"] == "became GorseTicket"
    assert details["get_apple"] == "partner became partner+user"
    assert details["get_arnica"] == "things became others"
    assert details["get_agave"] == "page page, size size became none"


def test_a_moved_path_is_reported_as_not_breaking():
    """Use the path change of September 2026 on our own description."""
    mine = load(CORRECTED).data
    moved = deepcopy(mine)
    for path in list(moved["paths"]):
        target = path.replace("/company/", "/locations/")
        moved["paths"][target] = moved["paths"].pop(path)
    changes = compare(mine, moved)
    assert {(item.subject, item.breaking) for item in changes} == {("path", False)}
    assert (
        "GET /company/{location_id}/loyalty/abonement_types/fetch became GET /locations/{location_id}/loyalty/abonement_types/fetch"
        in {item.detail for item in changes}
    )


def test_a_response_that_lost_its_envelope_is_reported():
    bare = build_document({"/thing": {"get": build_operation()}})
    assert summarise(compare(describe_schema({"type": "string"}), bare)) == [
        ("changed", "envelope", "get_thing", False)
    ]


def test_the_corrected_description_has_no_changes_against_itself():
    """Compare what `build` writes, where a verified id of a response is required."""
    data = load(CORRECTED).data
    files = render_tree(normalise(data, BuildReport(), is_verified=True))
    assert (
        files["operations/subscriptions_and_certificates.py"]
        == (OUT / "operations" / "subscriptions_and_certificates.py").read_text()
    )
    strict, loose = (
        build_whole([declare("card", declare_fields("id", id=WHOLE))]),
        build_whole([declare("card", declare_fields(id=WHOLE))]),
    )
    assert compare(strict, loose) == []
    for description in (strict, loose):
        description["info"]["x-altegio-words"] = {}
    assert compare(strict, loose) == [
        ApiChange("changed", "field", "Card.id", "int became int | None", breaking=True)
    ]


@pytest.mark.parametrize(
    "path",
    [
        SOURCE.with_name("online-booking.yaml"),
        SOURCE.with_name("b2b-v2.corrected.json"),
        pytest.param(SOURCE, marks=pytest.mark.full),
        pytest.param(CORRECTED, marks=pytest.mark.full),
    ],
    ids=lambda path: path.name,
)
def test_the_published_description_against_itself(path):
    data = load(path).data
    assert compare(data, deepcopy(data)) == []


def test_a_description_that_cannot_be_built_is_refused():
    clash = build_document(
        {"/a": {"get": build_operation()}, "a": {"get": build_operation(operationId="other")}}
    )
    with pytest.raises(
        CodegenError, match="GET a and another operation have the same method and path GET /a"
    ):
        compare(clash, clash)


def test_the_command_exits_with_one_when_something_breaks(tmp_path, capsys):
    old, new, report = (tmp_path / name for name in ("old.json", "new.json", "report.json"))
    old.write_text(
        json.dumps(
            build_whole([declare("card", declare_fields(number={"type": "string"}, kind={"type": "string"}))])
        )
    )
    new.write_text(json.dumps(build_whole([declare("card", declare_fields(kind={"type": "string"}))])))
    assert main(["diff", str(old), str(new), "--json", str(report)]) == 1
    assert capsys.readouterr().out == "### Breaking\n\n- Removed field `Card.number`\n"
    assert json.loads(report.read_text())["breaking"] == 1
    assert main(["diff", str(new), str(old)]) == 0
    assert capsys.readouterr().out == "### Not breaking\n\n- Added field `Card.number`\n"
    assert main(["diff", str(old), str(tmp_path / "none.json")]) == 1
    assert "none.json: No such file" in capsys.readouterr().err


def test_the_command_reports_repeated_keys_and_unwritable_files(tmp_path, capsys):
    old, blocked = tmp_path / "old.yaml", tmp_path / "blocked"
    old.write_text("openapi: 3.1.0\npaths:\n  /a: {get: {operationId: a}}\n  /a: {put: {operationId: b}}\n")
    assert main(["diff", str(old), str(old)]) == 0
    said = capsys.readouterr()
    assert said.out == "No change of the Python surface.\n"
    assert said.err.splitlines() == [f"{old}: repeated key, the last value is used: /a (line 4)"] * 2
    report = tmp_path / "new" / "report.json"
    assert main(["diff", str(old), str(old), "--json", str(report)]) == 0
    assert json.loads(report.read_text()) == {"breaking": 0, "changes": []}
    capsys.readouterr()
    for blocked in (tmp_path, old / "report.json"):
        assert main(["diff", str(old), str(old), "--json", str(blocked)]) == 1
        assert f"codegen: {blocked}" in capsys.readouterr().err


def test_markdown_and_data_contain_every_change():
    changes = [
        ApiChange("removed", "field", "Card.number", "", breaking=True),
        ApiChange("added", "code", "Card.kind", "'virtual'", breaking=False),
    ]
    assert render_markdown(changes) == (
        "### Breaking\n\n- Removed field `Card.number`\n\n"
        "### Not breaking\n\n- Added code `Card.kind`: 'virtual'\n"
    )
    data = to_data(changes)
    assert data["breaking"] == 1
    assert data["changes"][0]["place"] == "Card.number"
