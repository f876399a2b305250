"""Articles made for tests: invented outlets on invented happenings, in the shapes of tables."""

from __future__ import annotations

import json
from pathlib import Path

_LEADS = {
    "banjir": (
        "Banjir merendam {n} rumah di Kecamatan {place} pada {day} dini hari. "
        'Air naik setelah tanggul Sungai {river} jebol. "Warga sudah mengungsi ke balai desa," '
        "kata Kepala BPBD {place}, {name}, kepada wartawan. Menurut {name}, bantuan tiba siang ini."
    ),
    "gempa": (
        "Gempa bumi magnitudo {n},1 mengguncang {place} pada {day} malam. "
        '"Tidak ada potensi tsunami," ujar {name}, Kepala Stasiun Geofisika {place}. '
        "Sebuah jembatan di atas Sungai {river} retak."
    ),
}
_PLACES = ("Wanasari", "Tirtamaya", "Karangjati", "Lembah Sewu", "Pulau Anggur", "Batu Lintang")
_NAMES = ("Hendra Wiratama", "Sulastri Ningrum", "Yosef Lamahala", "Ratna Kusumadewi")
_RIVERS = ("Cikalong", "Bengawan Alit", "Way Rimba")
_DAYS = ("Senin (3/3/2025)", "Selasa (4/3/2025)", "Rabu (5/3/2025)")


def rows(count: int) -> list[dict[str, str]]:
    """``count`` rows of a table of articles; two outlets tell each happening."""
    made = []
    for number in range(count):
        happening = number // 2
        kind = ("banjir", "gempa")[happening % 2]
        place = _PLACES[happening % len(_PLACES)]
        day = happening // len(_PLACES) % len(_DAYS)
        text = _LEADS[kind].format(
            n=3 + happening % 5,
            place=place,
            day=_DAYS[day],
            river=_RIVERS[happening % len(_RIVERS)],
            name=_NAMES[happening % len(_NAMES)],
        )
        if number % 2:
            text = text.replace("mengguncang", "melanda").replace("merendam", "menggenangi")
        outlet = ("kabarnusa.example", "wartapagi.example")[number % 2]
        made.append(
            {
                "title": f"{kind.title()} di {place}, laporan {happening}",
                "text": text,
                "url": f"https://{outlet}/{number}",
                "date": f"2025-03-{3 + day:02}T{6 + number % 12:02}:00:00+07:00",
                "outlet": outlet,
            }
        )
    return made


def table(path: Path, count: int) -> Path:
    """Write ``rows(count)`` as JSON lines to ``path``."""
    lines = (json.dumps(row, ensure_ascii=False) for row in rows(count))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path
