"""The generator of `altegio_async.generated`: a program, not a library. Run `python -m codegen --help`."""
