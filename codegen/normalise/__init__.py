"""Normalisation: from the corrected description to the plan of an SDK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.naming import split_words
from codegen.normalise.envelope import compare_with_examples, has_enveloped_responses
from codegen.normalise.evidence import Evidence
from codegen.normalise.modules import assign_modules, choose_module_names
from codegen.normalise.operations import OperationPlanner
from codegen.normalise.plan import SdkPlan, StructPlan, WebhookPlan
from codegen.normalise.schemas import SchemaReader
from codegen.normalise.types import TypeBuilder
from codegen.normalise.webhooks import list_body_schemas
from codegen.tree import Object, as_array, as_object, iter_operations

if TYPE_CHECKING:
    from codegen.report import BuildReport

__all__ = ["normalise"]


def normalise(corrected: Object, report: BuildReport, *, is_verified: bool) -> SdkPlan:
    """Return the plan of the SDK.

    Args:
        corrected: the corrected description.
        report: receives counts and notes.
        is_verified: whether corrections have verified which fields the description requires.
    """
    # By id, so that the names of structs do not depend on the location of operations.
    operations = sorted(iter_operations(corrected), key=lambda entry: str(entry[2]["operationId"]))
    info = as_object(corrected.get("info"))
    reader = SchemaReader(corrected, report)
    models: dict[str, StructPlan] = {}
    evidence = Evidence(reader)
    response_types = TypeBuilder(
        reader, info, report, models, in_response=True, is_verified=is_verified, evidence=evidence
    )
    request_types = TypeBuilder(reader, info, report, models, in_response=False, is_verified=is_verified)
    enveloped = has_enveloped_responses(corrected, reader, [operation for _, _, operation in operations])
    planner = OperationPlanner(reader, response_types, request_types, enveloped=enveloped)
    planner.choose_names(operations)
    contents = [
        compare_with_examples(planner.find_content(operation), operation, reader, evidence)
        for _, _, operation in operations
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
    webhook_plans = [
        WebhookPlan(name, response_types.build_type(body, "", (*split_words(name),))[0])
        for name, body in webhooks.items()
    ]
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
    plans.sort(key=lambda plan: (plan.path, plan.method))
    return SdkPlan(used_models, plans)


def _tag(operation: Object) -> str:
    tags = as_array(operation.get("tags"))
    return str(tags[0]) if tags else "other"
