"""A regenerated SDK keeps its names: the lock records them, and new items get new names."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest
from hypothesis import given, settings

from codegen.__main__ import main
from codegen.commands import CORRECTED, LOCK
from codegen.errors import CodegenError
from codegen.lock import parse_names
from codegen.normalise import normalise
from codegen.normalise.plan import find_references
from codegen.normalise.stable_names import RecordedNames
from codegen.repair import repair
from codegen.report import BuildReport
from codegen.source.document import load
from codegen.tree import iter_operations
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_responses,
    wrap_in_envelope,
)
from tests.support.codegen.strategies import DOCUMENTS, ROUNDS

TEXT = {"type": "string"}


def plan_names(description, recorded=None):
    """Return the plan of a description and the names to record after it."""
    recorded = recorded or RecordedNames()
    corrected = repair(description, BuildReport(), recorded.ids)
    plan = normalise(corrected, BuildReport(), is_verified=False, recorded=recorded)
    return plan, recorded.merge(plan.names)


def describe(**operations):
    """Return a description with one operation per keyword: its id, and the properties of its result."""
    paths = {
        f"/{name.replace('_', '-')}": {
            "get": build_operation(
                build_responses(wrap_in_envelope({"type": "object", "properties": properties})),
                operationId=name,
            )
        }
        for name, properties in operations.items()
    }
    return build_document(paths)


def list_results(plan):
    """Return the struct of each operation's result and of its fields, by operation id."""
    found = {}
    for operation in plan.operations:
        [name] = find_references(operation.result)
        inner = {field.wire: sorted(find_references(field.type_schema)) for field in plan.models[name].fields}
        found[operation.id] = (operation.name, name, inner)
    return found


OWNER = {"type": "object", "properties": {"name": TEXT}}
OTHER_OWNER = {"type": "object", "properties": {"name": TEXT, "phone": TEXT}}


def test_a_new_operation_does_not_take_the_name_of_an_inline_struct():
    before, recorded = plan_names(describe(get_wallet={"owner": OWNER}))
    assert before.models.keys() == {"Wallet", "WalletOwner"}
    grown = describe(get_wallet={"owner": OWNER}, add_card={"owner": OWNER})
    plan, _ = plan_names(grown)
    assert "WalletOwner" not in plan.models  # without a lock the new operation is named first
    plan, _ = plan_names(grown, recorded)
    assert list_results(plan)["get_wallet"] == list_results(before)["get_wallet"]
    assert list_results(plan)["add_card"][2] == {"owner": ["WalletOwner"]}


def test_a_new_operation_with_another_struct_gets_another_name():
    before, recorded = plan_names(describe(get_wallet={"owner": OWNER}))
    plan, _ = plan_names(describe(get_wallet={"owner": OWNER}, get_a_wallet={"owner": OTHER_OWNER}), recorded)
    assert list_results(plan)["get_wallet"] == list_results(before)["get_wallet"]
    assert list_results(plan)["get_a_wallet"][1] not in {"Wallet", "WalletOwner"}


THREE = {name: {"id": {"type": "integer"}, "owner": OWNER} for name in ("get_a", "get_b", "get_c")}


@pytest.mark.parametrize("edited", sorted(THREE))
def test_an_edited_operation_changes_only_its_own_names(edited):
    before, recorded = plan_names(describe(**THREE))
    operations = deepcopy(THREE)
    operations[edited]["owner"] = OTHER_OWNER
    plan, _ = plan_names(describe(**operations), recorded)
    old, new = list_results(before), list_results(plan)
    assert {name for name in old if old[name] != new[name]} == {edited}
    assert new[edited][0] == edited
    assert not set(new[edited][2]["owner"]) & set(before.models)


def test_a_struct_that_changes_everywhere_keeps_its_name():
    before, recorded = plan_names(describe(**THREE))
    operations = {name: {"id": {"type": "integer"}, "owner": OTHER_OWNER} for name in THREE}
    plan, _ = plan_names(describe(**operations), recorded)
    assert list_results(plan) == list_results(before)


def test_a_struct_around_a_split_struct_keeps_its_name():
    nested = {"owner": {"type": "object", "properties": {"home": OWNER}}}
    before, recorded = plan_names(describe(get_a={"x": {"type": "integer"}, **nested}, get_b=nested))
    changed = {"owner": {"type": "object", "properties": {"home": OTHER_OWNER}}}
    plan, _ = plan_names(describe(get_a={"x": {"type": "integer"}, **nested}, get_b=changed), recorded)
    old, new = list_results(before), list_results(plan)
    assert new["get_a"] == old["get_a"]
    assert new["get_b"][1] == old["get_b"][1]
    assert new["get_b"][2] != old["get_b"][2]


def test_structs_that_become_equal_keep_their_names():
    before, recorded = plan_names(describe(get_a={"owner": OWNER}, get_b={"owner": OTHER_OWNER}))
    plan, _ = plan_names(describe(get_a={"owner": OWNER}, get_b={"owner": OWNER}), recorded)
    assert list_results(plan) == list_results(before)


def test_the_names_do_not_change_without_a_change():
    plan, recorded = plan_names(describe(**THREE, get_d={"owner": OTHER_OWNER}))
    again, merged = plan_names(describe(**THREE, get_d={"owner": OTHER_OWNER}), recorded)
    assert list_results(again) == list_results(plan)
    assert merged == recorded
    assert RecordedNames.from_dict(json.loads(json.dumps(recorded.to_dict()))) == recorded


def test_the_name_of_a_removed_struct_is_not_reused_for_another_one():
    _, recorded = plan_names(describe(get_wallet={"owner": OWNER}, get_card={"id": TEXT}))
    _, recorded = plan_names(describe(get_card={"id": TEXT}), recorded)
    plan, recorded = plan_names(describe(get_card={"id": TEXT}, find_wallet={"sum": TEXT}), recorded)
    assert list_results(plan)["find_wallet"][1] != "Wallet"
    plan, _ = plan_names(describe(get_card={"id": TEXT}, get_wallet={"owner": OWNER}), recorded)
    assert list_results(plan)["get_wallet"] == ("get_wallet", "Wallet", {"owner": ["WalletOwner"]})


def test_an_operation_keeps_the_name_that_a_new_operation_has_priority_for():
    _, recorded = plan_names(describe(**{"api.get_card": {"id": TEXT}}))
    assert recorded.operations["api.get_card"].factory == "get_card"
    plan, _ = plan_names(describe(**{"api.get_card": {"id": TEXT}, "get_card": {"sum": TEXT}}), recorded)
    names = {operation.id: operation.name for operation in plan.operations}
    assert names["api.get_card"] == "get_card"
    assert names["get_card"] != "get_card"


def test_an_operation_without_an_id_keeps_its_name():
    def build(*paths):
        return build_document({path: {"get": build_operation(operationId=...)} for path in paths})

    before, recorded = plan_names(build("/v1/things"))
    plan, _ = plan_names(build("/v0/things", "/v1/things", "/v2/things"), recorded)
    assert plan.operations[1].name == before.operations[0].name == "list_things"
    assert len({operation.name for operation in plan.operations}) == 3


def test_an_operation_keeps_an_id_that_is_repeated():
    def build(*paths):
        return build_document({path: {"get": build_operation(operationId="get_thing")} for path in paths})

    _, recorded = plan_names(build("/thing"))
    plan, _ = plan_names(build("/a-thing", "/thing"), recorded)
    assert {operation.path: operation.name for operation in plan.operations}["/thing"] == "get_thing"


def test_a_correction_takes_the_name_of_an_inline_struct():
    _, recorded = plan_names(describe(get_card={"owner": OWNER}))
    model = {"type": "object", "x-altegio-model": "Card", "properties": {"sum": TEXT}}
    plan, _ = plan_names(describe(get_card={"owner": OWNER}, list_cards={"card": model}), recorded)
    assert [field.wire for field in plan.models["Card"].fields] == ["sum"]


def test_a_removed_method_is_not_reused_for_another_operation():
    def build(name):
        facts = {"x-altegio-resource": "cards", "x-altegio-method": "get"}
        return build_document({f"/{name}": {"get": build_operation(operationId=name, **facts)}})

    _, recorded = plan_names(build("get_card"))
    assert recorded.methods == {"cards.get": ["get_card"]}
    assert plan_names(build("get_card"), recorded)[1] == recorded
    with pytest.raises(
        CodegenError, match=r"cards\.get is recorded as the method of get_card, not of get_key"
    ):
        plan_names(build("get_key"), recorded)


@pytest.mark.parametrize(
    "decoration",
    [
        {"description": "In the currency of the location."},
        {"title": "x"},
        {"nullable": True},
        {"example": {}},
    ],
    ids=str,
)
def test_a_decorated_reference_creates_no_struct(decoration):
    reference = {"$ref": "#/components/schemas/Amount"}
    schemas = {"Amount": {"type": "object", "properties": {"sum": TEXT}}}
    document = describe(get_card={"a": reference, "b": {"allOf": [reference, decoration]}})
    document["components"]["schemas"] = schemas
    plan, _ = plan_names(document)
    assert plan.models.keys() == {"Card", "Amount"}
    document["paths"]["/get-card"]["get"]["responses"]["200"]["content"]["application/json"]["schema"][
        "properties"
    ]["data"]["properties"]["b"]["allOf"].append({"properties": {"tax": TEXT}})
    plan, _ = plan_names(document)
    assert plan.models.keys() == {"Card", "Amount", "CardB"}


def run_build(folder, description, *options):
    source, out, lock = folder / "api.json", folder / "tree", folder / "api.lock.json"
    source.write_text(json.dumps(description))
    arguments = ["build", "--source", source, "--corrections", "none", "--out", out, "--lock", lock, *options]
    assert main([str(argument) for argument in arguments]) == 0
    return parse_names(lock.read_bytes(), "lock")


def test_a_build_records_the_names_in_the_lock(tmp_path, capsys):
    names = run_build(tmp_path, describe(get_wallet={"owner": OWNER}))
    assert names.structs.keys() == {"Wallet", "WalletOwner"}
    names = run_build(tmp_path, describe(add_card={"owner": OWNER}, get_wallet={"owner": OWNER}))
    assert names.structs.keys() == {"Wallet", "WalletOwner", "AddCard"} or "WalletOwner" in names.structs
    assert names.operations.keys() == {"add_card", "get_wallet"}
    assert (
        run_build(tmp_path, describe(add_card={"owner": OWNER})).operations.keys() == names.operations.keys()
    )
    names = run_build(tmp_path, describe(add_card={"owner": OWNER}), "--forget-removed")
    assert names.operations.keys() == {"add_card"}
    assert capsys.readouterr().err == ""


def test_a_damaged_lock_is_named():
    with pytest.raises(CodegenError, match=r"api\.lock\.json is not JSON"):
        parse_names(b"<<<<<<< HEAD\n{}", "api.lock.json")
    assert parse_names(b'{"source": "x"}', "lock") == RecordedNames()


def list_places(plan):
    return {place: name for name, item in plan.names.structs.items() for place in item.places}


def test_an_edit_of_our_description_changes_only_the_names_of_its_operation():
    description = load(CORRECTED).data
    recorded = parse_names(LOCK.read_bytes(), str(LOCK))
    before = normalise(description, BuildReport(), is_verified=True, recorded=recorded)
    assert recorded.merge(before.names) == recorded
    operation = next(
        item
        for _, _, item in iter_operations(description)
        if item["operationId"] == "apply_discount_promotion"
    )
    [media] = operation["requestBody"]["content"].values()
    schema = media["schema"] = deepcopy(media["schema"])
    schema["properties"]["a_new_field"] = {"type": "string"}
    extra = deepcopy(operation) | {"operationId": "a_new_operation", "x-altegio-method": "try_new"}
    description["paths"]["/a_new_operation/{location_id}/{document_id}"] = {"get": extra}
    after = normalise(description, BuildReport(), is_verified=True, recorded=recorded)
    old, new = list_places(before), list_places(after)
    assert {place for place in old if old[place] != new[place]} == {"apply_discount_promotion body"}
    assert old["cancel_discount_promotion body"] == old["apply_discount_promotion body"]
    assert {plan.id: plan.name for plan in before.operations}.items() <= {
        plan.id: plan.name for plan in after.operations
    }.items()


@pytest.mark.parametrize("rounds", [40, pytest.param(1000, marks=pytest.mark.full)])
def test_a_new_operation_changes_no_name_of_any_description(rounds):
    @settings(ROUNDS, max_examples=rounds)
    @given(DOCUMENTS)
    def add_operation(document):
        try:
            before, recorded = plan_names(document)
        except CodegenError:
            return
        document = deepcopy(document)
        for path, item in list(document["paths"].items()):
            document["paths"][f"/a_new{path}"] = deepcopy(item)
        try:
            after, _ = plan_names(document, recorded)
        except CodegenError:
            return
        old, new = list_places(before), list_places(after)
        assert {place: new[place] for place in old} == old
        names = {plan.id: plan.name for plan in before.operations}
        assert names.items() <= {plan.id: plan.name for plan in after.operations}.items()

    add_operation()
