"""The ``runut`` command: its group, and what the process says when it ends."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from runut.cli import (
    batching,
    changing,
    exporting,
    measuring,
    outlets,
    reading,
    revising,
    serving,
    tending,
    upkeep,
    watching,
)
from runut.cli.call import Call, common_to_all
from runut.cli.plain import show_what_can_be
from runut.cli.words import Words
from runut.errors import RunutError
from runut.lang.messages import told

#: What a shell reports for a process that SIGINT or SIGPIPE ended.
INTERRUPTED = 130
BROKEN_PIPE = 141


class _PipeClosed(Exception):
    """Whoever read our output has gone (``| head``)."""


class _Group(click.Group):
    """Lists its commands in the order of work, and tells a closed pipe from other faults
    before click turns it into exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _PipeClosed from error


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with:  runut add FOLDER  then  runut stories  and  runut show STORY",
)
@common_to_all
@click.version_option(package_name="runut", prog_name="runut")
def cli() -> None:
    """Many news reports in, one sourced account out.

    Runut reads a pile of articles by many outlets and shows which of them tell the same
    happening, who said what and through whom, what is confirmed by sources that are really
    independent, what only one outlet has, and where the accounts clash.
    """


COMMANDS = (
    changing.add,
    reading.stories,
    reading.show,
    reading.who,
    outlets.outlets,
    reading.search,
    watching.watch,
    revising.changes,
    changing.merge,
    changing.split,
    changing.undo,
    exporting.export,
    exporting.verify,
    batching.batch,
    batching.import_batch,
    serving.serve,
    serving.mcp,
    measuring.evaluate,
    upkeep.forget,
    upkeep.keep,
    upkeep.backup,
    tending.doctor,
    tending.completion,
)
for _command in COMMANDS:
    cli.add_command(_command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; every error is told in plain words.

    0: done. 1: something could not be taken or read. 2: wrong use. 130: interrupted.
    """
    show_what_can_be()
    call = Call()
    try:
        code = cli.main(args=arguments, prog_name="runut", standalone_mode=False, obj=call)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except RunutError as error:
        _tell(call, error, *told(error, call.language))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (_PipeClosed, BrokenPipeError):
        _close_stdout()
        return BROKEN_PIPE
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _tell(call, error, f"{where}{error.strerror or error}")
        return 1
    except Exception as error:
        words = Words(language=call.language)
        fault = f"{type(error).__name__}: {error}".rstrip(": ")
        _tell(call, error, words("fault", fault=fault), words("fault.advice"))
        return 1
    return code if isinstance(code, int) else 0


def _tell(call: Call, error: Exception, message: str, advice: str | None = None) -> None:
    """Say what went wrong and what to try; before it, with ``--debug``, where it happened."""
    if call.debug:
        traceback.print_exception(error)
    click.echo(f"runut: {message}", err=True)
    if advice:
        click.echo(f"       {advice}", err=True)


def _close_stdout() -> None:
    # Python flushes stdout once more at exit and would complain; give it somewhere to go.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> NoReturn:
    """The console script."""
    code = run()
    # The process ends: Python need not look through all that it holds for cycles once more.
    gc.freeze()
    sys.exit(code)
