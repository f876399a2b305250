"""Hold the documents to the tree: links lead somewhere, every decision is listed, every module
that a package names as its own is there, no path of a machine or name of a package host stands in
any tracked file, and no tracked file is one that a tool left behind.

    python tools/check_docs.py
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
#: Requirement files name packages and hashes, and no place to fetch them from.
_FETCHED = re.compile(r"://|--(?:extra-)?index-url|--find-links")
#: How a package's docstring names one of its modules.
_MODULE = re.compile(r"(?<!`)`([a-z_]+)`(?!`)")
#: Bytes. What is larger is what a tool wrote, mostly of texts that are others'.
_LARGEST = 1_000_000
_EXPECTED = (
    "README.md",
    "README.id.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "docs/quality.md",
    "docs/performance.md",
    "docs/threat-model.md",
)


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def _broken_links(document: Path) -> Iterator[str]:
    for number, line in enumerate(document.read_text("utf-8").splitlines(), 1):
        for target in _LINK.findall(line):
            path = target.partition("#")[0]
            if "://" in target or target.startswith("mailto:") or not path:
                continue
            if not (document.parent / path).exists():
                yield f"{document.relative_to(ROOT)}:{number}: leads nowhere: {target}"


def _unlisted() -> Iterator[str]:
    index = (ROOT / "docs/decisions/README.md").read_text("utf-8")
    for record in sorted((ROOT / "docs/decisions").glob("[0-9]*.md")):
        if record.name not in index:
            yield f"docs/decisions/README.md: does not list {record.name}"


def _lost_modules() -> Iterator[str]:
    for package in sorted((ROOT / "src").rglob("__init__.py")):
        told = ast.get_docstring(ast.parse(package.read_text("utf-8"))) or ""
        for name in dict.fromkeys(_MODULE.findall(told)):
            if not (package.with_name(f"{name}.py").exists() or package.with_name(name).is_dir()):
                yield f"{package.relative_to(ROOT)}: names a module that is not there: {name}"


def _machine_paths(files: list[Path]) -> Iterator[str]:
    """Lines that name this machine's folders, or a host in a requirement file."""
    here = (f"{ROOT}/", f"{Path.home()}/")
    for file in files:
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        pinned = file.parent.name == "requirements"
        for number, line in enumerate(text.splitlines(), 1):
            if any(path in line for path in here) or (pinned and _FETCHED.search(line)):
                yield f"{file.relative_to(ROOT)}:{number}: names a host or a machine's path"


def _left_behind(files: list[Path]) -> Iterator[str]:
    """Files that nobody meant to keep: named like an option, or larger than any of ours."""
    for file in files:
        if file.name.startswith("-"):
            yield f"{file.relative_to(ROOT)}: is named like an option: git rm it"
        elif file.stat().st_size > _LARGEST:
            yield f"{file.relative_to(ROOT)}: is larger than {_LARGEST} bytes: git rm it"


def main() -> int:
    files = _tracked()
    problems = [f"{name}: is missing" for name in _EXPECTED if not (ROOT / name).is_file()]
    problems += [p for f in files if f.suffix == ".md" for p in _broken_links(f)]
    problems += [*_unlisted(), *_lost_modules(), *_machine_paths(files), *_left_behind(files)]
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"docs: {len(files)} files looked at, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
