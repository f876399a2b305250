"""A trained field as few bytes: its weights in thousandths, and none that are next to nothing.

The file, packed by gzip: a line of JSON (the labels, the weights of one label behind another,
how many bytes the features take), the features' names, a line each and sorted, and their
weights, label by label, as 16-bit integers.
"""

from __future__ import annotations

import gzip
import json

import numpy as np

from runut.text.naming.crf import Field

#: What one of the integers is worth.
_STEP = 0.001
_KIND = np.dtype("<i2")


def pack(field: Field) -> bytes:
    """The bytes of a field: the same for the same field."""
    steps = np.rint(field.weights / _STEP).astype(_KIND)
    names = sorted(name for name, row in field.rows.items() if steps[row].any())
    told = "\n".join(names).encode()
    head = {"labels": field.labels, "into": field.into.round(6).tolist(), "names": len(told)}
    kept = steps[[field.rows[name] for name in names]].T.tobytes()
    return gzip.compress(json.dumps(head).encode() + b"\n" + told + kept, 9, mtime=0)


def unpack(content: bytes) -> Field:
    """The field in bytes that `pack` wrote."""
    plain = gzip.decompress(content)
    names_at = plain.index(b"\n") + 1
    head = json.loads(plain[:names_at])
    weights_at = names_at + head["names"]
    names = plain[names_at:weights_at].decode().split("\n")
    steps = np.frombuffer(plain, _KIND, offset=weights_at).reshape(len(head["labels"]), -1)
    return Field(
        labels=tuple(head["labels"]),
        rows={name: row for row, name in enumerate(names)},
        weights=np.ascontiguousarray(steps.T * _STEP),
        into=np.array(head["into"]),
    )
