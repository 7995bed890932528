"""Generator of `altegio_async.generated`. It is a program: run `python -m codegen --help`."""
