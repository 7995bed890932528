from __future__ import annotations

import asyncio
import logging

import pytest

from altegio_async._core.operation import AuthLevel, Endpoint, Operation
from altegio_async._core.redact import Secret
from altegio_async._pipeline.call import Call
from altegio_async._pipeline.credentials import Credentials
from altegio_async._pipeline.retry import RetryPolicy
from altegio_async._rate_limit.limiter import RateLimiter
from altegio_async._transport.connection_slots import ConnectionSlots
from altegio_async.errors import (
    AltegioError,
    APIConnectionError,
    APIResponseError,
    APITimeoutError,
    AuthenticationError,
    ClientClosedError,
    ConfigurationError,
    DeadlineExceededError,
    NotFoundError,
    QueueTimeoutError,
    RateLimitError,
    ServerError,
    TokenProviderError,
)
from altegio_async.hooks import Hooks
from tests.support.measures import record_figure
from tests.support.pipelines import READ, WRITE, make_error_response, make_pipeline, make_response
from tests.support.virtual_time import read_loop_time, run_in_virtual_time

OK = make_response(data=5)
LOST = APIConnectionError("lost")
UNSENT = APIConnectionError("refused", sent=False)


def run_call(operation, *steps, **options):
    """Run a call. Return its result or error, its transport and the virtual seconds."""

    async def main():
        pipeline, transport = make_pipeline(*steps, **options)
        begun = read_loop_time()
        try:
            result = await pipeline.call(operation)
        except AltegioError as error:
            result = error
        return result, transport, read_loop_time() - begun

    return run_in_virtual_time(main)


def test_a_call_sends_the_right_request_and_returns_its_result():
    result, transport, _ = run_call(READ, OK, language="en-US", timeout=7)
    (request,) = transport.requests
    assert result == 5
    assert (request.method, request.url) == ("GET", "https://api.alteg.io/api/v1/things/1")
    assert request.headers["Accept-Language"] == "en-US"
    assert "Authorization" not in request.headers
    assert request.authorization.reveal() == "Bearer partner-token-1, User user-token-1"
    assert request.timeout == 7


@pytest.mark.parametrize(
    ("level", "header"),
    [
        (AuthLevel.NONE, None),
        (AuthLevel.PARTNER, "Bearer partner-token-1"),
        (AuthLevel.USER, "Bearer partner-token-1, User user-token-1"),
    ],
)
def test_each_level_of_authorisation_has_its_header(level, header):
    _, transport, _ = run_call(
        Operation(Endpoint(id="x", method="GET", path="/x", result=int, auth=level)), OK
    )
    authorization = transport.requests[0].authorization
    assert (authorization.reveal() if authorization else None) == header


def test_a_missing_token_is_an_error_before_anything_is_sent():
    error, transport, _ = run_call(READ, OK, user_token=None)
    assert isinstance(error, ConfigurationError)
    assert "auth.login" in str(error)
    assert (transport.requests, error.operation) == ([], "read_thing")
    result, _, _ = run_call(
        Operation(Endpoint(id="x", method="POST", path="/x", result=int, auth=AuthLevel.PARTNER)),
        OK,
        user_token=None,
    )
    assert result == 5


RETRIED = [
    (READ, LOST, True), (READ, UNSENT, True), (READ, make_error_response(503), True), (READ, make_error_response(429), True), (READ, make_error_response(408), True),
    (READ, make_error_response(404), False), (READ, make_error_response(401), False), (READ, make_response(b"<html>"), False), (READ, make_error_response(301), False),
    (READ, make_error_response(200, "Rate limit exceeded, try again in 0 seconds"), True), (READ, APITimeoutError("slow"), True),
    (WRITE, LOST, False), (WRITE, UNSENT, True), (WRITE, make_error_response(503), False), (WRITE, make_error_response(429), True), (WRITE, APITimeoutError("slow"), False),
    (WRITE, make_error_response(200, "Rate limit exceeded, try again in 0 seconds"), False), (WRITE, make_response(b""), None),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "step", "again"), RETRIED)
def test_requests_are_repeated_by_the_retry_policy(operation, step, again):
    result, transport, _ = run_call(operation, step, OK)
    if again is None:  # an empty success of an untyped operation
        assert (result, len(transport.requests)) == (None, 1)
    elif again:
        assert (result, len(transport.requests)) == (5, 2)
    else:
        assert isinstance(result, AltegioError)
        assert (len(transport.requests), result.attempts, result.operation) == (1, 1, operation.endpoint.id)


@pytest.mark.parametrize("failures", [0, 1, 2])
def test_a_call_ends_with_the_first_success(failures):
    result, transport, _ = run_call(READ, *[make_error_response(502)] * failures, OK)
    assert (result, len(transport.requests)) == (5, failures + 1)


def test_attempts_are_bounded_and_counted():
    error, transport, took = run_call(READ, make_error_response(503, X_Request_Id="req-7"))
    assert isinstance(error, ServerError)
    assert (len(transport.requests), error.attempts, error.request_id) == (3, 3, "req-7")
    assert took <= 0.05 + 0.1
    assert len(run_call(READ, LOST, retry=RetryPolicy(attempts=1))[1].requests) == 1


def test_the_hint_of_the_server_is_waited_for_unless_it_is_too_long():
    _, transport, took = run_call(READ, make_error_response(429, Retry_After="30"), OK)
    assert 30 <= took <= 30.06
    error, transport, took = run_call(READ, make_error_response(429, Retry_After="121"), OK, deadline=1000)
    assert isinstance(error, RateLimitError)
    assert (len(transport.requests), took, error.retry_after) == (1, 0, 121)
    error, _, took = run_call(READ, make_error_response(429, Retry_After="100"), OK, deadline=99)
    assert (type(error), took) == (RateLimitError, 0)  # the deadline comes first


@pytest.mark.parametrize("hint", [{}, {"Retry_After": "0"}, {"Retry_After": "-3"}, {"Retry_After": "NaN"}])
def test_a_retry_after_a_429_waits_at_least_a_second(hint):
    _, _, took = run_call(READ, make_error_response(429, **hint), OK)
    assert 1.0 <= took <= 2.0


def test_a_refusal_pauses_the_limiter_for_all_callers():
    async def main():
        limiter = RateLimiter(clock=read_loop_time)
        pipeline, _ = make_pipeline(make_error_response(429, Retry_After="9"), OK, limiter=limiter)
        first = asyncio.create_task(pipeline.call(READ))
        await asyncio.sleep(0.5)
        assert not limiter.try_acquire()
        await pipeline.call(READ)
        assert read_loop_time() >= 9
        await first

    run_in_virtual_time(main)


def test_an_outage_is_not_multiplied():
    async def main():
        pipeline, transport = make_pipeline(make_error_response(503))
        for _ in range(1000):
            with pytest.raises(ServerError):
                await pipeline.call(READ)
        return len(transport.requests) / 1000

    each = run_in_virtual_time(main)
    record_figure("requests per call in an outage of 1,000 calls", f"{each:.3f}", "<= 1.10")
    assert each <= 1.10


async def never(_request):
    await asyncio.Event().wait()


async def slow(request):
    await asyncio.sleep(request.timeout)
    raise APITimeoutError("slow")


def test_the_deadline_covers_attempts_and_waits():
    error, transport, took = run_call(READ, slow, timeout=4, deadline=10, retry=RetryPolicy(attempts=9))
    assert isinstance(error, DeadlineExceededError)
    assert took == pytest.approx(10, abs=0.01)
    assert [round(request.timeout) for request in transport.requests] == [4, 4, 2]
    assert error.attempts == 3


def test_a_deadline_shorter_than_the_timeout_is_the_deadline():
    error, _, took = run_call(WRITE, slow, timeout=30, deadline=2)
    assert (type(error), took) == (DeadlineExceededError, 2)


def test_the_deadline_starts_with_the_first_permit():
    async def main():
        limiter = RateLimiter(clock=read_loop_time)
        limiter.penalise(500)
        pipeline, _ = make_pipeline(OK, limiter=limiter, deadline=5)
        await pipeline.call(READ)
        return read_loop_time()

    assert run_in_virtual_time(main) == pytest.approx(500, abs=0.01)


def test_a_retry_does_not_wait_for_its_permit_past_the_deadline():
    async def main():
        limiter = RateLimiter(clock=read_loop_time)
        told = []

        async def fail(_request):
            limiter.penalise(500)
            raise APIConnectionError("lost")

        hooks = Hooks(on_give_up=told.append)
        pipeline, transport = make_pipeline(fail, limiter=limiter, deadline=5, hooks=hooks)
        with pytest.raises(APIConnectionError, match="lost") as raised:
            await pipeline.call(READ)
        assert (raised.value.operation, raised.value.attempts, len(transport.requests)) == (
            "read_thing",
            1,
            1,
        )
        assert [event.reason for event in told] == ["no permit is available before the deadline"]
        return read_loop_time()

    assert run_in_virtual_time(main) <= 5


def test_a_retry_is_queued_ahead_of_first_attempts():
    async def main():
        limiter = RateLimiter(((5, 0.5),), clock=read_loop_time)
        pipeline, transport = make_pipeline(make_error_response(503), OK, limiter=limiter, deadline=3)
        assert await asyncio.gather(*(pipeline.call(READ) for _ in range(60))) == [5] * 60
        return transport.times

    times = run_in_virtual_time(main)
    assert len(times) == 61
    assert times[-1] == pytest.approx(12 * 0.5)


def test_max_queue_raises_at_once_and_bounds_a_wait_that_grows():
    async def main():
        limiter = RateLimiter(clock=read_loop_time)
        limiter.penalise(10)
        pipeline, transport = make_pipeline(OK, limiter=limiter, max_queue=3)
        with pytest.raises(QueueTimeoutError) as raised:
            await pipeline.call(READ)
        assert (read_loop_time(), raised.value.operation, raised.value.attempts) == (0, "read_thing", 0)
        assert raised.value.wait == pytest.approx(10)
        await asyncio.sleep(8)
        call = asyncio.create_task(pipeline.call(READ))
        await asyncio.sleep(1)
        limiter.penalise(100)  # another call was refused
        with pytest.raises(QueueTimeoutError):
            await call
        assert read_loop_time() == pytest.approx(11, abs=0.1)
        assert transport.requests == []

    run_in_virtual_time(main)


def test_a_hanging_middleware_is_cancelled_at_the_deadline():
    async def hang(_request, _send):
        await asyncio.sleep(10_000)

    error, _, took = run_call(READ, OK, middlewares=(hang,), deadline=6)
    assert (type(error), took) == (DeadlineExceededError, pytest.approx(6, abs=0.01))


def test_middlewares_wrap_every_attempt_first_one_outermost():
    seen = []

    def make_named_middleware(name):
        async def middleware(request, send):
            seen.append(f"{name} {request.template}")
            answer = await send(request)
            seen.append(f"{name} {answer.status}")
            return answer

        return middleware

    result, _, _ = run_call(
        READ,
        make_error_response(503),
        OK,
        middlewares=(make_named_middleware("a"), make_named_middleware("b")),
    )
    assert result == 5
    once = ["a /things/{id}", "b /things/{id}"]
    assert seen == [*once, "b 503", "a 503", *once, "b 200", "a 200"]


def test_the_provider_supplies_the_first_token_and_renews_it_once():
    tokens = iter(["first", "second", "third"])

    async def provider():
        await asyncio.sleep(1)
        return next(tokens)

    result, transport, _ = run_call(READ, make_error_response(401), OK, provider=provider, user_token=None)
    assert result == 5
    assert [request.authorization.reveal() for request in transport.requests] == [
        "Bearer partner-token-1, User first",
        "Bearer partner-token-1, User second",
    ]
    error, transport, _ = run_call(READ, make_error_response(401), OK, OK, provider=None)
    assert (type(error), len(transport.requests)) == (AuthenticationError, 1)
    tokens = iter(["a", "b", "c"])
    error, transport, _ = run_call(READ, make_error_response(401), provider=provider)
    assert (type(error), len(transport.requests), error.attempts) == (AuthenticationError, 2, 2)


def test_100_calls_with_an_expired_token_renew_it_once():
    asked = 0
    valid = "user-token-1"

    async def provider():
        nonlocal asked, valid
        asked += 1
        await asyncio.sleep(0.2)
        valid = f"renewed-{asked}"
        return valid

    async def serve(request):
        good = request.authorization.reveal().endswith(valid)
        # Some 401 responses arrive long after the renewal that they require.
        await asyncio.sleep(0.01 * (len(transport.requests) % 50))
        return OK if good else make_error_response(401)

    async def main():
        nonlocal transport, valid
        pipeline, transport = make_pipeline(serve, provider=provider)
        valid = "another"
        return await asyncio.gather(*(pipeline.call(READ) for _ in range(100)))

    transport = None
    assert run_in_virtual_time(main) == [5] * 100
    record_figure("renewals for 100 calls with a stale token", asked, "1")
    assert asked == 1
    assert len(transport.requests) <= 200


def test_a_cancelled_caller_does_not_cancel_the_renewal_of_others():
    asked = 0

    async def provider():
        nonlocal asked
        asked += 1
        await asyncio.sleep(1)
        return "fresh"

    async def main():
        pipeline, _ = make_pipeline(OK, provider=provider, user_token=None)
        calls = [asyncio.create_task(pipeline.call(READ)) for _ in range(3)]
        await asyncio.sleep(0.5)
        calls[0].cancel()
        return await asyncio.gather(*calls, return_exceptions=True)

    first, *others = run_in_virtual_time(main)
    assert (type(first), others, asked) == (asyncio.CancelledError, [5, 5], 1)


def test_a_provider_that_hangs_is_abandoned_at_the_deadline():
    for steps, token in (((OK,), None), ((make_error_response(401),), "stale")):
        error, _, took = run_call(READ, *steps, provider=never_token, user_token=token, deadline=8)
        assert (type(error), took) == (DeadlineExceededError, pytest.approx(8, abs=0.01))
        assert error.operation == "read_thing"


async def never_token():
    await asyncio.Event().wait()


@pytest.mark.parametrize("token", ["", "bad token", "bad\ntoken", 5])
def test_a_malformed_token_of_the_provider_is_refused(token):
    async def provider():
        return token

    error, transport, _ = run_call(READ, OK, provider=provider, user_token=None)
    assert (type(error), transport.requests) == (ConfigurationError, [])


@pytest.mark.parametrize(
    ("steps", "token", "attempts"), [((OK,), None, 0), ((make_error_response(401),), "stale", 1)]
)
def test_an_error_of_the_provider_is_the_cause_of_the_token_error(steps, token, attempts):
    fault = OSError("vault down, key hush-hush")

    async def provider():
        await asyncio.sleep(1)
        raise fault

    async def main():
        pipeline, transport = make_pipeline(*steps, provider=provider, user_token=token)
        errors = await asyncio.gather(*(pipeline.call(READ) for _ in range(3)), return_exceptions=True)
        return errors, transport

    errors, transport = run_in_virtual_time(main)
    assert len({id(error) for error in errors}) == 3
    for error in errors:
        assert (type(error), error.__cause__, error.attempts) == (TokenProviderError, fault, attempts)
        assert str(error).startswith("read_thing: token_provider raised OSError")
    assert len(transport.requests) == 3 * attempts


def test_closing_ends_every_kind_of_wait():
    async def main():
        limiter = RateLimiter(clock=read_loop_time)
        limiter.penalise(100)
        queued, one = make_pipeline(OK, limiter=limiter)
        waiting, _ = make_pipeline(make_error_response(503, Retry_After="60"))
        asking, _ = make_pipeline(OK, provider=never_token, user_token=None)
        calls = [
            asyncio.create_task(pipeline.call(READ))
            for pipeline in (queued, waiting, asking)
            for _ in range(5)
        ]
        await asyncio.sleep(1)
        for pipeline in (queued, waiting, asking):
            await pipeline.aclose()
            await pipeline.aclose()
        errors = await asyncio.gather(*calls, return_exceptions=True)
        assert [type(error) for error in errors] == [ClientClosedError] * 15
        assert {error.operation for error in errors} == {"read_thing"}
        assert read_loop_time() == pytest.approx(1, abs=0.01)
        with pytest.raises(ClientClosedError, match="the client is closed"):
            await queued.call(READ)
        assert one.requests == []
        assert len(asyncio.all_tasks()) == 1

    run_in_virtual_time(main)


def test_closing_at_the_moment_a_wait_expires_raises_no_error():
    async def main():
        pipeline, _ = make_pipeline(OK, provider=never_token, user_token=None, deadline=1)
        call = asyncio.create_task(pipeline.call(READ))
        asyncio.get_running_loop().call_at(1.0, pipeline.scope.close)
        with pytest.raises((ClientClosedError, DeadlineExceededError)):
            await call

    run_in_virtual_time(main)


def make_watcher():
    seen = []
    hooks = Hooks(
        on_request=seen.append,
        on_response=seen.append,
        on_retry=seen.append,
        on_give_up=seen.append,
        on_drift=seen.append,
    )
    return seen, hooks


def test_every_decision_is_visible_through_a_hook_and_one_log_line(caplog):
    caplog.set_level(logging.INFO, "altegio_async")
    seen, hooks = make_watcher()
    run_call(
        READ,
        make_error_response(503, X_Request_Id="r1"),
        make_response({"success": "true", "data": 5}, headers={"X-Request-Id": "r2"}),
        hooks=hooks,
    )
    names = [type(event).__name__ for event in seen]
    assert names == [
        "RequestEvent",
        "ResponseEvent",
        "RetryEvent",
        "RequestEvent",
        "ResponseEvent",
        "DriftEvent",
    ]
    assert (seen[1].status, seen[1].request_id, type(seen[1].error)) == (503, "r1", ServerError)
    assert (seen[2].attempt, seen[2].error) == (1, seen[1].error)
    assert (seen[4].attempt, seen[4].status, seen[4].error) == (2, 200, None)
    lines = [record.getMessage() for record in caplog.records]
    assert len(lines) == 2
    assert lines[0].startswith("read_thing: attempt 1 failed (ServerError 503, request id r1), next in 0.0")
    assert [record.levelname for record in caplog.records] == ["INFO", "INFO"]
    assert lines[1] == (
        "read_thing: 1 values were not as documented, the first at $.success: string instead of boolean, request id r2"
    )
    assert seen[5].request_id == "r2"


async def raise_no_token():
    raise RuntimeError("canary")


@pytest.mark.parametrize(
    ("options", "after", "line"),
    [
        ({"limiter": RateLimiter(((1, 60.0),)), "max_queue": 0}, 1, "(QueueTimeoutError: the rate limiter's queue is longer than 0 s)"),
        ({"provider": raise_no_token, "user_token": None}, 0, "(TokenProviderError: token_provider raised RuntimeError)"),
        ({"provider": never_token, "user_token": None, "deadline": 1}, 0, "(DeadlineExceededError: the deadline passed while the call waited)"),
    ],
)  # fmt: skip
def test_a_failure_outside_of_the_attempts_is_one_warning_with_its_reason(options, after, line, caplog):
    caplog.set_level(logging.INFO, "altegio_async")

    async def main():
        pipeline, _ = make_pipeline(OK, **options)
        for _ in range(after):
            await pipeline.call(READ)
        with pytest.raises(AltegioError):
            await pipeline.call(READ)

    run_in_virtual_time(main)
    shown = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert shown == [("WARNING", f"read_thing: failed after 0 attempts {line}")]


@pytest.mark.parametrize(
    ("status", "options", "line"),
    [
        (503, {"limiter": RateLimiter(((1, 60.0),)), "deadline": 30}, "(ServerError 503), not retried: no permit is available before the deadline"),
        (401, {"provider": raise_no_token}, "(AuthenticationError 401), not retried: the user token was not renewed"),
    ],
)  # fmt: skip
def test_a_retry_that_cannot_be_sent_is_one_warning_with_its_reason(status, options, line, caplog):
    error, transport, _ = run_call(READ, make_error_response(status), OK, **options)
    assert isinstance(error, AltegioError)
    assert len(transport.requests) == 1
    shown = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert shown == [f"read_thing: attempt 1 failed {line}"]


def test_waits_of_a_call_are_added_by_kind_without_those_of_less_than_a_millisecond():
    call = Call(READ, "", {}, None)
    call.note_wait("retry", 0.0009)
    assert call.waits is None
    for kind, seconds in (("permit", 0.5), ("retry", 2.0), ("permit", 0.25), ("permit", 0.0009)):
        call.note_wait(kind, seconds)
    assert call.waits == {"permit": 0.75, "retry": 2.0}


def test_a_call_that_waits_for_a_connection_until_its_deadline_is_one_warning(caplog):
    async def main():
        pipeline, transport = make_pipeline(OK, deadline=1)
        transport.slots = ConnectionSlots(1)
        assert transport.slots.try_acquire()
        with pytest.raises(DeadlineExceededError):
            await pipeline.call(READ)

    run_in_virtual_time(main)
    assert [record.getMessage() for record in caplog.records] == [
        "read_thing: failed after 0 attempts (DeadlineExceededError: no connection was available before the deadline)"
    ]


def test_calls_of_a_closed_client_are_warnings(caplog):
    async def main():
        pipeline, _ = make_pipeline(make_error_response(503), retry=RetryPolicy(transient_base=100, cap=100))
        call = asyncio.create_task(pipeline.call(READ))
        await asyncio.sleep(0.001)
        pipeline.scope.close()
        for doomed in (call, pipeline.call(READ)):
            with pytest.raises(ClientClosedError):
                await doomed

    run_in_virtual_time(main)
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [
        "read_thing: failed after 1 attempts (ClientClosedError: the client was closed during the call)",
        "read_thing: failed after 0 attempts (ClientClosedError: the client is closed)",
    ]


@pytest.mark.parametrize(
    ("step", "options", "reason"),
    [
        (make_error_response(404), {}, "status 404 is final"),
        (make_error_response(503), {"retry": RetryPolicy(attempts=1)}, "no attempt is left"),
        (
            make_error_response(503, Retry_After="999"),
            {},
            "the server asks for a longer wait than the retry policy allows",
        ),
        (
            make_error_response(503, Retry_After="60"),
            {"deadline": 50},
            "the deadline is earlier than the next attempt",
        ),
    ],
)
def test_giving_up_reports_the_reason(step, options, reason, caplog):
    caplog.set_level(logging.INFO, "altegio_async")
    seen, hooks = make_watcher()
    error, _, _ = run_call(READ, step, hooks=hooks, **options)
    assert (seen[-1].reason, seen[-1].error, seen[-1].attempt) == (reason, error, 1)
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        (
            "WARNING",
            f"read_thing: attempt 1 failed ({type(error).__name__} {error.status}), not retried: {reason}",
        )
    ]


@pytest.mark.parametrize(
    ("operation", "step", "options", "line"),
    [
        (WRITE, make_error_response(503), {}, "ServerError 503), not retried: a write that may have been carried out is not retried"),
        (WRITE, APITimeoutError("no response"), {}, "APITimeoutError: no response), not retried: a write that may have been sent is not retried"),
        (READ, make_error_response(403, CF_Ray="8f-FRA"), {}, "PermissionDeniedError 403, request id 8f-FRA), not retried: status 403 is final"),
        (READ, make_response(b"<html>"), {}, "APIResponseError 200), not retried: another response would be the same"),
        (READ, APIConnectionError("TLS failed", sent=False, retriable=False), {}, "APIConnectionError: TLS failed), not retried: another attempt cannot succeed"),
        (READ, make_error_response(404, X_Request_Id="a\x1b[31m\u202eb" + "c" * 500), {}, f"NotFoundError 404, request id a?[31m?b{'c' * 92}), not retried: status 404 is final"),
    ],
)  # fmt: skip
def test_the_failure_of_a_call_is_a_warning_with_its_cause_and_reason(operation, step, options, line, caplog):
    caplog.set_level(logging.INFO, "altegio_async")
    run_call(operation, step, **options)
    assert [(record.name, record.levelname) for record in caplog.records] == [("altegio_async", "WARNING")]
    assert caplog.records[0].getMessage() == f"{operation.endpoint.id}: attempt 1 failed ({line}"


def test_a_deadline_that_passes_is_named_as_the_reason(caplog):
    async def answer(_request):
        await asyncio.sleep(5)
        raise APITimeoutError("slow")

    run_call(READ, answer, deadline=5)
    assert caplog.records[-1].getMessage().endswith("not retried: the deadline passed")


def test_debug_lines_have_the_request_id(caplog):
    caplog.set_level(logging.DEBUG, "altegio_async")
    run_call(READ, make_response(data=5, headers={"X-Request-Id": "r7"}))
    assert caplog.records[0].getMessage().endswith(" ms, request id r7")


def test_a_message_in_a_200_never_repeats_a_write():
    message = "Rate limit exceeded, try again in 3 seconds"
    error, transport, _ = run_call(WRITE, make_error_response(200, message))
    assert (type(error), error.retry_after, len(transport.requests)) == (RateLimitError, 3, 1)
    result, transport, took = run_call(READ, make_error_response(200, message), make_response(data=5))
    assert (result, len(transport.requests)) == (5, 2)
    assert took >= 3


def test_an_exhausted_quota_is_reported_as_the_reason():
    async def main():
        seen, hooks = make_watcher()
        pipeline, _ = make_pipeline(make_error_response(503), hooks=hooks)
        pipeline.quota.left = 13
        with pytest.raises(ServerError):
            await pipeline.call(READ)
        return seen[-1].reason

    assert run_in_virtual_time(main) == "the retry quota is used up"


def test_hooks_that_raise_do_not_affect_calls(caplog):
    def broken(_event):
        raise ZeroDivisionError

    hooks = Hooks(on_request=broken, on_response=broken, on_retry=broken, on_drift=broken, on_give_up=broken)
    result, _, _ = run_call(
        READ, make_error_response(503), make_response({"success": 1, "data": 5}), hooks=hooks
    )
    assert result == 5
    assert type(run_call(READ, make_error_response(404), hooks=hooks)[0]) is NotFoundError
    assert sum(record.getMessage() == "a hook failed" for record in caplog.records) == 6 + 3


def test_the_statistics_count_requests_failures_and_retries():
    async def main():
        pipeline, _ = make_pipeline(
            make_error_response(429), make_response({"success": 1, "data": 5}), make_error_response(404)
        )
        await pipeline.call(READ)
        with pytest.raises(NotFoundError):
            await pipeline.call(READ)
        return pipeline.reporter.stats

    stats = run_in_virtual_time(main)
    assert (stats.requests, stats.failures, stats.retries, stats.rate_limited, stats.drifted_values) == (
        3,
        2,
        1,
        1,
        1,
    )


def test_a_strict_client_raises_for_coerced_values():
    body = make_response({"success": True, "data": "5"})
    operation = Operation(Endpoint(id="x", method="GET", path="/x", result=int))
    assert run_call(operation, body)[0] == 5
    error = run_call(operation, body, strict=True)[0]
    assert (type(error), error.path, error.operation) == (APIResponseError, "$.data", "x")


def test_no_error_has_another_error_as_context():
    for step in (
        make_error_response(503),
        LOST,
        make_response(b"<html>"),
        make_error_response(429, Retry_After="999"),
    ):
        error, _, _ = run_call(READ, step)
        assert (error.__cause__, error.__context__) == (None, None)


def test_a_sensitive_operation_keeps_no_body():
    operation = Operation(Endpoint(id="sign_in", method="POST", path="/auth", result=int, sensitive=True))
    for step in (make_error_response(401, "Wrong."), make_response({"data": {"user_token": "s3cr3t"}})):
        error, _, _ = run_call(operation, step)
        assert error.body == b""
        assert "s3cr3t" not in repr(vars(error))


def test_an_old_token_is_redacted_too():
    credentials = Credentials(Secret("partner"), Secret("old-token"))
    credentials.set_user_token(Secret("new-token"))
    assert credentials.redactor.redact("old-token new-token partner") == " ".join(["[redacted]"] * 3)
    assert "token" in repr(credentials)
    assert "old" not in repr(credentials)


def test_a_cancelled_call_stays_cancelled():
    async def main():
        pipeline, _ = make_pipeline(never)
        call = asyncio.create_task(pipeline.call(READ))
        await asyncio.sleep(1)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call

    run_in_virtual_time(main)


async def start_waiting_call():
    """Return a pipeline with a call that waits a long time for its permit."""
    limiter = RateLimiter(clock=read_loop_time)
    limiter.penalise(500)
    pipeline, transport = make_pipeline(OK, limiter=limiter)
    waiting = asyncio.create_task(pipeline.call(READ))
    await asyncio.sleep(1)
    return pipeline, transport, waiting


def test_a_token_that_changed_while_a_call_waited_for_its_permit_is_the_one_that_is_sent():
    async def main():
        pipeline, transport, waiting = await start_waiting_call()
        pipeline.credentials.set_user_token(Secret("user-token-2"))
        await waiting
        return transport.requests[0].authorization.reveal()

    assert run_in_virtual_time(main) == "Bearer partner-token-1, User user-token-2"


def test_an_early_connect_timeout_is_not_a_deadline():
    async def main():
        async def unsent(request):
            await asyncio.sleep(0.3 * request.timeout)
            raise APITimeoutError("connecting took longer", sent=False)

        pipeline, transport = make_pipeline(unsent, OK, timeout=30, deadline=20)
        assert await pipeline.call(WRITE) == 5
        assert len(transport.requests) == 2

    run_in_virtual_time(main)


def test_a_cancelled_close_still_ends_waiting_calls():
    async def main():
        pipeline, transport, waiting = await start_waiting_call()
        transport.aclose = asyncio.Event().wait
        closing = asyncio.create_task(pipeline.aclose())
        await asyncio.sleep(1)
        closing.cancel()
        with pytest.raises(ClientClosedError):
            await waiting

    run_in_virtual_time(main)


def test_a_failed_renewal_is_reported():
    async def provider():
        raise RuntimeError("the vault is closed")

    told = []
    error, _, _ = run_call(
        READ, make_error_response(401), provider=provider, hooks=Hooks(on_give_up=told.append)
    )
    assert isinstance(error, TokenProviderError)
    assert [(event.reason, type(event.error)) for event in told] == [
        ("the user token was not renewed", AuthenticationError)
    ]
