"""Planner of operations: names, parameters, bodies and results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from codegen.naming import (
    RESERVED_FUNCTIONS,
    choose_free_name,
    make_safe,
    singularise,
    split_words,
    strip_api_prefix,
    suggest_operation_names,
    to_snake_case,
)
from codegen.normalise.envelope import Content, find_content
from codegen.normalise.json_api import MARK
from codegen.normalise.media import choose_body_kind, choose_media, choose_unusual_media
from codegen.normalise.parameters import ParameterPlanner
from codegen.normalise.plan import REF, OperationPlan, Parameter
from codegen.normalise.schemas import get_types, is_structure
from codegen.normalise.unions import is_list, is_mapping, list_parts
from codegen.tree import Object, as_array, as_integer, as_object, as_string, is_array, is_object

if TYPE_CHECKING:
    from codegen.normalise.schemas import SchemaReader
    from codegen.normalise.stable_names import RecordedNames
    from codegen.normalise.types import TypeBuilder

_VERB_WORDS = "get list read fetch search create update delete patch put post set add find check make"
_VERBS = frozenset(_VERB_WORDS.split())
_LITERAL = (
    "/%:@!$&'()*+,;=~?"  # characters that need no encoding in a path, in addition to letters, digits and -._
)
_SIZES = ("page_size", "count", "limit", "per_page")


class OperationPlanner:
    """Plans the operations of one description. `names` maps operation ids to function names."""

    def __init__(
        self,
        reader: SchemaReader,
        response_types: TypeBuilder,
        request_types: TypeBuilder,
        *,
        enveloped: bool,
        recorded: RecordedNames,
    ) -> None:
        self.reader = reader
        self.response_types = response_types
        self.request_types = request_types
        self.report = reader.report
        self.enveloped = enveloped
        self.recorded = recorded
        self.names = {identity: item.factory for identity, item in recorded.operations.items()}
        self.taken: set[str] = {*RESERVED_FUNCTIONS, *self.names.values()}
        self.parameters = ParameterPlanner(reader, request_types)

    def find_content(self, method: str, operation: Object) -> Content:
        """Return the response content of an operation. A response to HEAD has none."""
        if method == "head":
            return Content(None, "EMPTY")
        return find_content(operation, self.reader, enveloped=self.enveloped)

    def choose_names(self, operations: list[tuple[str, str, Object]]) -> None:
        """Choose a name for every operation without a recorded one. Ids without a prefix are first."""
        for path, method, operation in sorted(
            operations, key=lambda entry: entry[2]["operationId"][:4] == "api."
        ):
            identity = str(operation["operationId"])
            if identity in self.names:
                continue
            names = [
                make_safe(to_snake_case(text), "call") for text in (strip_api_prefix(identity), identity)
            ]
            taken = self.taken - {self._find_former_name(f"{method.upper()} {path}", operations)}
            name = choose_free_name([*dict.fromkeys(names), *suggest_operation_names(method, path)], taken)
            self.taken.add(name)
            self.names[identity] = name

    def _find_former_name(self, location: str, operations: list[tuple[str, str, Object]]) -> str:
        """Return the factory of the operation that had this location under an id that no longer exists."""
        current = {str(operation["operationId"]) for _, _, operation in operations}
        former = self.recorded.ids.get(location, "")
        return self.names.get(former, "") if former not in current else ""

    def plan(self, path: str, method: str, operation: Object, content: Content) -> OperationPlan:
        """Return the plan of one operation and create its models."""
        name = self.names[str(operation["operationId"])]
        result, nullable = self._plan_result(name, operation, content)
        path_parameters, query = self.parameters.plan(operation)
        body, kind, media, required = self._plan_body(name, operation)
        idempotent = operation.get("x-altegio-idempotent")
        return OperationPlan(
            id=str(operation["operationId"]),
            name=name,
            method=method.upper(),
            path=_encode_path(path),
            auth={"none": "NONE", "partner": "PARTNER"}.get(str(operation.get("x-altegio-auth")), "USER"),
            idempotent=idempotent if isinstance(idempotent, bool) else method in {"get", "head"},
            envelope="JSON_API" if operation.get(MARK) is True else content.envelope,
            result=result,
            nullable_result=content.may_be_absent or nullable,
            result_forms=self._list_result_forms(content),
            api_version=find_api_version(self.reader.root),
            path_parameters=path_parameters,
            query=query,
            headers=self.parameters.plan_headers(operation),
            body=body,
            body_kind=kind,
            body_media=media,
            body_required=required,
            paging=self._plan_paging(operation, query) if result and is_list(result) else None,
            batch=as_string(operation.get("x-altegio-batch")) or None,
            sensitive=operation.get("x-altegio-sensitive") is True,
            deprecated=operation.get("deprecated") is True,
            resource=as_string(operation.get("x-altegio-resource")),
            resource_method=as_string(operation.get("x-altegio-method")),
            replacement=as_string(operation.get("x-altegio-replacement")),
            require_one=tuple(map(str, as_array(operation.get("x-altegio-require-one")))),
            is_hand_written=operation.get("x-altegio-hand-written") is True,
            has_field_arguments=operation.get("x-altegio-arguments") is True,
            has_empty_body=self._has_empty_body(operation),
            confidence=as_string(operation.get("x-altegio-confidence")),
            window_paging=as_string(operation.get("x-altegio-window-paging")),
            lost_response=as_string(operation.get("x-altegio-lost-response")),
            update=operation["x-altegio-update"] if is_object(operation.get("x-altegio-update")) else None,
            text="\n\n".join(
                filter(None, (as_string(operation.get(key)).strip() for key in ("summary", "description")))
            ),
        )

    def _plan_result(self, name: str, operation: Object, content: Content) -> tuple[Object | None, bool]:
        """Return the type of the result and whether it is nullable."""
        identity = str(operation["operationId"])
        self.report.envelopes[content.envelope] += 1
        if content.envelope == "EMPTY":
            return None, False
        if content.inferred:
            self.report.add_note("response typed from its example", identity)
        type_schema: Object = {}
        nullable = False
        if content.schema is not None:
            hint = suggest_result_words(name, content.schema, self.reader)
            self.response_types.place = (identity, "result")
            type_schema, nullable = self.response_types.build_type(content.schema, "", hint)
        if not type_schema:
            self.report.untyped[identity] = content.reason or "the description allows any value"
        return type_schema, nullable

    def _list_result_forms(self, content: Content) -> tuple[str, ...]:
        """Return the other JSON types in which the API publishes the result."""
        if content.schema is None or content.envelope in {"EMPTY", "TEXT", "BYTES"}:
            return ()
        return tuple(sorted(self.reader.list_published_types(content.schema)))

    def _plan_paging(self, operation: Object, query: tuple[Parameter, ...]) -> Object | None:
        explicit = operation.get("x-altegio-paging")
        if is_object(explicit):
            return explicit
        in_body = operation.get("x-altegio-body-paging")
        if is_object(in_body):
            return {**in_body, "in_body": True}
        names = [parameter.wire for parameter in query]
        size = next((name for name in _SIZES if name in names), None)
        return {"page": "page", "size": size} if "page" in names and size else None

    # -- bodies ---------------------------------------------------------------------------------

    def _plan_body(self, name: str, operation: Object) -> tuple[Object | None, str | None, str | None, bool]:
        """Return the type of the body, its kind, its unusual media type and whether it is required."""
        node = as_object(operation.get("requestBody"))
        content = as_object(node.get("content"))
        if not content:
            return None, None, None, False
        media = choose_media(content)
        schema = as_object(as_object(content[media]).get("schema"))
        kind = choose_body_kind(media)
        unusual = choose_unusual_media(media, kind)
        if kind == "BYTES":
            return {"type": "string", "format": "binary"}, kind, unusual, node.get("required") is True
        if kind == "JSON" and "json" not in media and "*" not in media:
            self.report.add_note(
                "body of an unsupported media type, sent as JSON", f"{operation['operationId']} {media}"
            )
        hint = (*split_words(name), "input")
        self.request_types.place = (str(operation["operationId"]), "body")
        whole = self.reader.flatten(schema)
        members = [] if is_structure(whole) else self.reader.list_members(whole) or []
        flats = [(choice, self.reader.flatten(choice)) for choice in members]
        structures = [choice for choice, flat in flats if is_structure(flat)]
        if len(structures) > 1 and len(structures) == len(flats):
            choices = [self.request_types.build_type(choice, "", hint)[0] for choice in structures]
            unique = [choice for number, choice in enumerate(choices) if choice not in choices[:number]]
            type_schema: Object = {"oneOf": unique} if len(unique) > 1 else unique[0]
        else:
            type_schema, _ = self.request_types.build_type(schema, "", hint)
        minimum = as_integer(whole.get("minItems"))
        if minimum and is_list(type_schema):
            type_schema = {**type_schema, "minItems": minimum}
        if kind == "MULTIPART":
            type_schema = self._check_form(type_schema, str(operation["operationId"]))
        return type_schema, kind, unusual, node.get("required") is True

    def _has_empty_body(self, operation: Object) -> bool:
        """Return whether the body is an object without any described content, which need not be sent."""
        node = as_object(operation.get("requestBody"))
        schemas = [as_object(media).get("schema") for media in as_object(node.get("content")).values()]
        return (
            node.get("required") is not True
            and bool(schemas)
            and all(
                self.reader.flatten(as_object(schema)).keys() <= {"type", "description"} for schema in schemas
            )
        )

    def _check_form(self, type_schema: Object, identity: str) -> Object:
        """Return the type of a form: structs or any mapping. Note what is sent in a special way."""
        if not all(REF in part for part in list_parts(type_schema)):
            self.report.add_note("form without named fields", identity)
            return {"type": "object", "additionalProperties": True}
        fields = [
            field for part in list_parts(type_schema) for field in self.request_types.models[part[REF]].fields
        ]
        for field in fields:
            place = f"{identity} {field.wire}"
            parts = list_parts(field.type_schema)
            items = [inner for part in parts if is_list(part) for inner in list_parts(part["items"])]
            if any(map(is_mapping, [*parts, *items])) or any(map(is_list, items)):
                self.report.add_note("object in a form that cannot be sent", place)
            if not field.wire or re.search(r'["\r\n\0]', field.wire):
                self.report.add_note("field name in a form that cannot be sent", place)
        return type_schema


def find_api_version(description: Object) -> str:
    """Return the version at the end of the server's URL, such as `v2`; empty for the first version."""
    servers = as_array(description.get("servers"))
    url = as_string(as_object(servers[0]).get("url")) if servers else ""
    version = url.rstrip("/").rpartition("/")[2]
    return version if re.fullmatch(r"v[2-9]\d*", version) else ""


def _encode_path(path: str) -> str:
    """Percent-encode the template and the fixed query, except for braces and escapes. Drop the fragment."""
    path, _, _ = path.partition("#")
    parts = re.split(r"({[^{}]*})", path)
    return "".join(part if number % 2 else quote(part, safe=_LITERAL) for number, part in enumerate(parts))


def suggest_result_words(name: str, schema: Object, reader: SchemaReader) -> tuple[str, ...]:
    """Return the words for the name of a result's struct: the noun of the operation, singular for lists."""
    parts = split_words(name)
    if len(parts) > 1 and parts[0] in _VERBS:
        parts = parts[1:]
    if "by" in parts[1:]:
        parts = parts[: parts.index("by", 1)]
    if len(parts) > 1 and parts[-1] in _VERBS:
        parts = parts[:-1]
    if get_types(reader.flatten(schema)) == {"array"} or is_array(schema.get("anyOf")):
        parts = [*parts[:-1], singularise(parts[-1])]
        return (*parts,)
    return (*parts[:-1], singularise(parts[-1])) if parts else ("result",)
