"""Run one call: credentials, admission, attempts, retries and reporting."""
