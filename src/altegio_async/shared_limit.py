"""One rate limit for many processes and machines, stored in Redis or Valkey (extra `redis`)."""

from altegio_async._rate_limit.redis import RedisRateLimiter

__all__ = ["RedisRateLimiter"]
