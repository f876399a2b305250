"""Arrays that belong together, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Self

import numpy as np

from runut.engines.rows import replacing


class Arrays:
    """The ground of slotted dataclasses all of whose fields are arrays."""

    __slots__: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def read(cls, path: Path) -> Self:
        """As they were written."""
        with np.load(path) as arrays:
            return cls(**{name: arrays[name] for name in cls.__slots__})

    def write(self, path: Path) -> None:
        """Write them, whole or not at all."""
        with replacing(path) as part, part.open("wb") as file:
            np.savez(file, **{name: getattr(self, name) for name in self.__slots__})
