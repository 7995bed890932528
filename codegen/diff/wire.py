"""Comparison of facts that only the wire shows: content types, security requirements and servers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.normalise.envelope import list_successes
from codegen.normalise.media import choose_media
from codegen.tree import Object, as_array, as_object, iter_operations

if TYPE_CHECKING:
    from codegen.diff.changes import Changes
    from codegen.normalise.plan import OperationPlan

Requirement = frozenset[str]


class WireDiff:
    """Compares the descriptions that two plans were made from.

    Args:
        old, new: the descriptions after repair.
        security: the security requirements of operations that declare none, before and after.
        changes: receives the differences.
    """

    def __init__(self, old: Object, new: Object, security: tuple[object, object], changes: Changes) -> None:
        self.old = old
        self.new = new
        self.security = security
        self.changes = changes
        self.before = {str(node["operationId"]): node for _, _, node in iter_operations(old)}
        self.after = {str(node["operationId"]): node for _, _, node in iter_operations(new)}

    def compare_documents(self) -> None:
        """Compare the servers and the security schemes."""
        before, after = (
            [entry["url"] for entry in as_array(node.get("servers"))] for node in (self.old, self.new)
        )
        for url in sorted(set(before) - set(after)):
            self.changes.note("removed", "server", url, breaking=True)
        for url in sorted(set(after) - set(before)):
            self.changes.note("added", "server", url, breaking=False)
        common = set(before) & set(after)
        first = [next((url for url in urls if url in common), "") for urls in (before, after)]
        if first[0] != first[1]:
            self.changes.note("changed", "server", first[1], f"first instead of {first[0]}", breaking=False)
        self._compare_schemes()

    def compare_operation(self, old: OperationPlan, new: OperationPlan) -> None:
        """Compare the content types and the security of an operation where its plans are equal."""
        before, after = self.before[old.id], self.after[new.id]
        if (old.body_kind, old.body_media) == (new.body_kind, new.body_media):
            self._note_content(old.name, "request", *(_read_request_media(node) for node in (before, after)))
        if old.envelope == new.envelope:
            self._note_content(
                old.name, "response", *(_read_response_media(node) for node in (before, after))
            )
        if old.auth == new.auth:
            self._compare_security(old.name, before, after)

    def _note_content(self, name: str, side: str, before: str, after: str) -> None:
        if before and after and before != after:
            detail = f"{side}: {before} became {after}"
            self.changes.note("changed", "content type", name, detail, breaking=False)

    def _compare_security(self, name: str, before: Object, after: Object) -> None:
        """Compare requirements. Credentials that met one of the old ones must meet a new one."""
        old, new = (
            _read_requirements(node.get("security", default))
            for node, default in zip((before, after), self.security, strict=True)
        )
        if old != new:
            detail = f"{_render_requirements(old)} became {_render_requirements(new)}"
            breaking = not all(any(needed <= offered for needed in new) for offered in old)
            self.changes.note("changed", "security", name, detail, breaking=breaking)

    def _compare_schemes(self) -> None:
        before, after = (
            as_object(as_object(node.get("components")).get("securitySchemes"))
            for node in (self.old, self.new)
        )
        for name in sorted(before.keys() - after.keys()):
            self.changes.note("removed", "security scheme", name, breaking=True)
        for name in sorted(after.keys() - before.keys()):
            self.changes.note("added", "security scheme", name, breaking=False)
        for name in sorted(before.keys() & after.keys()):
            old, new = (_describe_scheme(schemes[name]) for schemes in (before, after))
            if old != new:
                self.changes.note("changed", "security scheme", name, f"{old} became {new}", breaking=True)


def _read_request_media(operation: Object) -> str:
    return choose_media(as_object(as_object(operation.get("requestBody")).get("content")))


def _read_response_media(operation: Object) -> str:
    media = {choose_media(as_object(response.get("content"))) for _, response in list_successes(operation)}
    return ", ".join(sorted(media - {""}))


def _read_requirements(security: object) -> set[Requirement]:
    """Return the alternatives. Without a requirement, nothing is the only alternative."""
    entries = [as_object(entry) for entry in as_array(security)] or [{}]
    return {
        frozenset(
            part
            for name, scopes in entry.items()
            for part in (name, *(f"{name}:{scope}" for scope in scopes))
        )
        for entry in entries
    }


def _render_requirements(requirements: set[Requirement]) -> str:
    return " or ".join(sorted(" and ".join(sorted(entry)) or "none" for entry in requirements))


def _describe_scheme(scheme: Object) -> str:
    facts = [scheme.get(key) for key in ("type", "scheme", "in", "name")]
    return " ".join(str(fact) for fact in facts if fact)
