"""Which module each struct is written to: its tag's, or `common` when several tags use it."""

from __future__ import annotations

from codegen.naming import LONGEST, first_free, safe, shorten, words
from codegen.normalise.plan import Model, OperationPlan, references

COMMON = "common"


def module_names(tags: list[str], offered: set[str]) -> dict[str, str]:
    """A module name for every tag, in the order of the tags; none hides what the packages offer."""
    result: dict[str, str] = {}
    for tag in dict.fromkeys(tags):
        parts = shorten(words(tag.replace("&", " and ")), LONGEST, 1) or ["other"]
        name = safe("_".join(parts), "tag")
        candidates = [name, f"{name}_operations"]
        result[tag] = first_free(candidates, {COMMON, "models", "operations", *offered, *result.values()})
    return result


def assign(models: dict[str, Model], operations: list[OperationPlan]) -> dict[str, Model]:
    """The models that something uses, each with its module."""
    users: dict[str, set[str]] = {}
    for operation in operations:
        roots = references([operation.result, operation.body, *(item.clean for item in operation.query)])
        for name in _reachable(roots, models):
            users.setdefault(name, set()).add(operation.module)
    kept = {name: model for name, model in models.items() if name in users}
    for name, model in kept.items():
        model.module = next(iter(users[name])) if len(users[name]) == 1 else COMMON
    return kept


def _reachable(roots: set[str], models: dict[str, Model]) -> set[str]:
    seen: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            for field in models[name].fields:
                waiting += references(field.clean)
    return seen
