"""Modules of structs: the module of their tag, or `common` if several tags use them."""

from __future__ import annotations

from codegen.naming import LONGEST, choose_free_name, make_safe, shorten, split_words
from codegen.normalise.plan import OperationPlan, StructPlan, WebhookPlan, find_references

COMMON = "common"


def choose_module_names(tags: list[str], reserved: set[str]) -> dict[str, str]:
    """Return a module name for each tag. No name hides an exported struct or factory."""
    result: dict[str, str] = {}
    for tag in dict.fromkeys(tags):
        parts = shorten(split_words(tag.replace("&", " and ")), LONGEST, 1) or ["other"]
        name = make_safe("_".join(parts), "tag")
        candidates = [name, f"{name}_operations"]
        result[tag] = choose_free_name(
            candidates, {COMMON, "models", "operations", *reserved, *result.values()}
        )
    return result


def assign_modules(
    models: dict[str, StructPlan], operations: list[OperationPlan], webhooks: list[WebhookPlan]
) -> dict[str, StructPlan]:
    """Assign a module to each model that is used, and return these models."""
    users: dict[str, set[str]] = {}
    for operation in operations:
        roots = find_references(
            [operation.result, operation.body, *(item.type_schema for item in operation.query)]
        )
        for name in _find_reachable(roots, models):
            users.setdefault(name, set()).add(operation.module)
    for webhook in webhooks:
        for name in _find_reachable(find_references(webhook.body), models):
            users.setdefault(name, set()).add(webhook.module)
    used = {name: model for name, model in models.items() if name in users}
    for name, model in used.items():
        model.module = next(iter(users[name])) if len(users[name]) == 1 else COMMON
    return used


def _find_reachable(roots: set[str], models: dict[str, StructPlan]) -> set[str]:
    seen: set[str] = set()
    pending = list(roots)
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            for field in models[name].fields:
                pending += find_references(field.type_schema)
    return seen
