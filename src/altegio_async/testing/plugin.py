"""A pytest plugin with fixtures for the embedded Altegio.

pytest loads it automatically if the package is installed. The fixtures need pytest-asyncio (auto or strict
mode) or anyio:

- `fake_altegio`: a running `FakeAltegio` without rate limits. `@pytest.mark.fake_altegio(seed=3, ...)`
  passes options to it.
- `altegio`: an `AltegioClient` of this server, without a rate limiter.
- `fake_altegio_module` and `altegio_module`, `fake_altegio_session` and `altegio_session`: the same for all
  tests of a module or session.
- `fake_altegio_options`: the options of all of them. Define it in `conftest.py` to change them.
- `fault_server`: a function that starts a `FaultServer`: `server = await fault_server("gzip_bomb")`.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator
from contextlib import AsyncExitStack, asynccontextmanager
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeGuard

import pytest

if TYPE_CHECKING:
    from altegio_async import AltegioClient
    from altegio_async.testing.faults.exchange import Fault
    from altegio_async.testing.faults.server import FaultServer
    from altegio_async.testing.server.exchange import Answer
    from altegio_async.testing.server.fake import FakeAltegio

    StartFaultServer = Callable[..., Awaitable[FaultServer]]

if TYPE_CHECKING:
    from pytest import fixture  # noqa: PT013 - the types of either are the same here
else:
    try:
        from pytest_asyncio import fixture
    except ModuleNotFoundError:
        from pytest import fixture  # noqa: PT013 - the same name from either

__all__ = [
    "altegio",
    "altegio_module",
    "altegio_session",
    "fake_altegio",
    "fake_altegio_module",
    "fake_altegio_options",
    "fake_altegio_session",
    "fault_server",
    "pytest_configure",
    "pytest_fixture_setup",
    "pytest_runtest_setup",
]

_SCOPES: Final = ("function", "class", "module", "package", "session")
_SHARED: Final = {
    "altegio_module": "module",
    "altegio_session": "session",
    "fake_altegio_module": "module",
    "fake_altegio_session": "session",
}


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker."""
    config.addinivalue_line("markers", "fake_altegio(**options): options of FakeAltegio for this test")


# -- the event loop of the fixtures -----------------------------------------------------------------


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """Run the fixtures of this module in the event loop of the tests: that of pytest-asyncio or anyio."""
    function: object = fixturedef.func
    if not _is_own(function):
        return (yield)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fixturedef, "func", _assign_loop(function, fixturedef.scope, request))
        return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a test whose event loop is not that of a server of its module or session.

    Its requests would never receive a response.
    """
    names: list[str] = getattr(item, "fixturenames", [])
    if _SHARED.keys().isdisjoint(names) or "anyio_backend" in names or not _has_asyncio(item.config):
        return
    loop_scope = _find_loop_scope(item, "function")
    for name in names:
        parent = item.getparent(pytest.Module) if _SHARED.get(name) == "module" else item.session
        if name not in _SHARED or parent is None:
            continue
        wanted = _find_loop_scope(parent, _SHARED[name])
        if wanted != loop_scope:
            pytest.fail(
                f"{name} needs tests whose event loop has the scope {wanted}, this one has {loop_scope}: use "
                f'@pytest.mark.asyncio(loop_scope="{wanted}") or asyncio_default_test_loop_scope = {wanted}',
                pytrace=False,
            )


def _is_own(function: object) -> TypeGuard[FunctionType]:
    return inspect.isasyncgenfunction(function) and function.__module__ == __name__


def _assign_loop(function: FunctionType, scope: str, request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Return a copy of the function of a fixture that the plugin of the requesting test runs.

    If there is no such plugin, the returned function fails the test.
    """
    copy = FunctionType(function.__code__, function.__globals__, function.__name__)
    copy.__module__ = __name__
    if "anyio_backend" in request.fixturenames:
        backend: Any = request.getfixturevalue("anyio_backend")
        name: object = backend if isinstance(backend, str) else backend[0]
        if name == "asyncio":
            return copy
        return _refuse(
            f"altegio_async needs asyncio, the test runs with {name}: define a fixture anyio_backend that "
            "returns 'asyncio'"
        )
    if not _has_asyncio(request.config):
        return _refuse(
            f"the fixture {function.__name__} needs pytest-asyncio, or anyio and @pytest.mark.anyio"
        )
    options: dict[str, Any] = {"loop_scope": _find_loop_scope(request.node, scope)}
    fixture(**options)(copy)  # marks the copy with the scope of its loop
    return copy


def _refuse(reason: str) -> Callable[..., NoReturn]:
    """Return the function of a fixture that fails its test."""

    def fail(**_arguments: object) -> NoReturn:
        pytest.fail(reason, pytrace=False)

    return fail


def _has_asyncio(config: pytest.Config) -> bool:
    return _read_default_scope(config) is not None


def _read_default_scope(config: pytest.Config) -> str | None:
    """Return the default scope of the event loops of pytest-asyncio; None if it is not loaded."""
    try:
        scope: str = config.getini("asyncio_default_test_loop_scope")
    except ValueError:
        return None
    return scope


def _find_loop_scope(node: pytest.Item | pytest.Collector, scope: str) -> str:
    """Return the scope of the event loop of a node's tests, or that of the fixture if it is wider."""
    marker = node.get_closest_marker("asyncio")
    marked: str | None = marker.kwargs.get("loop_scope") if marker else None
    return max(marked or _read_default_scope(node.config) or scope, scope, key=_SCOPES.index)


# -- fixtures ---------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def fake_altegio_options() -> dict[str, Any]:
    """Return no options."""
    return {}


@asynccontextmanager
async def _serve(
    request: pytest.FixtureRequest, options: dict[str, Any]
) -> AsyncGenerator[FakeAltegio, None]:
    """Run a server without rate limits unless the options or the marker set them."""
    from altegio_async.testing.server.fake import FakeAltegio  # noqa: PLC0415 - pytest loads this module always

    marker = request.node.get_closest_marker("fake_altegio")
    if marker is not None and marker.args:
        pytest.fail(
            f"the marker fake_altegio takes options by name, such as seed=3; got {marker.args[0]!r}",
            pytrace=False,
        )
    all_options: dict[str, Any] = {"rate_limits": None, **options, **(marker.kwargs if marker else {})}
    async with FakeAltegio(**all_options) as fake:
        yield fake


@asynccontextmanager
async def _connect(fake: FakeAltegio) -> AsyncGenerator[AltegioClient, None]:
    """Open a client of a server with its tokens, without rate limiting."""
    from altegio_async import AltegioClient  # noqa: PLC0415 - as above

    async with AltegioClient(
        partner_token=fake.partner_token,
        user_token=fake.user_token,
        base_url=fake.base_url,
        rate_limiter=None,
    ) as client:
        yield client


@fixture
async def fake_altegio(
    request: pytest.FixtureRequest, fake_altegio_options: dict[str, Any]
) -> AsyncIterator[FakeAltegio]:
    """Yield a server for one test."""
    async with _serve(request, fake_altegio_options) as fake:
        yield fake


@fixture(scope="module")
async def fake_altegio_module(
    request: pytest.FixtureRequest, fake_altegio_options: dict[str, Any]
) -> AsyncIterator[FakeAltegio]:
    """Yield a server for all tests of a module."""
    async with _serve(request, fake_altegio_options) as fake:
        yield fake


@fixture(scope="session")
async def fake_altegio_session(
    request: pytest.FixtureRequest, fake_altegio_options: dict[str, Any]
) -> AsyncIterator[FakeAltegio]:
    """Yield a server for all tests of a session."""
    async with _serve(request, fake_altegio_options) as fake:
        yield fake


@fixture
async def altegio(fake_altegio: FakeAltegio) -> AsyncIterator[AltegioClient]:
    """Yield a client of `fake_altegio`."""
    async with _connect(fake_altegio) as client:
        yield client


@fixture(scope="module")
async def altegio_module(fake_altegio_module: FakeAltegio) -> AsyncIterator[AltegioClient]:
    """Yield a client of `fake_altegio_module`."""
    async with _connect(fake_altegio_module) as client:
        yield client


@fixture(scope="session")
async def altegio_session(fake_altegio_session: FakeAltegio) -> AsyncIterator[AltegioClient]:
    """Yield a client of `fake_altegio_session`."""
    async with _connect(fake_altegio_session) as client:
        yield client


@fixture
async def fault_server() -> AsyncIterator[StartFaultServer]:
    """Yield a function that starts fault servers; all are stopped after the test."""
    from altegio_async.testing.faults.server import FaultServer  # noqa: PLC0415 - as above

    async with AsyncExitStack() as stack:

        async def start(
            fault: str | Fault | Answer | None = None, *, fake: FakeAltegio | None = None
        ) -> FaultServer:
            return await stack.enter_async_context(FaultServer(fault, fake=fake))

        yield start
