"""From corrected operations to plans: names, parameters with their wire styles, bodies and results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from codegen.media import chosen_media
from codegen.naming import (
    RESERVED_FUNCTIONS,
    first_free,
    operation_names,
    safe,
    singular,
    snake,
    spoken,
    words,
)
from codegen.normalise.envelope import Content, content_of
from codegen.normalise.parameters import Parameters
from codegen.normalise.plan import REF, OperationPlan, Parameter
from codegen.normalise.shapes import is_structure, kinds
from codegen.normalise.unions import is_list, is_mapping, parts_of
from codegen.tree import Object, as_object, is_array, is_object, text_of

if TYPE_CHECKING:
    from codegen.normalise.shapes import Shapes
    from codegen.normalise.types import Types

_VERB_WORDS = "get list read fetch search create update delete patch put post set add find check make"
_VERBS = frozenset(_VERB_WORDS.split())
_LITERAL = "/%:@!$&'()*+,;=~"  # what stands for itself in a path, besides letters, digits and -._
_SIZES = ("page_size", "count", "limit", "per_page")


class Operations:
    """Makes the plans of one description; `names` are those of the functions, by the operations' ids."""

    def __init__(self, shapes: Shapes, answers: Types, requests: Types, *, enveloped: bool) -> None:
        self.shapes = shapes
        self.answers = answers
        self.requests = requests
        self.report = shapes.report
        self.enveloped = enveloped
        self.taken: set[str] = set(RESERVED_FUNCTIONS)
        self.names: dict[str, str] = {}
        self.parameters = Parameters(shapes, requests)

    def content(self, operation: Object) -> Content:
        """What the operation answers."""
        return content_of(operation, self.shapes, enveloped=self.enveloped)

    def name_all(self, found: list[tuple[str, str, Object]]) -> None:
        """Give every operation its function's name, those that are called so as published before others."""
        for path, method, operation in sorted(found, key=lambda entry: entry[2]["operationId"][:4] == "api."):
            identity = str(operation["operationId"])
            names = [safe(snake(text), "call") for text in (spoken(identity), identity)]
            name = first_free([*dict.fromkeys(names), *operation_names(method, path)], self.taken)
            self.taken.add(name)
            self.names[identity] = name

    def plan(self, path: str, method: str, operation: Object, content: Content) -> OperationPlan:
        """The plan of one operation, its models made on the way."""
        name = self.names[str(operation["operationId"])]
        result, nullable = self._result(name, operation, content)
        path_parameters, query = self.parameters.of(operation)
        body, kind, required = self._body(name, operation)
        idempotent = operation.get("x-altegio-idempotent")
        return OperationPlan(
            id=str(operation["operationId"]),
            name=name,
            method=method.upper(),
            path=_encoded(path),
            auth={"none": "NONE", "partner": "PARTNER"}.get(str(operation.get("x-altegio-auth")), "USER"),
            idempotent=idempotent if isinstance(idempotent, bool) else method in {"get", "head"},
            answer=content.answer,
            result=result,
            nullable_result=content.may_be_absent or nullable,
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

    def _result(self, name: str, operation: Object, content: Content) -> tuple[Object | None, bool]:
        """The type of the result, and whether null is one of its values."""
        identity = str(operation["operationId"])
        self.report.answers[content.answer] += 1
        if content.answer == "EMPTY":
            return None, False
        if content.inferred:
            self.report.noted("answer typed from its example", identity)
        clean: Object = {}
        nullable = False
        if content.schema is not None:
            hint = result_hint(name, content.schema, self.shapes)
            clean, nullable = self.answers.type_of(content.schema, "", hint)
        if not clean:
            self.report.untyped[identity] = content.reason or "the description allows any value"
        return clean, nullable

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
        if kind == "JSON" and "json" not in media and "*" not in media:
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
        if kind == "MULTIPART":
            clean = self._form(clean, str(operation["operationId"]))
        return clean, kind, node.get("required") is True

    def _form(self, clean: Object, identity: str) -> Object:
        """The type of a form: a struct or any mapping; what it sends in a way of its own is noted."""
        if not all(REF in part for part in parts_of(clean)):
            self.report.noted("form without named fields", identity)
            return {"type": "object", "additionalProperties": True}
        fields = [field for part in parts_of(clean) for field in self.requests.models[part[REF]].fields]
        for field in fields:
            place = f"{identity} {field.wire}"
            parts = parts_of(field.clean)
            items = [inner for part in parts if is_list(part) for inner in parts_of(part["items"])]
            if items and not field.wire.endswith("[]"):
                self.report.noted("list in a form, sent with brackets", place)
            if any(map(is_mapping, [*parts, *items])) or any(map(is_list, items)):
                self.report.noted("object in a form, which cannot be sent", place)
            if not field.wire or re.search(r'["\r\n\0]', field.wire):
                self.report.noted("name of a form's field, which cannot be sent", place)
        return clean


def _encoded(path: str) -> str:
    """The template with all but its braces percent-encoded, what is so already left alone."""
    parts = re.split(r"({[^{}]*})", path)
    return "".join(part if number % 2 else quote(part, safe=_LITERAL) for number, part in enumerate(parts))


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
