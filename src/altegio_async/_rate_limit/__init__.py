"""Rate limiting: the limiter, its queue, and the limit shared through Redis."""
