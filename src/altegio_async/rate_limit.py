"""The rate limiter of a process, and the protocol for other implementations."""

from altegio_async._rate_limit.limiter import DEFAULT_WINDOWS, Limiter, RateLimiter, shared_limiter

__all__ = ["DEFAULT_WINDOWS", "Limiter", "RateLimiter", "shared_limiter"]
