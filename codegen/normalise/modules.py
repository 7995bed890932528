"""Modules of structs: those of one tag, and common ones for structs that several tags use.

A call loads every struct of the modules that it needs. The structs of a tag are therefore divided into groups
that no operation uses together, and each group has a module. Each group of common structs that refer to each
other also has a module, because most tags need few of them.
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
    uses = _list_uses(models, operations, webhooks)
    users: dict[str, set[str]] = {}
    for module, names in uses:
        for name in names:
            users.setdefault(name, set()).add(module)
    used = {name: model for name, model in models.items() if name in users}
    common = {name: model for name, model in used.items() if len(users[name]) > 1}
    taken = {COMMON, *used, *(operation.name for operation in operations)}
    taken |= {operation.module for operation in operations} | {webhook.module for webhook in webhooks}
    for module in sorted({module for module, _ in uses}):
        own = [names - common.keys() for user, names in uses if user == module]
        groups = sorted(_join_sets(own), key=lambda group: (-len(group), group))
        for number, group in enumerate(groups):
            _set_module(group, module if number == 0 else _name_group(module, group, used, taken), used)
    for group in sorted(_join_sets([_find_reachable({name}, models) & common.keys() for name in common])):
        _set_module(group, COMMON if len(group) == 1 else _name_group(COMMON, group, used, taken), used)
    return used


def _set_module(group: list[str], module: str, models: dict[str, StructPlan]) -> None:
    for name in group:
        models[name].module = module


def _name_group(prefix: str, group: list[str], models: dict[str, StructPlan], taken: set[str]) -> str:
    """Return a name for the module of a group, and add it to the taken names.

    It is the prefix and the first struct of a response, or of a request if the group has no other. The prefix
    is left out if the struct begins with it or the name would be too long.
    """
    words = split_words(min(group, key=lambda name: (not models[name].in_response, name)))
    short = "_".join(shorten(words, LONGEST, 1))
    long = short if short.startswith(f"{prefix}_") else f"{prefix}_{short}"
    module = choose_free_name([long] if len(long) <= LONGEST else [short, long], taken)
    taken.add(module)
    return module


def _list_uses(
    models: dict[str, StructPlan], operations: list[OperationPlan], webhooks: list[WebhookPlan]
) -> list[tuple[str, set[str]]]:
    """Return the module and the needed structs of each operation, and of the webhooks of each tag together.

    A program that receives webhooks needs the structs of all of them.
    """
    roots = [
        (
            operation.module,
            [operation.result, operation.body, *(item.type_schema for item in operation.query)],
        )
        for operation in operations
    ]
    roots += [
        (tag, [webhook.body for webhook in webhooks if webhook.module == tag])
        for tag in dict.fromkeys(webhook.module for webhook in webhooks)
    ]
    return [(module, _find_reachable(find_references(types), models)) for module, types in roots]


def _join_sets(sets: list[set[str]]) -> list[list[str]]:
    """Return the names of all sets in sorted groups. Sets with a common name are in the same group."""
    groups: dict[str, list[str]] = {}
    for names in sets:
        joined = sorted({other for name in names for other in groups.get(name, [name])})
        groups |= dict.fromkeys(joined, joined)
    return list({id(group): group for group in groups.values()}.values())


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
