"""The net below every command: whatever happens, it ends in clear lines and an exit code, never in a traceback."""

import functools
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

from atlas.faults import explain
from atlas.problems import report

_Arguments = ParamSpec("_Arguments")
_Value = TypeVar("_Value")


def guarded(command: Callable[_Arguments, _Value]) -> Callable[_Arguments, _Value]:
    """Return a command that prints what went wrong, one fault a line, and exits 1; 130 when it was interrupted.

    Stands nearest to the function, below the decorators of click, which keeps its own errors.
    """

    @functools.wraps(command)
    def run(*arguments: _Arguments.args, **options: _Arguments.kwargs) -> _Value:
        try:
            return command(*arguments, **options)
        except KeyboardInterrupt:
            sys.exit(130)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            click.echo(report(explain(error)), err=True)
            sys.exit(1)

    return run
