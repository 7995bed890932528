"""Modules of structs: the module of their tag, or one for common structs if several tags use them.

Common structs that refer to each other have a module of their own, because most tags need few of them.
"""

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
    users = _find_users(models, operations, webhooks)
    used = {name: model for name, model in models.items() if name in users}
    common = {name: model for name, model in used.items() if len(users[name]) > 1}
    for name in used.keys() - common.keys():
        used[name].module = next(iter(users[name]))
    taken = {COMMON, *used, *(operation.name for operation in operations)}
    taken |= {operation.module for operation in operations} | {webhook.module for webhook in webhooks}
    for group in _group_by_references(common):
        module = COMMON
        if len(group) > 1:
            module = choose_free_name(["_".join([COMMON, *split_words(group[0])])], taken)
            taken.add(module)
        for name in group:
            common[name].module = module
    return used


def _find_users(
    models: dict[str, StructPlan], operations: list[OperationPlan], webhooks: list[WebhookPlan]
) -> dict[str, set[str]]:
    """Return the modules of the operations and webhooks that need each struct."""
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
    return users


def _group_by_references(models: dict[str, StructPlan]) -> list[list[str]]:
    """Return the names of structs in sorted groups. Structs of different groups do not need each other."""
    groups: dict[str, list[str]] = {name: [name] for name in sorted(models)}
    for name in sorted(models):
        for other in _find_reachable({name}, models):
            if groups[other] is not groups[name]:
                groups[name] += groups[other]
                groups |= dict.fromkeys(groups[other], groups[name])
    return sorted({id(group): sorted(group) for group in groups.values()}.values())


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
