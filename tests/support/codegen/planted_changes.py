"""Planted changes: one operation each, before and after, with the expected differences."""

from __future__ import annotations

from typing import Any

from tests.support.codegen.descriptions import build_document, build_responses, wrap_in_envelope

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
LETTERS = {"type": "string", "enum": ["a", "b"]}
MORE_LETTERS = {"type": "string", "enum": ["a", "b", "c"]}
ANY_NUMBER = {"type": "number"}


def declare(
    noun: str, data: Any = TEXT, *, path: str = "", method: str = "get", schemas: Any = None, **more: Any
):
    """Return paths and schemas of one operation, `get_NOUN`."""
    node = {
        "operationId": f"get_{noun}",
        "tags": ["Things"],
        "security": [{"Partner": []}],
        "responses": build_responses(wrap_in_envelope(data)),
        **more,
    }
    return {path or f"/{noun}": {method: node}}, schemas or {}


def declare_two(noun: str, left: Any, right: Any, schemas: Any):
    """Return two operations with one response schema each."""
    return declare(noun, left)[0] | declare(f"{noun}_twin", right)[0], schemas


def join(left: Any, right: Any):
    return left[0] | right[0], left[1] | right[1]


NONE: Any = ({}, {})


def declare_fields(*required: str, **properties: Any):
    return {"type": "object", "properties": properties, "required": list(required)}


def refer_to(name: str):
    return {"$ref": f"#/components/schemas/{name}"}


def declare_query(noun: str, name: str, schema: Any, **more: Any):
    return declare(noun, parameters=[{"name": name, "in": "query", "schema": schema, **more}])


def declare_header(noun: str, location: str = "header", **more: Any):
    return declare(noun, parameters=[{"name": "X-Key", "in": location, "schema": TEXT, **more}])


def declare_path_parameter(name: str, schema: Any = WHOLE):
    return {"name": name, "in": "path", "required": True, "schema": schema}


def declare_body(noun: str, schema: Any, media: str = "application/json", schemas: Any = None, **more: Any):
    """Return an operation with a request body."""
    body = {"content": {media: {"schema": schema}}, **more}
    return declare(noun, method="put", schemas=schemas, requestBody=body)


def declare_forms(noun: str, plain: Any, multipart: Any):
    content = {
        "application/x-www-form-urlencoded": {"schema": plain},
        "multipart/form-data": {"schema": multipart},
    }
    return declare(noun, method="put", requestBody={"content": content})


LIST_OF_WHOLE = {"type": "array", "items": WHOLE}
TEXTS = {"type": "array", "items": TEXT}
PAGED = {"x-altegio-paging": {"page": "page", "size": "size"}}
PAGES = [{"name": name, "in": "query", "schema": WHOLE} for name in ("page", "size")]
NOTHING = {"200": {"description": ""}}
CAT, DOG = declare_fields("claws", claws=WHOLE), declare_fields("bark", bark=TEXT)
GOAT, HARE = declare_fields(horns=WHOLE), declare_fields(ears=WHOLE)
IVY = {"IvyCard": declare_fields(card=TEXT), "IvyTicket": declare_fields(ticket=TEXT)}

# Expected changes as (kind, subject, place, breaking), and the parts of the document before and after.
PLANTED: list[tuple[list[tuple[str, str, str, bool]], Any, Any]] = [
    # operations
    ([("removed", "operation", "get_acorn", True)], declare("acorn"), NONE),
    ([("added", "operation", "get_almond", False)], NONE, declare("almond")),
    ([("changed", "operation", "get_anise", False)], declare("anise"), declare("anise", deprecated=True)),
    ([("changed", "auth", "get_apple", True)], declare("apple"), declare("apple", security=[{"User": []}])),
    ([("changed", "auth", "get_apricot", False)], declare("apricot"), declare("apricot", security=[])),
    ([("changed", "module", "get_arnica", False)], declare("arnica"), declare("arnica", tags=["Others"])),
    ([("changed", "path", "get_ash", False)], declare("ash"), declare("ash", path="/v2/ash")),
    ([("changed", "path", "get_aspen", False)], declare("aspen"), declare("aspen", method="post")),
    ([("changed", "operation id", "get_aster", False)], declare("aster"), declare("aster", operationId="getAster")),
    ([("changed", "operation", "get_alder", False)], declare("alder"), declare("alder", **{"x-altegio-idempotent": False})),
    ([("changed", "operation", "get_aloe", False)], declare("aloe"), declare("aloe", **{"x-altegio-sensitive": True})),
    (
        [("changed", "paging", "get_agave", True)],
        declare("agave", TEXTS, parameters=PAGES, **PAGED), declare("agave", TEXTS, parameters=PAGES),
    ),
    # parameters
    (
        [("changed", "order of arguments", "get_banana", True), ("changed", "path", "get_banana", False)],
        declare("banana", path="/banana/{x}/{y}", parameters=[declare_path_parameter("x"), declare_path_parameter("y")]),
        declare("banana", path="/banana/{y}/{x}", parameters=[declare_path_parameter("x"), declare_path_parameter("y")]),
    ),
    (
        [
            ("removed", "parameter", "get_barley.x", True), ("added", "parameter", "get_barley.y", True),
            ("changed", "path", "get_barley", False),
        ],
        declare("barley", path="/barley/{x}"), declare("barley", path="/barley/{y}"),
    ),
    (
        [("changed", "parameter", "get_basil.x", True), ("changed", "path", "get_basil", False)],
        declare("basil", path="/basil/{x}", parameters=[declare_path_parameter("x")]),
        declare("basil", parameters=[{**declare_path_parameter("x"), "in": "query"}]),
    ),
    ([("changed", "parameter", "get_bay.x", True)], declare("bay", path="/bay/{x}", parameters=[declare_path_parameter("x")]), declare("bay", path="/bay/{x}", parameters=[declare_path_parameter("x", TEXT)])),
    ([("removed", "parameter", "get_bean.day", True)], declare_query("bean", "day", TEXT), declare("bean")),
    ([("added", "parameter", "get_beech.day", False)], declare("beech"), declare_query("beech", "day", TEXT)),
    ([("added", "parameter", "get_beet.day", True)], declare("beet"), declare_query("beet", "day", TEXT, required=True)),
    ([("changed", "parameter", "get_birch.day", True)], declare_query("birch", "day", TEXT), declare_query("birch", "day", TEXT, required=True)),
    ([("changed", "parameter", "get_bramble.day", False)], declare_query("bramble", "day", TEXT, required=True), declare_query("bramble", "day", TEXT)),
    ([("changed", "parameter", "get_broom.day", True)], declare_query("broom", "day", TEXT), declare_query("broom", "day", WHOLE)),
    ([("changed", "parameter", "get_burdock.rank", False)], declare_query("burdock", "rank", WHOLE), declare_query("burdock", "rank", ANY_NUMBER)),
    ([("changed", "parameter", "get_box.x", False)], declare_query("box", "x", LIST_OF_WHOLE), declare_query("box", "x", LIST_OF_WHOLE, explode=False)),
    ([("changed", "parameter", "get_bluebell.x", False)], declare_query("bluebell", "x", LIST_OF_WHOLE), declare_query("bluebell", "x[]", LIST_OF_WHOLE)),
    ([("added", "code", "get_buckwheat.sort", False)], declare_query("buckwheat", "sort", LETTERS), declare_query("buckwheat", "sort", MORE_LETTERS)),
    ([("removed", "code", "get_bulrush.sort", True)], declare_query("bulrush", "sort", MORE_LETTERS), declare_query("bulrush", "sort", LETTERS)),
    ([("changed", "code", "get_bamboo.sort", False)], declare_query("bamboo", "sort", LETTERS), declare_query("bamboo", "sort", TEXT)),
    ([("changed", "code", "get_balsam.sort", True)], declare_query("balsam", "sort", TEXT), declare_query("balsam", "sort", LETTERS)),
    ([("added", "parameter", "get_borage.headers[X-Key]", True)], declare("borage"), declare_header("borage", required=True)),
    ([("added", "parameter", "get_bryony.headers[X-Key]", False)], declare("bryony"), declare_header("bryony")),
    ([("changed", "parameter", "get_bugle.headers[X-Key]", True)], declare_header("bugle"), declare_header("bugle", required=True)),
    ([("removed", "parameter", "get_betony.headers[X-Key]", True)], declare_header("betony"), declare("betony")),
    ([("changed", "parameter", "get_bergamot.headers[X-Key]", True)], declare_header("bergamot"), declare_header("bergamot", location="cookie")),
    # bodies
    ([("added", "body", "get_cactus", True)], declare("cactus", method="put"), declare_body("cactus", TEXT, required=True)),
    ([("added", "body", "get_caraway", False)], declare("caraway", method="put"), declare_body("caraway", TEXT)),
    ([("removed", "body", "get_carrot", True)], declare_body("carrot", TEXT), declare("carrot", method="put")),
    ([("changed", "body", "get_cedar", True)], declare_body("cedar", TEXT), declare_body("cedar", TEXT, required=True)),
    ([("changed", "body", "get_celery", False)], declare_body("celery", TEXT, required=True), declare_body("celery", TEXT)),
    ([("changed", "body", "get_cherry", True)], declare_body("cherry", TEXT), declare_body("cherry", WHOLE)),
    (
        [("changed", "media type", "get_chamomile", False)],
        declare_body("chamomile", TEXT), declare_body("chamomile", TEXT, "application/merge-patch+json"),
    ),
    ([("changed", "body", "get_chestnut", False)], declare_body("chestnut", declare_fields(a=TEXT)), declare_body("chestnut", declare_fields(a=TEXT), "multipart/form-data")),
    (
        [("changed", "field", "GetChicoryInput.a", True)],
        declare_forms("chicory", declare_fields(a=TEXT), declare_fields(a=TEXT, chicory=TEXT)), declare_forms("chicory", declare_fields(a=TEXT), declare_fields(a=WHOLE, chicory=TEXT)),
    ),
    (
        [("changed", "body", "get_clover", False)],
        declare_body("clover", {"oneOf": [refer_to("CloverCat")]}, schemas={"CloverCat": CAT}),
        declare_body("clover", {"oneOf": [refer_to("CloverCat"), refer_to("CloverDog")]}, schemas={"CloverCat": CAT, "CloverDog": DOG}),
    ),
    (
        [("changed", "body", "get_coconut", True)],
        declare_body("coconut", {"oneOf": [refer_to("CoconutCat"), refer_to("CoconutDog")]}, schemas={"CoconutCat": CAT, "CoconutDog": DOG}),
        declare_body("coconut", {"oneOf": [refer_to("CoconutCat")]}, schemas={"CoconutCat": CAT}),
    ),
    ([("added", "field", "GetCoffeeInput.b", False)], declare_body("coffee", declare_fields(coffee=TEXT, a=TEXT)), declare_body("coffee", declare_fields(coffee=TEXT, a=TEXT, b=TEXT))),
    ([("added", "field", "GetCornInput.b", True)], declare_body("corn", declare_fields(corn=TEXT, a=TEXT)), declare_body("corn", declare_fields("b", corn=TEXT, a=TEXT, b=TEXT))),
    ([("removed", "field", "GetCottonInput.b", True)], declare_body("cotton", declare_fields(cotton=TEXT, a=TEXT, b=TEXT)), declare_body("cotton", declare_fields(cotton=TEXT, a=TEXT))),
    ([("changed", "field", "GetCranberryInput.a", True)], declare_body("cranberry", declare_fields(cranberry=TEXT, a=TEXT)), declare_body("cranberry", declare_fields("a", cranberry=TEXT, a=TEXT))),
    ([("changed", "field", "GetCressInput.a", False)], declare_body("cress", declare_fields("a", cress=TEXT, a=TEXT)), declare_body("cress", declare_fields(cress=TEXT, a=TEXT))),
    ([("removed", "code", "GetCrocusInput.a", True)], declare_body("crocus", declare_fields(crocus=TEXT, a=MORE_LETTERS)), declare_body("crocus", declare_fields(crocus=TEXT, a=LETTERS))),
    ([("changed", "field", "GetCuminInput.a", True)], declare_body("cumin", declare_fields(cumin=TEXT, a={"type": ["string", "null"]})), declare_body("cumin", declare_fields(cumin=TEXT, a=TEXT))),
    ([("changed", "field", "GetCurrantInput.a", False)], declare_body("currant", declare_fields(currant=TEXT, a=TEXT)), declare_body("currant", declare_fields(currant=TEXT, a={"type": ["string", "null"]}))),
    ([("changed", "field", "GetCypressInput.a", False)], declare_body("cypress", declare_fields(cypress=TEXT, a=TEXT)), declare_body("cypress", declare_fields(cypress=TEXT, a={}))),
    ([("changed", "field", "GetCloveInput.a", True)], declare_body("clove", declare_fields(clove=TEXT, a={})), declare_body("clove", declare_fields(clove=TEXT, a=TEXT))),
    # results
    (
        [("changed", "result", "get_daffodil", True)],
        declare("daffodil"),
        declare("daffodil", responses={**build_responses(wrap_in_envelope(TEXT)), "204": {"description": ""}}),
    ),
    ([("changed", "result", "get_dahlia", True)], declare("dahlia"), declare("dahlia", responses=NOTHING)),
    ([("changed", "result", "get_daisy", False)], declare("daisy", responses=NOTHING), declare("daisy")),
    ([("changed", "result", "get_dandelion", True)], declare("dandelion", {"type": "array", "items": TEXT}), declare("dandelion")),
    ([("changed", "result", "get_dewberry", True)], declare("dewberry", {}), declare("dewberry")),
    ([("added", "field", "Dock.b", False)], declare("dock", declare_fields(a=TEXT)), declare("dock", declare_fields("b", a=TEXT, b=TEXT))),
    ([("removed", "field", "Dogwood.b", True)], declare("dogwood", declare_fields(a=TEXT, b=TEXT)), declare("dogwood", declare_fields(a=TEXT))),
    ([("changed", "field", "Duckweed.a", True)], declare("duckweed", declare_fields(a=TEXT)), declare("duckweed", declare_fields(a=WHOLE))),
    ([("changed", "field", "Durian.cost", False)], declare("durian", declare_fields(cost=ANY_NUMBER)), declare("durian", declare_fields(cost=WHOLE))),
    ([("changed", "field", "Elder.cost", True)], declare("elder", declare_fields(cost=WHOLE)), declare("elder", declare_fields(cost=ANY_NUMBER))),
    ([("added", "code", "Elm.a", False)], declare("elm", declare_fields(a=LETTERS)), declare("elm", declare_fields(a=MORE_LETTERS))),
    ([("removed", "code", "Endive.a", False)], declare("endive", declare_fields(a=MORE_LETTERS)), declare("endive", declare_fields(a=LETTERS))),
    ([("changed", "code", "Fennel.a", False)], declare("fennel", declare_fields(a=LETTERS)), declare("fennel", declare_fields(a=TEXT))),
    ([("changed", "code", "Fern.a", False)], declare("fern", declare_fields(a=TEXT)), declare("fern", declare_fields(a=LETTERS))),
    (
        [("removed", "field", "FigOwner.b", True)],
        declare("fig", declare_fields(owner=declare_fields(a=TEXT, b=TEXT))), declare("fig", declare_fields(owner=declare_fields(a=TEXT))),
    ),
    ([("changed", "field", "Flax.a", True)], declare("flax", declare_fields(a={"type": "array", "items": TEXT})), declare("flax", declare_fields(a=LIST_OF_WHOLE))),
    (
        [("changed", "field", "Fir.a", True)],
        declare("fir", declare_fields(a={"type": "object", "additionalProperties": TEXT})),
        declare("fir", declare_fields(a={"type": "object", "additionalProperties": WHOLE})),
    ),
    ([("added", "field", "Garlic.bark", False)], declare("garlic", {"oneOf": [GOAT]}), declare("garlic", {"oneOf": [GOAT, DOG]})),
    ([("removed", "field", "Ginger.bark", True)], declare("ginger", {"oneOf": [HARE, DOG]}), declare("ginger", {"oneOf": [HARE]})),
    (
        [("changed", "struct", "GorseCard", True)],
        declare("gorse", refer_to("GorseCard"), schemas={"GorseCard": declare_fields(a=TEXT)}),
        declare("gorse", refer_to("GorseTicket"), schemas={"GorseTicket": declare_fields(a=TEXT)}),
    ),
    (
        [("changed", "struct", "GrapeCard", True), ("removed", "field", "GrapeCard.b", True)],
        declare("grape", refer_to("GrapeCard"), schemas={"GrapeCard": declare_fields(a=TEXT, b=TEXT)}),
        declare("grape", refer_to("GrapeTicket"), schemas={"GrapeTicket": declare_fields(a=TEXT)}),
    ),
    (
        [("added", "field", "Grass.ours", False), ("removed", "field", "Grass.a", True)],
        declare("grass", declare_fields(a=TEXT)), declare("grass", declare_fields(a={**TEXT, "x-altegio-name": "ours"})),
    ),
    (
        [("changed", "field", "Guava.ours", False)],
        declare("guava", declare_fields(a={**TEXT, "x-altegio-name": "ours"})),
        declare("guava", declare_fields(b={**TEXT, "x-altegio-name": "ours"})),
    ),
    # Equal bodies share a struct until one of them gets another field.
    (
        [("changed", "body", "get_hemp", True), ("added", "field", "GetHempInput.b", False)],
        join(declare_body("hawthorn", declare_fields(hemp=TEXT)), declare_body("hemp", declare_fields(hemp=TEXT))),
        join(declare_body("hawthorn", declare_fields(hemp=TEXT)), declare_body("hemp", declare_fields(hemp=TEXT, b=TEXT))),
    ),
    (
        [("removed", "field", "GetHollyInput.b", True)],
        join(declare_body("heather", declare_fields(holly=TEXT)), declare_body("holly", declare_fields(holly=TEXT, b=TEXT))),
        join(declare_body("heather", declare_fields(holly=TEXT)), declare_body("holly", declare_fields(holly=TEXT))),
    ),
    # One struct replaces another, and both exist before and after.
    (
        [("changed", "result", "get_hyssop", True)],
        join(declare_two("ivy", refer_to("IvyCard"), refer_to("IvyTicket"), IVY), declare("hyssop", refer_to("IvyCard"))),
        join(declare_two("ivy", refer_to("IvyCard"), refer_to("IvyTicket"), IVY), declare("hyssop", refer_to("IvyTicket"))),
    ),
    # A component that two operations shared is replaced by one for each.
    (
        [("changed", "struct", "HazelCard", True)] * 2 + [("removed", "field", "HazelCard.a", True), ("added", "field", "HazelCard.b", False)],
        declare_two("hazel", refer_to("HazelCard"), refer_to("HazelCard"), {"HazelCard": declare_fields(a=TEXT)}),
        declare_two("hazel", declare_fields(a=TEXT), declare_fields(b=TEXT), {}),
    ),
]  # fmt: skip

# Other texts, another order, or another wire format for the same Python surface.
UNCHANGED: list[tuple[Any, Any]] = [
    (declare("lemon", declare_fields(a=TEXT, b=WHOLE)), declare("lemon", declare_fields(b=WHOLE, a={**TEXT, "description": "words", "example": "7"}))),
    (declare("lentil", declare_fields(id={**ANY_NUMBER, "format": "int64"})), declare("lentil", declare_fields(id=WHOLE))),
    (
        declare("lettuce", path="/lettuce/{x}", parameters=[declare_path_parameter("x", {**ANY_NUMBER, "format": "int64"})]),
        declare("lettuce", path="/lettuce/{x}", parameters=[declare_path_parameter("x", WHOLE)]),
    ),
    (declare("lichen", {"oneOf": [CAT, DOG]}), declare("lichen", {"oneOf": [DOG, CAT]})),
    (
        declare_body("lilac", {"oneOf": [refer_to("LilacCat"), refer_to("LilacDog")]}, schemas={"LilacCat": CAT, "LilacDog": DOG}),
        declare_body("lilac", {"oneOf": [refer_to("LilacDog"), refer_to("LilacCat")]}, schemas={"LilacDog": DOG, "LilacCat": CAT}),
    ),
    (
        declare("lily", method="put", requestBody={"content": {"application/json": {"schema": declare_fields(a=TEXT)}}}),
        declare("lily", method="put", requestBody={"content": {
            "application/geo+json": {"schema": declare_fields(b=TEXT)}, "application/json": {"schema": declare_fields(a=TEXT)},
        }}),
    ),
    (declare_forms("lime", declare_fields(a=TEXT), declare_fields(a=TEXT)), declare_forms("lime", declare_fields(b=TEXT), declare_fields(a=TEXT))),
    (
        declare("linden", refer_to("LindenCard"), schemas={"LindenCard": {**declare_fields(a=TEXT), "x-altegio-model": "OurLinden"}}),
        declare("linden", refer_to("LindenTicket"), schemas={"LindenTicket": {**declare_fields(a=TEXT), "x-altegio-model": "OurLinden"}}),
    ),
    (
        declare("lotus", refer_to("Lotus"), schemas={"Lotus": declare_fields(a=TEXT, again=refer_to("Lotus"))}),
        declare("lotus", refer_to("Lotus"), schemas={"Unused": TEXT, "Lotus": declare_fields(a=TEXT, again=refer_to("Lotus"))}),
    ),
    (declare("lupin"), declare("lupin", summary="other words", parameters=[{"name": "Accept", "in": "header", "schema": TEXT}])),
    (declare("loquat"), declare("loquat", security=[{"Partner": []}, {"Partner": []}])),
]  # fmt: skip


def build_whole(parts: list[Any], *, backwards: bool = False):
    """Join many parts into one document."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for some_paths, some_schemas in reversed(parts) if backwards else parts:
        paths |= some_paths
        schemas |= some_schemas
    return build_document(paths, schemas)
