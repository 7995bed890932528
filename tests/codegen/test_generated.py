"""Generated code: imports, signatures, lazy loading, and dependence on the input only."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from altegio_async._core.operation import AuthLevel, Body, Paging, Query, ResultForm, Style
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_responses,
    build_sdk,
    describe_schema,
    list_endpoints,
    load_package,
    wrap_in_envelope,
)

ROOT = Path(__file__).parents[2]


def describe_query(name, schema, **more):
    return {"name": name, "in": "query", "schema": schema, **more}


@pytest.fixture(scope="module")
def sdk(tmp_path_factory):
    numbers = {"type": "array", "items": {"type": "number"}}
    wide = build_operation(
        build_responses(wrap_in_envelope({"type": "array", "items": {"$ref": "#/components/schemas/card"}})),
        operationId="list_cards",
        summary="Cards of a client",
        description='Takes \\d+, "quotes" and """three of them""".\n\nEnds with a quote"',
        parameters=[
            {"name": "company_id", "in": "path", "required": True, "schema": {"type": "number"}},
            {"name": "phone", "in": "path", "required": True, "schema": {"type": "string"}},
            describe_query("ids[]", numbers, required=True, description="which ones"),
            describe_query("types", numbers, explode=False),
            describe_query("staff_ids", numbers),
            describe_query("filter", {"type": "object"}, style="deepObject"),
            describe_query("from", {"type": "string", "format": "date"}),
            describe_query("page", {"type": "number"}),
            describe_query("count", {"type": "number"}),
            describe_query("sort", {"type": "string", "enum": ["asc", "desc"]}),
            describe_query("body", {"type": "boolean"}),
            describe_query("none", {"type": ["string", "null"]}),
        ],
        security=[{"BearerPartner": []}],
        **{"x-altegio-batch": "ids[]"},
    )
    image = {
        "type": "object",
        "properties": {"file": {"type": "string", "format": "binary"}, "name": {"type": "string"}},
    }
    upload = build_operation(
        {"204": {"description": ""}},
        operationId="list",
        requestBody={"content": {"multipart/form-data": {"schema": image}}},
        **{"x-altegio-idempotent": True, "x-altegio-sensitive": True},
    )
    card = {
        "type": "object",
        "description": 'A """card"""\\',
        "properties": {
            name: {"type": "string", "description": f"{name} \\N{{x}} \"\"\"q\"\"\" ' \\"}
            for name in ("class", "from", "freeze limit", "2fa", "@type", "list", "str", "datetime", "None", "название", "_x", "self", "field", "msgspec")
        }
        | {"at": {"type": "string", "format": "date-time"}, "ids[]": numbers, "quoted": {"enum": ['a"b', "c'd", "e\\f", "ж"]}},
    }  # fmt: skip
    paths = {
        "/c/{company_id}/cards/{phone}": {"get": wide, "post": upload},
        "/other": {
            "get": build_operation(
                build_responses(wrap_in_envelope({"type": "integer"})),
                operationId="get_other",
                tags=["Other & More"],
            )
        },
    }
    built = build_sdk(
        build_document(paths, {"card": card}, info={"x-altegio-words": {"company": "location"}})
    )
    folder = tmp_path_factory.mktemp("sdk")
    with load_package(built.files, folder) as package:
        yield package, built, folder


def test_a_factory_makes_an_operation(sdk):
    package, _, _ = sdk
    made_one = package.operations.list_cards(5, "+1 2", ids=[1, 2], sort="asc", page=3)
    facts = made_one.endpoint
    assert (facts.id, facts.method, facts.path) == ("list_cards", "GET", "/c/{company_id}/cards/{phone}")
    assert made_one.path == (5, "12")
    assert facts.query == (
        Query("ids[]", Style.BRACKETS), Query("types", Style.COMMA), Query("staff_ids", Style.REPEAT),
        Query("filter", Style.DEEP, boolean_words=True), Query("from"), Query("page"), Query("count"), Query("sort"), Query("body", boolean_words=True),
        Query("none"),
    )  # fmt: skip
    assert made_one.query == ([1, 2], None, None, None, None, 3, None, "asc", None, None)
    assert facts.auth is AuthLevel.PARTNER
    assert facts.idempotent
    assert facts.result_form is ResultForm.DATA
    assert facts.paging == Paging("page", "count")
    assert facts.batch == "ids[]"
    assert facts.body is None
    assert facts.result == list[package.models.Card]


def test_the_signature_reads_like_python(sdk):
    package, _, _ = sdk
    assert str(inspect.signature(package.operations.list_cards)).replace('"', "'") == (
        "(location_id: 'int', phone: 'str', *, ids: 'Sequence[int | float]', "
        "types: 'Sequence[int | float] | None' = None, staff_ids: 'Sequence[int | float] | None' = None, "
        "filter: 'Mapping[str, Any] | None' = None, "
        "from_: 'dt.date | str | None' = None, page: 'int | float | None' = None, "
        "count: 'int | float | None' = None, sort: 'Literal['asc', 'desc'] | None' = None, body_: 'bool | None' = None, none: 'str | None' = None) "
        "-> 'Operation[list[models.Card]]'"
    )


def test_docstrings_contain_the_text_of_the_description(sdk):
    package, _, _ = sdk
    text = inspect.getdoc(package.operations.list_cards)
    assert text.startswith(
        "Cards of a client\n\nTakes \\d+, \"quotes\" and '''three of them'''.\n\nEnds with a quote'"
    )
    assert "ids: which ones" in text
    assert inspect.getdoc(package.models.Card) == 'A """card"""\\'


def test_an_operation_with_a_body_and_an_empty_response(sdk):
    package, _, _ = sdk
    names = [name for name in package.operations.__all__ if name not in {"list_cards", "get_other"}]
    assert names == ["create_c_card"]  # `list` would hide the builtin that annotations use
    made_one = package.operations.create_c_card(5, "1")
    assert made_one.body is msgspec.UNSET
    facts = made_one.endpoint
    assert (facts.id, facts.body, facts.result_form, facts.result) == (
        "list",
        Body.MULTIPART,
        ResultForm.EMPTY,
        None,
    )
    assert facts.idempotent
    assert facts.sensitive


def test_unusual_field_names_decode_and_encode(sdk):
    package, built, _ = sdk
    wires = {field.wire: field.python for field in built.plan.models["Card"].fields}
    assert wires["class"] == "class_"
    assert wires["freeze limit"] == "freeze_limit"
    assert wires["2fa"] == "field_2fa"
    assert wires["название"] == "nazvanie"
    assert all(name.isidentifier() and name.isascii() for name in wires.values())
    body = dict.fromkeys(wires, "x") | {"at": "2026-01-31T10:00:00+02:00", "ids[]": [1], "quoted": 'a"b'}
    card = msgspec.json.decode(msgspec.json.encode(body), type=package.models.Card)
    assert (card.class_, card.list, card.str, card.datetime, card.self) == ("x", "x", "x", "x", "x")
    assert card.at.year == 2026
    assert msgspec.to_builtins(card) == body | {"at": card.at.isoformat()}


def test_every_result_has_a_decoder(sdk):
    package, _, _ = sdk
    for facts in list_endpoints(package).values():
        msgspec.json.Decoder(facts.result)


def test_packages_are_lazy_and_list_their_names(sdk):
    _, _, folder = sdk
    code = (
        "import sys, sdk.models, sdk.operations\n"
        "assert not [m for m in sys.modules if m.count('.') == 2 and m.startswith('sdk.')], sys.modules\n"
        "assert 'msgspec' not in sys.modules\n"
        "assert dir(sdk.models) == sdk.models.__all__ == ['Card', 'CreateCCardInput']\n"
        "sdk.operations.get_other\n"
        "assert 'sdk.operations.other_and_more' in sys.modules and 'sdk.operations.things' not in sys.modules\n"
        "from sdk.operations import *\n"
        "get_other(), list_cards\n"
        "try: sdk.models.Nothing\n"
        "except AttributeError as error: assert 'Nothing' in str(error)\n"
        "else: raise SystemExit('no error')\n"
    )
    path = f"{folder}:{ROOT / 'src'}"
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": path})


def test_every_file_has_the_header(sdk):
    _, built, _ = sdk
    assert all(
        text.startswith("# Generated from the description by `python -m codegen build`.")
        for text in built.files.values()
    )
    assert all(text.endswith("\n") and not text.endswith("\n\n") for text in built.files.values())


def test_the_order_of_the_document_does_not_matter():
    one = build_document(
        {"/b": {"get": build_operation(operationId="b")}, "/a": {"get": build_operation(operationId="a")}}
    )
    two = build_document(
        {"/a": {"get": build_operation(operationId="a")}, "/b": {"get": build_operation(operationId="b")}}
    )
    assert build_sdk(one).files == build_sdk(two).files


@pytest.mark.full
def test_a_small_sdk_passes_strict_type_checks(sdk):
    _, built, folder = sdk
    target = folder / "checked"
    for path, text in built.files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text)
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", str(target)]
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        text=True,
        env={"MYPYPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 0, done.stdout


def test_a_tag_with_the_name_of_a_package_gets_another_module():
    paths = {
        f"/{tag}": {"get": build_operation(operationId=f"get_{tag}", tags=[tag])}
        for tag in ("common", "models", "9 lives")
    }
    files = build_sdk(build_document(paths)).files
    assert {
        "operations/common_operations.py",
        "operations/models_operations.py",
        "operations/tag_9_lives.py",
    } <= files.keys()


@pytest.mark.full  # `make codegen-check` builds everything too
def test_the_committed_tree_is_up_to_date(capsys):
    from codegen.__main__ import main

    assert main(["check"]) == 0
    assert "up to date" in capsys.readouterr().out


def test_every_description_of_the_project_has_a_separate_tree():
    from codegen import commands

    targets = commands.list_targets()
    assert [target.out.name for target in targets] == ["b2b_v1", "b2b_v2", "developers", "online_booking"]
    for target in targets:
        assert (target.out / "operations" / "__init__.py").is_file()
        assert target.lock.is_file()
        assert target.corrected.is_file()


def test_check_lists_outdated_and_obsolete_files(monkeypatch, tmp_path, capsys):
    from codegen import commands
    from codegen.__main__ import main

    root = tmp_path / "root"
    out = root / "src" / "generated" / "b2b_v1"
    monkeypatch.setattr(commands, "ROOT", root)
    monkeypatch.setattr(commands, "OUT", out)
    monkeypatch.setattr(commands, "PACKAGE", root / "src")
    monkeypatch.setattr(commands, "LOCK", root / "lock.json")
    monkeypatch.setattr(commands, "CORRECTED", root / "corrected.json")
    source = root / "s.json"
    root.mkdir()
    source.write_text(
        __import__("json").dumps(
            describe_schema({"type": "object", "properties": {"id": {"type": "integer"}}})
        )
    )
    given = ["--source", str(source), "--corrections", "none"]
    assert main(["build", *given, "--out", str(out), "--report", str(root / "report.json")]) == 0
    report = __import__("json").loads((root / "report.json").read_text())
    assert report["operations"] == {"total": 1, "typed": 1, "untyped": {}}
    assert main(["check", *given]) == 0
    (out / "models" / "things.py").write_text("edited by hand\n")
    (out / "models" / "leftover.py").write_text("")
    (out / "operations" / "__init__.py").unlink()
    capsys.readouterr()
    assert main(["check", *given]) == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  differs: src/generated/b2b_v1/models/things.py",
        "  differs: src/generated/b2b_v1/operations/__init__.py",
        "  left over: src/generated/b2b_v1/models/leftover.py",
    ]
