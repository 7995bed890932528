"""Comparing the operations of two versions."""

from __future__ import annotations

from codegen.diff.changes import Change, Changes
from codegen.diff.schemas import SchemaDiff, label
from codegen.normalise.envelope import content_of
from codegen.normalise.shapes import Shapes
from codegen.repair import repair
from codegen.report import Report
from codegen.tree import Object, as_array, as_object, operations_of

Found = dict[str, tuple[str, str, Object]]
_LEVELS = {"none": 0, "partner": 1, "partner+user": 2}


def compare(old: Object, new: Object) -> list[Change]:
    """Every difference between two descriptions that matters to someone who calls the API from Python."""
    before, after = repair(old, Report()), repair(new, Report())
    return OperationDiff(before, after).run()


class OperationDiff:
    """Compares two corrected descriptions."""

    def __init__(self, old: Object, new: Object) -> None:
        self.changes = Changes()
        self.old = Shapes(old, Report())
        self.new = Shapes(new, Report())
        self.answers = SchemaDiff(self.old, self.new, self.changes, answer=True)
        self.requests = SchemaDiff(self.old, self.new, self.changes, answer=False)
        self.before = _operations(old)
        self.after = _operations(new)

    def run(self) -> list[Change]:
        """All changes."""
        for name in self.before.keys() - self.after.keys():
            self.changes.note("removed", "operation", name, breaking=True)
        for name in self.after.keys() - self.before.keys():
            self.changes.note("added", "operation", name, breaking=False)
        for name in self.before.keys() & self.after.keys():
            self._operation(name)
        return self.changes.all()

    def _operation(self, name: str) -> None:
        old_path, old_method, old = self.before[name]
        new_path, new_method, new = self.after[name]
        if (old_method, old_path) != (new_method, new_path):
            detail = f"{old_method.upper()} {old_path} became {new_method.upper()} {new_path}"
            self.changes.note("changed", "path", name, detail, breaking=False)
        levels = str(old.get("x-altegio-auth")), str(new.get("x-altegio-auth"))
        if levels[0] != levels[1]:
            raised = _LEVELS[levels[1]] > _LEVELS[levels[0]]
            self.changes.note("changed", "auth", name, f"{levels[0]} became {levels[1]}", breaking=raised)
        if bool(old.get("deprecated")) != bool(new.get("deprecated")):
            detail = "deprecated now" if new.get("deprecated") else "no longer deprecated"
            self.changes.note("changed", "operation", name, detail, breaking=False)
        self._parameters(name, old, new)
        self._body(name, old, new)
        self._answer(name, old, new)

    def _parameters(self, name: str, old: Object, new: Object) -> None:
        before, after = _parameters(old), _parameters(new)
        for key in before.keys() - after.keys():
            self.changes.note("removed", "parameter", f"{name}.{key[1]}", f"in {key[0]}", breaking=True)
        for key in after.keys() - before.keys():
            must = after[key].get("required") is True
            detail = f"in {key[0]}, {'required' if must else 'optional'}"
            self.changes.note("added", "parameter", f"{name}.{key[1]}", detail, breaking=must)
        for key in before.keys() & after.keys():
            self._parameter(f"{name}.{key[1]}", before[key], after[key])

    def _parameter(self, place: str, old: Object, new: Object) -> None:
        if old.get("required") != new.get("required"):
            must = new.get("required") is True
            detail = "required now" if must else "optional now"
            self.changes.note("changed", "parameter", place, detail, breaking=must)
        before, after = _style(old), _style(new)
        mine = label(self.old.flat(as_object(old.get("schema"))), self.old)
        theirs = label(self.new.flat(as_object(new.get("schema"))), self.new)
        if mine != theirs:
            self.changes.note("changed", "parameter", place, f"{mine} became {theirs}", breaking=True)
            return
        if before != after:
            self.changes.note("changed", "parameter", place, f"style {before} became {after}", breaking=False)
        self.requests.compare(as_object(old.get("schema")), as_object(new.get("schema")), place)

    def _body(self, name: str, old: Object, new: Object) -> None:
        before, after = as_object(old.get("requestBody")), as_object(new.get("requestBody"))
        if bool(before) != bool(after):
            breaking = not after or after.get("required") is True
            self.changes.note("added" if after else "removed", "body", name, breaking=breaking)
            return
        if before.get("required") != after.get("required"):
            must = after.get("required") is True
            detail = "required now" if must else "optional now"
            self.changes.note("changed", "body", name, detail, breaking=must)
        media = [next(iter(sorted(as_object(body.get("content")))), "") for body in (before, after)]
        if media[0] != media[1]:
            self.changes.note("changed", "body", name, f"{media[0]} became {media[1]}", breaking=True)
        elif media[0]:
            schemas = [as_object(body["content"][media[0]].get("schema")) for body in (before, after)]
            self.requests.compare(schemas[0], schemas[1], f"{name} body")

    def _answer(self, name: str, old: Object, new: Object) -> None:
        mine = content_of(old, self.old, enveloped=True)
        theirs = content_of(new, self.new, enveloped=True)
        if (mine.schema is None) != (theirs.schema is None):
            words = ["nothing" if content.schema is None else "a value" for content in (mine, theirs)]
            self.changes.note(
                "changed", "answer", name, f"{words[0]} became {words[1]}", breaking=theirs.schema is None
            )
        elif mine.schema is not None and theirs.schema is not None:
            self.answers.compare(mine.schema, theirs.schema, f"{name} answer")


def _operations(document: Object) -> Found:
    return {str(node["operationId"]): (path, method, node) for path, method, node in operations_of(document)}


def _parameters(operation: Object) -> dict[tuple[str, str], Object]:
    return {(node["in"], node["name"]): node for node in as_array(operation.get("parameters"))}


def _style(node: Object) -> str:
    style = node.get("style", "form" if node["in"] == "query" else "simple")
    return f"{style}{'' if node.get('explode', style == 'form') else ', in one value'}"
