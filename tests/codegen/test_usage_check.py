"""A description without names that hand-written code uses is refused before anything is written."""

from __future__ import annotations

import json

import pytest

from codegen.errors import CodegenError
from codegen.usage_check import check_usage, find_usages
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_responses,
    build_sdk,
    describe_schema,
)

CARD = {"type": "object", "properties": {"id": {"type": "integer"}}}


@pytest.fixture
def write_code(tmp_path):
    """Return a function that writes hand-written code with the given text to a package."""
    folder = tmp_path / "src"

    def write(text, name="resources/cards.py"):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        return folder

    return write


@pytest.fixture
def plan():
    phone = {"name": "phone", "in": "query", "schema": {"type": "string"}}
    page = {"name": "page", "in": "query", "required": True, "schema": {"type": "integer"}}
    body = {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/draft"}}},
    }
    draft = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "size": {}}}
    paths = {
        "/c/{company_id}": {
            "get": build_operation(build_responses(CARD), operationId="list_cards", parameters=[phone]),
            "post": build_operation(build_responses(CARD), operationId="make_card", requestBody=body),
        },
        "/c/{company_id}/d/{card_id}": {
            "get": build_operation(build_responses(CARD), operationId="find_cards", parameters=[phone, page]),
        },
    }
    return build_sdk(build_document(paths, {"draft": draft})).plan


@pytest.mark.parametrize(
    "text",
    [
        "from altegio_async.generated.b2b_v1 import operations\noperations.list_cards(1, phone='x')\n",
        "from altegio_async.generated.b2b_v1.operations import list_cards\nlist_cards(1, phone='x')\n",
        "from altegio_async.generated.b2b_v1.operations.things import list_cards as f\nf(1)\n",
        "import altegio_async.generated.b2b_v1.operations as ops\nops.list_cards(1)\n",
        "from altegio_async import operations, models\noperations.list_cards(1)\nmodels.Card\n",
        "from altegio_async.generated.b2b_v1.operations import *  # noqa\n",
        "from altegio_async.operations import list_cards\n",
        "import operations\noperations.anything()\n",
        "import altegio_async\naltegio_async.operations.list_cards(1)\naltegio_async.models.Card\n",
        "import altegio_async.operations\naltegio_async.operations.list_cards(1)\n",
        "from altegio_async.generated import b2b_v1\nb2b_v1.operations.list_cards(1).endpoint\n",
        "from ..generated.b2b_v1 import operations\noperations.list_cards(1)\n",
        "from ..generated.b2b_v1.operations import things\nthings.list_cards(1, phone='x')\n",
        "from .. import operations\noperations.list_cards(company_id=1)\n",
        "from . import operations\noperations.anything()\n",
        "from ..operations import find_cards as f\nf(1, 2, page=1)\nf(1, card_id=2, page=1)\n",
        "from ..operations import find_cards as f\nf(*two, page=1)\nf(1, **more)\nf(1, 2, **more)\n",
        "from ..operations import make_card\nfrom ..models import Draft\nmake_card(1, body=Draft(name='x'))\n",
        "from altegio_async import operations\nkept = operations.find_cards\nkept()\n",
        "from altegio_async import operations\noperations.__all__\n",
    ],
)
def test_uses_of_existing_names_pass(write_code, plan, tmp_path, text):
    check_usage(write_code(text), plan, tmp_path)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        (
            "from altegio_async.generated.b2b_v1 import operations\n\noperations.drop_cards(1)\n",
            ":3: operations.drop_cards",
        ),
        ("from altegio_async.generated.b2b_v1.operations import drop_cards\n", ":1: operations.drop_cards"),
        (
            "from altegio_async.generated.b2b_v1.operations.cards import drop_cards as d\n",
            ":1: operations.cards.drop_cards",
        ),
        ("def f():\n    from altegio_async.operations import drop_cards\n", ":2: operations.drop_cards"),
        (
            "import altegio_async.generated.b2b_v1.operations as o\no.drop_cards\n",
            ":2: operations.drop_cards",
        ),
        ("from altegio_async.generated.b2b_v1.models import Cart\n", ":1: models.Cart"),
        ("from altegio_async.models import Cart\n", ":1: models.Cart"),
        (
            "from altegio_async.generated.b2b_v1 import operations\noperations.list_cards(1, mobile='x')\n",
            ":2: operations.list_cards(mobile=)",
        ),
        (
            "from altegio_async.operations import list_cards as f\nf(1, mobile='x')\n",
            ":2: operations.list_cards(mobile=)",
        ),
        ("import altegio_async\naltegio_async.operations.gone(1)\n", ":2: operations.gone"),
        ("import altegio_async as a\na.generated.b2b_v1.models.Cart\n", ":2: models.Cart"),
        ("from altegio_async.generated import b2b_v1\nb2b_v1.operations.gone(1)\n", ":2: operations.gone"),
        (
            "import altegio_async.generated.b2b_v1 as v\nv.operations.things.gone\n",
            ":2: operations.things.gone",
        ),
        ("from ..generated.b2b_v1.operations import gone\n", ":1: operations.gone"),
        ("from ..generated.b2b_v1 import operations as o\no.gone(1)\n", ":2: operations.gone"),
        ("from ..generated.b2b_v1.operations import things\nthings.gone(1)\n", ":2: operations.things.gone"),
        ("from .. import operations\noperations.gone()\n", ":2: operations.gone"),
        ("from ..models import Cart\n", ":1: models.Cart"),
        (
            "from ..operations import list_cards\nlist_cards(1, 2)\n",
            ":2: operations.list_cards takes 1 values by position, not 2",
        ),
        ("from ..operations import list_cards\nlist_cards()\n", ":2: operations.list_cards needs company_id"),
        (
            "from ..operations import list_cards\nlist_cards(1, company_id=1)\n",
            ":2: operations.list_cards gets company_id twice",
        ),
        (
            "from ..operations import list_cards\nlist_cards(1, body={})\n",
            ":2: operations.list_cards(body=)",
        ),
        ("from ..operations import find_cards\nfind_cards(1, 2)\n", ":2: operations.find_cards needs page"),
        (
            "from ..operations import find_cards\nfind_cards(1, page=2)\n",
            ":2: operations.find_cards needs card_id",
        ),
        ("from ..operations import make_card\nmake_card(1)\n", ":2: operations.make_card needs body"),
        (
            "from altegio_async import models\nmodels.Draft(name='x', colour=1)\n",
            ":2: models.Draft(colour=)",
        ),
        ("from altegio_async import models\nmodels.Draft(size=1)\n", ":2: models.Draft needs name"),
        (
            "from altegio_async import models\nmodels.Draft('x')\n",
            ":2: models.Draft takes 0 values by position, not 1",
        ),
    ],
)
def test_uses_of_removed_names_are_listed(write_code, plan, tmp_path, text, lost):
    with pytest.raises(CodegenError) as caught:
        check_usage(write_code(text), plan, tmp_path)
    assert f"  src/resources/cards.py{lost}" in str(caught.value)


def test_all_problems_are_listed_and_the_generated_tree_is_skipped(write_code, plan, tmp_path):
    write_code("from altegio_async.operations import one\n", "a.py")
    write_code("from altegio_async.operations import nothing\n", "generated/b2b_v1/x.py")
    folder = write_code("from altegio_async.operations import two\n", "b.py")
    with pytest.raises(CodegenError) as caught:
        check_usage(folder, plan, tmp_path)
    assert str(caught.value).splitlines()[1:] == [
        "  src/a.py:1: operations.one",
        "  src/b.py:1: operations.two",
    ]


def test_the_hand_written_code_of_the_project_is_checked():
    from codegen.commands import PACKAGE

    found = {
        use.name
        for path in PACKAGE.rglob("*.py")
        if "generated" not in path.parts
        for use in find_usages(path, PACKAGE)
    }
    assert {"get_client_memberships", "get_membership_type_list", "get_gift_card_type_list_by_id"} <= found


@pytest.mark.full  # it builds the project
def test_a_removed_operation_stops_the_build_of_the_project(monkeypatch, tmp_path, capsys):
    """Build our description without one operation of the client."""
    from codegen import commands
    from codegen.__main__ import main
    from codegen.source.document import load

    data = load(commands.SOURCE).data
    del data["paths"]["/loyalty/certificates"]
    source = tmp_path / "b2b-v1.json"
    source.write_text(json.dumps(data))
    monkeypatch.setattr(commands, "LOCK", tmp_path / "lock.json")
    monkeypatch.setattr(commands, "CORRECTED", tmp_path / "corrected.json")
    before = {path: path.read_bytes() for path in commands.OUT.rglob("*.py")}
    assert main(["build", "--source", str(source), "--corrections", "none"]) == 1
    message = capsys.readouterr().err
    assert "operations.get_client_gift_cards" in message
    assert "src/altegio_async/" in message
    assert {path: path.read_bytes() for path in commands.OUT.rglob("*.py")} == before
    assert not commands.LOCK.exists()


def test_a_correction_without_a_target_stops_the_build(tmp_path, capsys):
    from codegen.__main__ import main

    source, fixes = tmp_path / "s.json", tmp_path / "f.yaml"
    source.write_text(json.dumps(describe_schema({"type": "string"})))
    fixes.write_text(
        "overlay: 1.1.0\nactions:\n- {target: \"$.paths.*[?@.operationId=='gone']\", update: {a: 1}, x-defect: R12}\n"
    )
    assert (
        main(["build", "--source", str(source), "--corrections", str(fixes), "--out", str(tmp_path / "o")])
        == 1
    )
    assert "R12: $.paths.*[?@.operationId=='gone'] matches nothing" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()
