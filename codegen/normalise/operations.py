"""From corrected operations to plans: names, parameters with their wire styles, bodies and results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.media import chosen_media
from codegen.naming import (
    RESERVED_FUNCTIONS,
    first_free,
    operation_names,
    python_name,
    safe,
    singular,
    snake,
    words,
)
from codegen.normalise.envelope import Content, content_of
from codegen.normalise.plan import REF, OperationPlan, Parameter
from codegen.normalise.shapes import is_structure, kinds
from codegen.tree import Object, as_array, as_object, is_array, is_object, text_of

if TYPE_CHECKING:
    from codegen.normalise.shapes import Shapes
    from codegen.normalise.types import Types

_VERB_WORDS = "get list read fetch search create update delete patch put post set add find check make"
_VERBS = frozenset(_VERB_WORDS.split())
_SIZES = ("page_size", "count", "limit", "per_page")


class Operations:
    """Makes the plans of one description; `taken` holds the function names given so far."""

    def __init__(self, shapes: Shapes, answers: Types, requests: Types, *, enveloped: bool) -> None:
        self.shapes = shapes
        self.answers = answers
        self.requests = requests
        self.report = shapes.report
        self.enveloped = enveloped
        self.taken: set[str] = set(RESERVED_FUNCTIONS)

    def content(self, operation: Object) -> Content:
        """What the operation answers."""
        return content_of(operation, self.shapes, enveloped=self.enveloped)

    def plan(self, path: str, method: str, operation: Object, module: str, content: Content) -> OperationPlan:
        """The plan of one operation, its models made on the way."""
        name = self._name(path, method, operation)
        result = self._result(name, operation, content)
        path_parameters, query = self._parameters(operation, path)
        body, kind, required = self._body(name, operation)
        idempotent = operation.get("x-altegio-idempotent")
        return OperationPlan(
            id=str(operation["operationId"]),
            name=name,
            module=module,
            method=method.upper(),
            path=path,
            auth={"none": "NONE", "partner": "PARTNER"}.get(str(operation.get("x-altegio-auth")), "USER"),
            idempotent=idempotent if isinstance(idempotent, bool) else method in {"get", "head"},
            answer=content.answer,
            result=result,
            nullable_result=content.may_be_absent,
            path_parameters=path_parameters,
            query=query,
            body=body,
            body_kind=kind,
            body_required=required,
            paging=self._paging(operation, query),
            batch=text_of(operation.get("x-altegio-batch")) or None,
            sensitive=operation.get("x-altegio-sensitive") is True,
            deprecated=operation.get("deprecated") is True,
            text="\n\n".join(
                filter(None, (text_of(operation.get(key)).strip() for key in ("summary", "description")))
            ),
        )

    def _name(self, path: str, method: str, operation: Object) -> str:
        identity = str(operation["operationId"])
        published = safe(snake(identity.removeprefix("api.")), "call")
        name = first_free([published, *operation_names(method, path)], self.taken)
        self.taken.add(name)
        return name

    def _result(self, name: str, operation: Object, content: Content) -> Object | None:
        identity = str(operation["operationId"])
        self.report.answers[content.answer] += 1
        if content.answer == "EMPTY":
            return None
        if content.inferred:
            self.report.noted("answer typed from its example", identity)
        clean: Object = {}
        if content.schema is not None:
            clean, _ = self.answers.type_of(
                content.schema, "", result_hint(name, content.schema, self.shapes)
            )
        if not clean:
            self.report.untyped[identity] = content.reason or "the description allows any value"
        return clean

    # -- parameters -----------------------------------------------------------------------------

    def _parameters(
        self, operation: Object, path: str
    ) -> tuple[tuple[Parameter, ...], tuple[Parameter, ...]]:
        named: dict[str, Parameter] = {}
        in_path: list[Parameter] = []
        in_query: list[Parameter] = []
        for node in as_array(operation.get("parameters")):
            made = self._parameter(node, named, text_of(operation.get("operationId")))
            named[made.python] = made
            (in_path if node["in"] == "path" else in_query).append(made)
        return tuple(in_path), tuple(in_query)

    def _parameter(self, node: Object, named: dict[str, Parameter], identity: str) -> Parameter:
        wire = str(node["name"])
        schema = as_object(node.get("schema"))
        given = text_of(node.get("x-altegio-name"))
        taken = {*named, "body"}
        python = python_name(given, {}, taken) if given else python_name(wire, self.requests.renames, taken)
        codes = {key: node[key] for key in ("x-altegio-codes",) if key in node}
        if codes:
            schema = {**schema, **codes}
        if node["in"] == "path":
            return Parameter(
                wire,
                python,
                self._path_type(schema, wire),
                True,
                description=text_of(node.get("description")),
            )
        clean, _ = self.requests.type_of(schema, wire, tuple(words(wire)) or ("value",))
        style = self._style(node, schema, wire, identity)
        clean = _for_style(clean, style)
        required = node.get("required") is True
        return Parameter(wire, python, clean, required, style, text_of(node.get("description")))

    def _path_type(self, schema: Object, wire: str) -> Object:
        clean, _ = self.requests.type_of(schema, wire, (wire,))
        if clean.get("type") == "integer" or ("enum" not in clean and clean.get("type") == "string"):
            return {"type": clean["type"]}
        if kinds(self.shapes.flat(schema)) == {"number"}:
            return {"type": "integer"}
        return clean if "enum" in clean else {"type": "string"}

    def _style(self, node: Object, schema: Object, wire: str, identity: str) -> str:
        said = kinds(self.shapes.flat(schema))
        style = node.get("style", "form")
        if wire.endswith("[]"):
            return "BRACKETS"
        if style == "deepObject" or said == {"object"}:
            if style != "deepObject":
                self.report.noted("object in the query, sent as deepObject", f"{identity} {wire}")
            return "DEEP"
        if said != {"array"}:
            return "PLAIN"
        if style in {"spaceDelimited", "pipeDelimited"}:
            self.report.noted("list style that is not offered, sent with commas", f"{identity} {wire}")
            return "COMMA"
        return "REPEAT" if node.get("explode", True) else "COMMA"

    def _paging(self, operation: Object, query: tuple[Parameter, ...]) -> Object | None:
        stated = operation.get("x-altegio-paging")
        if is_object(stated):
            return stated
        names = [parameter.wire for parameter in query]
        size = next((name for name in _SIZES if name in names), None)
        return {"page": "page", "size": size} if "page" in names and size else None

    # -- bodies ---------------------------------------------------------------------------------

    def _body(self, name: str, operation: Object) -> tuple[Object | None, str | None, bool]:
        node = as_object(operation.get("requestBody"))
        content = as_object(node.get("content"))
        if not content:
            return None, None, False
        media = chosen_media(content)
        schema = as_object(as_object(content[media]).get("schema"))
        kind = "MULTIPART" if media.startswith("multipart/") else "JSON"
        if "json" not in media and "*" not in media and kind == "JSON":
            self.report.noted(
                "body of a kind that is not offered, sent as JSON", f"{operation['operationId']} {media}"
            )
        hint = (*words(name), "input")
        whole = self.shapes.flat(schema)
        members = [] if is_structure(whole) else self.shapes.members(whole) or []
        flats = [(choice, self.shapes.flat(choice)) for choice in members]
        structures = [choice for choice, flat in flats if is_structure(flat)]
        if len(structures) > 1 and len(structures) == len(flats):
            choices = [self.requests.type_of(choice, "", hint)[0] for choice in structures]
            unique = [choice for number, choice in enumerate(choices) if choice not in choices[:number]]
            clean: Object = {"oneOf": unique} if len(unique) > 1 else unique[0]
        else:
            clean, _ = self.requests.type_of(schema, "", hint)
        return clean, kind, node.get("required") is True


def _for_style(clean: Object, style: str) -> Object:
    """The type that a wire style can carry: a list for list styles, a mapping for deepObject."""
    if style in {"BRACKETS", "REPEAT", "COMMA"} and clean.get("type") != "array":
        return {"type": "array", "items": clean}
    if style == "DEEP" and clean.get("type") != "object":
        return {"type": "object", "additionalProperties": True}
    return (
        {"type": "string"}
        if style == "PLAIN" and (REF in clean or clean.get("format") == "binary")
        else clean
    )


def result_hint(name: str, schema: Object, shapes: Shapes) -> tuple[str, ...]:
    """The words that a result's struct is named by: the operation's noun, in the singular for a list."""
    parts = words(name)
    if len(parts) > 1 and parts[0] in _VERBS:
        parts = parts[1:]
    if "by" in parts[1:]:
        parts = parts[: parts.index("by", 1)]
    if len(parts) > 1 and parts[-1] in _VERBS:
        parts = parts[:-1]
    if kinds(shapes.flat(schema)) == {"array"} or is_array(schema.get("anyOf")):
        parts = [*parts[:-1], singular(parts[-1])]
        return (*parts,)
    return (*parts[:-1], singular(parts[-1])) if parts else ("result",)
