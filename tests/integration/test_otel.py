"""Spans and metrics of OpenTelemetry for calls to FakeAltegio."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from altegio_async import AltegioClient, ConfigurationError, Hooks, RetryPolicy, operations, otel
from altegio_async.errors import (
    AltegioError,
    APIConnectionError,
    APIStatusError,
    NotFoundError,
    QueueTimeoutError,
    ServerError,
)
from altegio_async.hooks import combine_hooks
from altegio_async.rate_limit import RateLimiter
from altegio_async.testing import Answer, FakeAltegio, Size
from tests.support.waiting import wait_until

SMALL = Size(chains=1, locations=1, membership_types=1, gift_card_types=2, clients=3)
QUICK = RetryPolicy(attempts=3, transient_base=0.001, throttled_base=0.001, throttled_floor=0.02)
LIST = "/api/v1/loyalty/certificates"
REFUSED = {"success": False, "data": None, "meta": {"message": "canary message"}}


class Telemetry:
    """An OpenTelemetry SDK that stores spans and metrics in memory."""

    def __init__(self) -> None:
        self.exporter = InMemorySpanExporter()
        self.tracers = TracerProvider(shutdown_on_exit=False)
        self.tracers.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.reader = InMemoryMetricReader()
        self.meters = MeterProvider([self.reader], shutdown_on_exit=False)
        self.tracer = self.tracers.get_tracer("tests")
        self.hooks = otel.create_hooks(tracer_provider=self.tracers, meter_provider=self.meters)

    @property
    def spans(self) -> list[ReadableSpan]:
        return list(self.exporter.get_finished_spans())

    def get_span(self) -> ReadableSpan:
        (span,) = self.spans
        return span

    def get_points(self, name: str) -> list[Any]:
        data = json.loads(self.reader.get_metrics_data().to_json())
        return [
            point
            for resource in data["resource_metrics"]
            for scope in resource["scope_metrics"]
            for metric in scope["metrics"]
            if metric["name"] == name
            for point in metric["data"]["data_points"]
        ]


@pytest.fixture
def telemetry() -> Iterator[Telemetry]:
    telemetry = Telemetry()
    yield telemetry
    telemetry.tracers.shutdown()
    telemetry.meters.shutdown()


@pytest.fixture
async def fake() -> AsyncIterator[FakeAltegio]:
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        yield fake


def make_client(fake: FakeAltegio, hooks: Hooks, **options: Any) -> AltegioClient:
    return AltegioClient(
        fake.partner_token,
        fake.user_token,
        base_url=fake.base_url,
        hooks=hooks,
        **{"rate_limiter": None, "retry": QUICK, **options},
    )


def count(points: list[Any], **attributes: Any) -> float:
    """Return the sum of the values, or of the counts of a histogram, of points with these attributes."""
    wanted = {name.replace("__", "."): value for name, value in attributes.items()}
    return sum(
        point["value"] if "value" in point else point["count"]
        for point in points
        if wanted.items() <= point["attributes"].items()
    )


async def test_a_call_is_one_client_span_with_the_template_of_its_url(
    fake: FakeAltegio, telemetry: Telemetry
):
    location = fake.locations[0]
    async with make_client(fake, telemetry.hooks) as altegio:
        await altegio.gift_cards.list_for_client(location.id, phone=location.client_phones[0])
    span = telemetry.get_span()
    assert span.name == f"GET {LIST}"
    assert span.kind is SpanKind.CLIENT
    assert span.status.status_code is StatusCode.UNSET
    port = int(fake.base_url.split(":")[2].split("/")[0])
    assert span.attributes is not None
    # A busy machine can add waits.
    attributes = {name: value for name, value in span.attributes.items() if ".wait." not in name}
    assert attributes == {
        "altegio.attempts": 1,
        "altegio.operation": "get_client_gift_cards",
        "altegio.request_id": "fake-1",
        "http.request.method": "GET",
        "http.response.status_code": 200,
        "server.address": "127.0.0.1",
        "server.port": port,
        "url.template": LIST,
    }
    (point,) = telemetry.get_points("http.client.request.duration")
    assert point["count"] == 1
    assert point["attributes"]["http.response.status_code"] == 200
    assert point["attributes"]["server.port"] == port


async def test_templates_have_placeholders_and_the_version_of_the_api(
    fake: FakeAltegio, telemetry: Telemetry
):
    location = fake.locations[0].id
    async with make_client(fake, telemetry.hooks) as altegio:
        await altegio.locations.get(location)
        await altegio.request("GET", f"/company/{location}")
        await altegio.v2.team_members.list(location)
    templates = [(span.attributes or {})["url.template"] for span in telemetry.spans]
    assert templates[1] == "/api/v1/{path[0]}/{path[1]}"
    assert templates[0] == f"/api/v1{operations.get_location.endpoint.path}"
    assert "{" in str(templates[0])
    assert str(templates[2]).startswith("/api/v2/")
    assert str(location) not in str(templates)


def test_the_port_is_that_of_the_scheme_if_the_url_names_none():
    for url, port in (("https://api.example/v1/x", 443), ("http://api.example/x", 80), ("http://a:8/x", 8)):
        assert otel._describe_call("get", "GET", url)["server.port"] == port


async def test_retries_are_counted_in_the_span_and_in_the_metrics(fake: FakeAltegio, telemetry: Telemetry):
    fake.inject(Answer(503, REFUSED), times=2)
    async with make_client(fake, telemetry.hooks) as altegio:
        await altegio.locations.get(fake.locations[0].id)
    attributes = telemetry.get_span().attributes or {}
    assert attributes["altegio.attempts"] == 3
    assert attributes["http.request.resend_count"] == 2
    assert attributes["http.response.status_code"] == 200
    assert "error.type" not in attributes
    assert telemetry.get_span().status.status_code is StatusCode.UNSET
    requests = telemetry.get_points("http.client.request.duration")
    assert count(requests, http__response__status_code=503, error__type="503") == 2
    assert count(requests, http__response__status_code=200) == 1
    assert count(telemetry.get_points("altegio.client.retries"), error__type="503") == 2


async def test_waits_after_a_429_are_recorded_by_kind(fake: FakeAltegio, telemetry: Telemetry):
    fake.inject(Answer(429, REFUSED), times=1)
    limiter = RateLimiter(((1, 0.05),))
    async with make_client(fake, telemetry.hooks, rate_limiter=limiter) as altegio:
        await altegio.locations.get(fake.locations[0].id)
    attributes = telemetry.get_span().attributes or {}
    assert attributes["http.request.resend_count"] == 1
    assert attributes["altegio.wait.retry"] >= QUICK.throttled_floor  # type: ignore[operator]
    assert attributes["altegio.wait.permit"] > 0  # type: ignore[operator]
    (point,) = [
        point
        for point in telemetry.get_points("altegio.client.wait.duration")
        if point["attributes"]["altegio.wait.kind"] == "retry"
    ]
    assert point["sum"] == attributes["altegio.wait.retry"]
    assert count(telemetry.get_points("altegio.client.retries"), error__type="429") == 1


async def test_failures_set_the_status_and_the_type_of_the_error(fake: FakeAltegio, telemetry: Telemetry):
    wrong: list[str] = []
    cases = {
        "404": (Answer(404, REFUSED), NotFoundError, 404, 1),
        "503": (Answer(503, REFUSED), ServerError, 503, 3),
        "altegio_async.errors.APIStatusError": (Answer(200, REFUSED), APIStatusError, 200, 1),
        "altegio_async.errors.APIConnectionError": ("close_unanswered", APIConnectionError, None, 3),
    }
    async with make_client(fake, telemetry.hooks) as altegio:
        for name, (fault, kind, status, attempts) in cases.items():
            telemetry.exporter.clear()
            injection = fake.inject(fault)
            with pytest.raises(kind):
                await altegio.locations.get(fake.locations[0].id)
            fake.injections.remove(injection)
            span = telemetry.get_span()
            attributes = span.attributes or {}
            facts = (
                attributes.get("error.type"),
                attributes.get("http.response.status_code"),
                attributes["altegio.attempts"],
                span.status.status_code,
                span.status.description,
                span.events,
            )
            if facts != (name, status, attempts, StatusCode.ERROR, None, ()):
                wrong.append(f"{name}: {facts}")
    assert wrong == []


async def test_a_call_that_gets_no_permit_in_time_is_a_span_without_attempts(
    fake: FakeAltegio, telemetry: Telemetry
):
    limiter = RateLimiter(((1, 60.0),))
    async with make_client(fake, telemetry.hooks, rate_limiter=limiter, max_queue=0) as altegio:
        await altegio.locations.get(fake.locations[0].id)
        telemetry.exporter.clear()
        with pytest.raises(QueueTimeoutError):
            await altegio.locations.get(fake.locations[0].id)
    attributes = telemetry.get_span().attributes or {}
    assert attributes["altegio.attempts"] == 0
    assert attributes["error.type"] == "altegio_async.errors.QueueTimeoutError"
    assert count(telemetry.get_points("http.client.request.duration")) == 1


async def test_a_cancelled_call_ends_its_span_and_its_request(fake: FakeAltegio, telemetry: Telemetry):
    fake.inject("no_answer")
    async with make_client(fake, telemetry.hooks) as altegio:
        call = asyncio.create_task(altegio.locations.get(fake.locations[0].id))
        assert await wait_until(lambda: len(fake.requests) == 1)
        assert telemetry.spans == []
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
    span = telemetry.get_span()
    assert (span.attributes or {})["error.type"] == "asyncio.exceptions.CancelledError"
    assert (span.attributes or {})["altegio.attempts"] == 1
    assert span.status.status_code is StatusCode.ERROR
    requests = telemetry.get_points("http.client.request.duration")
    assert count(requests, error__type="asyncio.exceptions.CancelledError") == 1


async def test_concurrent_calls_have_the_spans_of_their_tasks_as_parents(
    fake: FakeAltegio, telemetry: Telemetry
):
    location = fake.locations[0].id
    fake.inject(Answer(503, REFUSED), times=3)

    async def work(name: str) -> None:
        with telemetry.tracer.start_as_current_span(name) as parent:
            await altegio.locations.get(location)
            assert trace.get_current_span() is parent
            await altegio.request("GET", f"/company/{location}")
            assert trace.get_current_span() is parent

    with telemetry.tracer.start_as_current_span("outer") as outer:
        async with make_client(fake, telemetry.hooks) as altegio, asyncio.TaskGroup() as group:
            for index in range(8):
                group.create_task(work(f"task {index}"))
        assert trace.get_current_span() is outer
    spans = {span.context.span_id: span for span in telemetry.spans if span.context}
    parents = [
        spans[span.parent.span_id].name
        for span in spans.values()
        if span.kind is SpanKind.CLIENT and span.parent
    ]
    assert sorted(parents) == sorted(f"task {index}" for index in [*range(8), *range(8)])
    outer_context = outer.get_span_context()
    assert {
        span.parent.span_id for span in spans.values() if span.parent and span.name.startswith("task")
    } == {outer_context.span_id}
    assert {span.context.trace_id for span in spans.values() if span.context} == {outer_context.trace_id}


async def test_calls_of_a_pager_and_of_a_bulk_job_have_the_span_of_their_caller_as_parent(
    fake: FakeAltegio, telemetry: Telemetry
):
    location = fake.locations[0]
    async with make_client(fake, telemetry.hooks) as altegio:
        with telemetry.tracer.start_as_current_span("outer") as outer:
            async for _ in altegio.clients.search(location.id, fields=["id"]):
                assert trace.get_current_span() is outer
            async for _ in altegio.bulk.gift_cards(
                [(location.id, phone) for phone in location.client_phones]
            ):
                assert trace.get_current_span() is outer
        assert trace.get_current_span() is trace.INVALID_SPAN
    outer_id = outer.get_span_context().span_id
    calls = [span for span in telemetry.spans if span.kind is SpanKind.CLIENT]
    assert len(calls) > len(location.client_phones)
    assert {span.parent.span_id if span.parent else None for span in calls} == {outer_id}


async def test_the_span_is_current_during_its_requests(fake: FakeAltegio, telemetry: Telemetry):
    seen: list[Any] = []

    async def note(request: Any, send: Any) -> Any:
        seen.append(trace.get_current_span().get_span_context().span_id)
        return await send(request)

    async with make_client(fake, telemetry.hooks, middlewares=[note]) as altegio:
        await altegio.locations.get(fake.locations[0].id)
    context = telemetry.get_span().context
    assert context is not None
    assert seen == [context.span_id]
    assert trace.get_current_span() is trace.INVALID_SPAN


async def test_a_dropped_call_does_not_change_the_context_of_the_garbage_collection(
    fake: FakeAltegio, telemetry: Telemetry, caplog: pytest.LogCaptureFixture
):
    class Pending:
        def __await__(self) -> Iterator[None]:
            yield

    async def wait(_request: Any, _send: Any) -> Any:
        await Pending()

    async with make_client(fake, telemetry.hooks, middlewares=[wait]) as altegio:
        call = altegio.locations.get(fake.locations[0].id)
        await asyncio.create_task(run_first_step(call))
        with telemetry.tracer.start_as_current_span("other") as other:
            del call
            gc.collect()
            assert trace.get_current_span() is other
    assert [span.name for span in telemetry.spans] == [
        f"GET /api/v1{operations.get_location.endpoint.path}",
        "other",
    ]
    assert (telemetry.spans[0].attributes or {})["error.type"] == "builtins.GeneratorExit"
    assert caplog.records == []


async def run_first_step(call: Any) -> None:
    call.send(None)


async def test_drift_is_counted_by_operation(fake: FakeAltegio, telemetry: Telemetry):
    fake.inject(Answer(200, {"success": "true", "data": {"id": "5"}, "meta": []}))
    async with make_client(fake, telemetry.hooks) as altegio:
        await altegio.locations.get(fake.locations[0].id)
        drifted = altegio.stats.drifted_values
    assert drifted > 0
    points = telemetry.get_points("altegio.client.drift")
    assert count(points, altegio__operation="get_location") == drifted


async def test_no_span_and_no_metric_contains_a_phone_a_token_a_query_or_a_body(
    fake: FakeAltegio, telemetry: Telemetry
):
    location = fake.locations[0]
    phone = location.client_phones[0]
    message = {"success": False, "data": None, "meta": {"message": f"canary {fake.user_token}"}}
    echo = {"X-Request-Id": f"id-{fake.user_token}"}
    fake.inject(alter=lambda answer: replace(answer, headers=echo), times=1)
    async with make_client(fake, telemetry.hooks) as altegio:
        await altegio.gift_cards.list_for_client(location.id, phone=phone)
        with pytest.raises(AltegioError):
            await altegio.request("GET", f"/clients/{phone}", query={"phone": phone})
        for answer in (
            Answer(422, message, echo),
            Answer(200, {"success": True, "data": {f"canary {phone}": "5"}, "meta": []}),
        ):
            fake.inject(answer, times=1)
            with pytest.raises(AltegioError):
                await altegio.with_options(strict=True).clients.create(
                    location.id, name="canary name", phone=phone
                )
    data = telemetry.reader.get_metrics_data()
    text = "".join(span.to_json() for span in telemetry.spans) + (data.to_json() if data else "")
    assert len(telemetry.spans) == 4
    secrets = ("canary", phone, phone.lstrip("+"), fake.partner_token, fake.user_token, "?")
    assert [secret for secret in secrets if secret in text] == []


async def test_a_token_provider_is_recorded_as_a_wait_and_a_renewal_as_a_retry(
    fake: FakeAltegio, telemetry: Telemetry
):
    fake.inject(Answer(401, REFUSED), times=1)

    async def provide() -> str:
        await asyncio.sleep(0.005)
        return fake.user_token

    async with AltegioClient(
        fake.partner_token,
        base_url=fake.base_url,
        hooks=telemetry.hooks,
        rate_limiter=None,
        token_provider=provide,
    ) as altegio:
        await altegio.gift_cards.list_for_user(fake.locations[0].id)
    attributes = telemetry.get_span().attributes or {}
    assert attributes["altegio.attempts"] == 2
    assert "altegio.wait.token" in attributes
    assert count(telemetry.get_points("altegio.client.retries"), error__type="401") == 1


async def test_combined_hooks_call_all_and_a_failing_hook_stops_none(
    fake: FakeAltegio, telemetry: Telemetry, caplog: pytest.LogCaptureFixture
):
    seen: list[Any] = []

    def fail(_event: Any) -> Any:
        raise RuntimeError("a failing hook")

    ended: list[str] = []

    def start(event: Any) -> Any:
        seen.append(event)
        return seen.append

    def start_outer(_event: Any) -> Any:
        return lambda _event: ended.append(f"outer after {len(seen)} events")

    failing = Hooks(on_request=fail, on_call=fail)
    outer, inner = Hooks(on_call=start_outer), Hooks(on_request=seen.append, on_call=start)
    async with make_client(fake, combine_hooks(failing, outer, telemetry.hooks, inner)) as altegio:
        await altegio.gift_cards.list_for_user(fake.locations[0].id)
    assert [type(event).__name__ for event in seen] == ["CallEvent", "RequestEvent", "CallEndEvent"]
    assert ended == ["outer after 3 events"]  # in reverse order
    assert (seen[2].attempts, seen[2].status, seen[2].error) == (1, 200, None)
    assert seen[0].url_template.startswith(fake.base_url)
    assert len(telemetry.spans) == 1
    assert [record.getMessage() for record in caplog.records] == ["a hook failed"] * 2


def test_combined_hooks_have_every_hook():
    calls: list[tuple[int, object]] = []
    first, second = (
        Hooks(**{name: partial(lambda *call: calls.append(call), number) for name in Hooks.__struct_fields__})
        for number in (1, 2)
    )
    combined = combine_hooks(first, Hooks(), second)
    for name in Hooks.__struct_fields__:
        getattr(combined, name)(name)
    assert calls == [(number, name) for name in Hooks.__struct_fields__ for number in (1, 2)]
    assert combine_hooks(Hooks(), Hooks()) == Hooks()
    for wrong in (None, [Hooks()], print):
        with pytest.raises(ConfigurationError, match=r"hooks must be Hooks\(...\), got"):
            combine_hooks(Hooks(), wrong)


def test_the_hooks_name_the_extra_if_opentelemetry_is_not_installed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "opentelemetry.trace", None)
    with pytest.raises(ConfigurationError, match=r"extra 'otel': pip install opentelemetry-api$"):
        otel.create_hooks()
