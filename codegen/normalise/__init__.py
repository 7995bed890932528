"""Normalisation: from the corrected description to the plan of an SDK."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from codegen.naming import split_words
from codegen.normalise.envelope import compare_with_examples, has_enveloped_responses
from codegen.normalise.evidence import Evidence
from codegen.normalise.json_api import flatten_resources
from codegen.normalise.modules import assign_modules, choose_module_names
from codegen.normalise.operations import OperationPlanner
from codegen.normalise.plan import SdkPlan, StructPlan, WebhookPlan
from codegen.normalise.resources import plan_resources
from codegen.normalise.result_fields import ResultFields
from codegen.normalise.schemas import SchemaReader
from codegen.normalise.stable_names import (
    RecordedNames,
    RecordedOperation,
    StructNames,
    collect_explicit_names,
    collect_methods,
)
from codegen.normalise.types import TypeBuilder
from codegen.normalise.webhooks import list_body_schemas
from codegen.own_stack import use_own_stack
from codegen.tree import Object, as_array, as_object, iter_operations

if TYPE_CHECKING:
    from codegen.report import BuildReport

__all__ = ["normalise"]

_PASSES = 5


@use_own_stack
def normalise(
    corrected: Object, report: BuildReport, *, is_verified: bool, recorded: RecordedNames | None = None
) -> SdkPlan:
    """Return the plan of the SDK.

    Args:
        corrected: the corrected description.
        report: receives counts and notes.
        is_verified: whether corrections have verified which fields the description requires.
        recorded: the names that the SDK had before. They do not change.

    Raises:
        CodegenError: a method has the recorded name of another one.
    """
    recorded = recorded or RecordedNames()
    corrected = flatten_resources(corrected)
    explicit = collect_explicit_names(corrected)
    unchanged = frozenset(recorded.structs)
    # Whether a changed struct keeps its name depends on whether the unchanged one is still in use.
    passes = 0
    while True:
        attempt = deepcopy(report)
        names = StructNames(recorded, unchanged, explicit)
        plan = _plan_sdk(corrected, attempt, names, is_verified=is_verified, recorded=recorded)
        passes += 1
        if names.is_settled() or passes == _PASSES:
            report.replace_with(attempt)
            return plan
        unchanged = frozenset(names.unchanged)


def _plan_sdk(
    corrected: Object,
    report: BuildReport,
    names: StructNames,
    *,
    is_verified: bool,
    recorded: RecordedNames,
) -> SdkPlan:
    # By id, so that the names of structs do not depend on the location of operations.
    operations = sorted(iter_operations(corrected), key=lambda entry: str(entry[2]["operationId"]))
    info = as_object(corrected.get("info"))
    reader = SchemaReader(corrected, report)
    models: dict[str, StructPlan] = {}
    evidence = Evidence(reader)
    response_types = TypeBuilder(
        reader,
        info,
        report,
        models,
        names=names,
        in_response=True,
        is_verified=is_verified,
        evidence=evidence,
    )
    request_types = TypeBuilder(
        reader, info, report, models, names=names, in_response=False, is_verified=is_verified
    )
    enveloped = has_enveloped_responses(corrected, reader, [operation for _, _, operation in operations])
    planner = OperationPlanner(reader, response_types, request_types, enveloped=enveloped, recorded=recorded)
    planner.choose_names(operations)
    contents = [
        compare_with_examples(planner.find_content(method, operation), operation, reader, evidence)
        for _, method, operation in operations
    ]
    for content in contents:
        if content.schema is not None:
            response_types.collect(content.schema)
    webhooks = list_body_schemas(corrected)
    for body in webhooks.values():
        response_types.collect(body)
    for _, _, operation in operations:
        for media in as_object(as_object(operation.get("requestBody")).get("content")).values():
            request_types.collect(as_object(as_object(media).get("schema")))
    plans = [
        planner.plan(path, method, operation, content)
        for (path, method, operation), content in zip(operations, contents, strict=True)
    ]
    webhook_plans = [_plan_webhook(name, body, response_types) for name, body in webhooks.items()]
    tags = [_tag(operation) for _, _, operation in operations]
    webhook_tags = [_tag(corrected["webhooks"][plan.name]["post"]) for plan in webhook_plans]
    modules = choose_module_names(sorted([*tags, *webhook_tags]), {*models, *(plan.name for plan in plans)})
    for plan, tag in zip(plans, tags, strict=True):
        plan.module = modules[tag]
    for webhook, tag in zip(webhook_plans, webhook_tags, strict=True):
        webhook.module = modules[tag]
    used_models = assign_modules(models, plans, webhook_plans)
    report.total = len(plans)
    report.models = len(used_models)
    current = RecordedNames(
        names.collect(used_models),
        {
            plan.id: RecordedOperation(plan.name, f"{method.upper()} {path}")
            for plan, (path, method, _) in zip(plans, operations, strict=True)
        },
        collect_methods(corrected, recorded),
    )
    results = {plan.id: content.schema or {} for plan, content in zip(plans, contents, strict=True)}
    plans.sort(key=lambda plan: (plan.path, plan.method))
    resources = plan_resources(plans, used_models, ResultFields(reader, results))
    return SdkPlan(used_models, plans, current, resources)


def _plan_webhook(name: str, body: Object, types: TypeBuilder) -> WebhookPlan:
    types.place = ("webhook", name)
    return WebhookPlan(name, types.build_type(body, "", (*split_words(name),))[0])


def _tag(operation: Object) -> str:
    tags = as_array(operation.get("tags"))
    return str(tags[0]) if tags else "other"
