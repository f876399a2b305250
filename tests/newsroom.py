"""Articles made for tests: two invented outlets on eight invented happenings, as a table."""

from __future__ import annotations

import json
from pathlib import Path

#: Title, what one outlet writes, what the other writes.
_HAPPENINGS = (
    (
        "Tanggul Way Rimba Jebol, 312 Rumah Terendam",
        "Tanggul Sungai Way Rimba di Kecamatan Wanasari jebol pada Senin (3/3/2025) dini hari. "
        'Sebanyak 312 rumah terendam. "Warga sudah mengungsi ke balai desa," kata Kepala BPBD '
        "Wanasari, Hendra Wiratama, kepada wartawan.",
        "Sebanyak 312 rumah di Wanasari terendam setelah tanggul Way Rimba jebol, Senin "
        "(3/3/2025). Kepala BPBD Wanasari Hendra Wiratama mengatakan warga sudah mengungsi.",
    ),
    (
        "Pabrik Gula Tirtamaya Hentikan Giling",
        "Pabrik gula Tirtamaya menghentikan giling mulai Senin (3/3/2025) karena ketel uap retak. "
        'Direktur pabrik Sulastri Ningrum berkata, "Perbaikan memakan waktu dua pekan."',
        "Ketel uap retak membuat pabrik gula Tirtamaya berhenti menggiling tebu, Senin (3/3/2025). "
        "Menurut Direktur Sulastri Ningrum, perbaikan butuh dua pekan.",
    ),
    (
        "Kapal Nelayan Sinar Bahari Ditemukan di Selat Anggur",
        "Kapal nelayan Sinar Bahari yang hilang kontak ditemukan terapung di Selat Anggur, Senin "
        '(3/3/2025). "Enam awak selamat," ujar Yosef Lamahala dari kantor SAR.',
        "Tim SAR menemukan kapal Sinar Bahari di Selat Anggur pada Senin (3/3/2025). Enam awaknya "
        "selamat, kata Yosef Lamahala.",
    ),
    (
        "Siswa Karangjati Juara Olimpiade Matematika",
        "Ratna Kusumadewi, siswa kelas sembilan dari Karangjati, meraih medali emas olimpiade "
        'matematika pada Senin (3/3/2025). "Saya berlatih soal geometri tiap malam," tutur Ratna.',
        "Medali emas olimpiade matematika jatuh ke tangan Ratna Kusumadewi, siswa Karangjati, "
        "Senin (3/3/2025). Ratna mengaku berlatih soal geometri tiap malam.",
    ),
    (
        "Jembatan Gantung Lembah Sewu Diresmikan",
        "Bupati Lembah Sewu, Darsono Patria, meresmikan jembatan gantung sepanjang 140 meter, "
        'Selasa (4/3/2025). "Anak sekolah tidak perlu memutar lagi," kata Darsono.',
        "Jembatan gantung 140 meter di Lembah Sewu diresmikan Bupati Darsono Patria, Selasa "
        "(4/3/2025). Darsono mengatakan anak sekolah tidak perlu memutar lagi.",
    ),
    (
        "Polisi Tangkap Penyelundup Benih Lobster",
        "Polisi Batu Lintang menangkap tiga penyelundup benih lobster, Selasa (4/3/2025). Kapolres "
        'Batu Lintang Arman Sasongko menyebut nilainya Rp 2,4 miliar. "Mereka memakai truk sayur."',
        "Tiga penyelundup benih lobster senilai Rp 2,4 miliar ditangkap di Batu Lintang, Selasa "
        "(4/3/2025). Menurut Kapolres Arman Sasongko, mereka memakai truk sayur.",
    ),
    (
        "Harga Kopi Robusta Tembus Rekor",
        "Harga kopi robusta di pasar lelang Bukit Tandang tembus Rp 81.000 per kilogram, Selasa "
        '(4/3/2025). "Panen susut karena kemarau," ucap pengepul Wahyu Sembiring.',
        "Kopi robusta dijual Rp 81.000 per kilogram di lelang Bukit Tandang, Selasa (4/3/2025). "
        "Pengepul Wahyu Sembiring menilai panen susut karena kemarau.",
    ),
    (
        "Harimau Masuk Kebun Sawit Desa Rantau Elok",
        "Seekor harimau terlihat di kebun sawit Desa Rantau Elok, Selasa (4/3/2025). Kepala balai "
        'konservasi Mulia Harahap meminta warga tenang. "Kami memasang perangkap."',
        "Warga Rantau Elok melihat harimau di kebun sawit, Selasa (4/3/2025). Perangkap dipasang, "
        "kata Kepala balai konservasi Mulia Harahap.",
    ),
)
OUTLETS = ("kabarnusa.example", "wartapagi.example")
#: Articles before the happenings repeat, a year later.
ROUND = len(_HAPPENINGS) * len(OUTLETS)


def rows(count: int) -> list[dict[str, str]]:
    """``count`` rows of a table of articles; two outlets tell each happening."""
    return [_row(number) for number in range(count)]


def _row(number: int) -> dict[str, str]:
    year = 2025 - number // ROUND
    happening, outlet = divmod(number % ROUND, len(OUTLETS))
    title, *tellings = _HAPPENINGS[happening]
    day = 3 + happening // 4
    return {
        "title": title if outlet else f"{title}, Kata Pejabat",
        "text": tellings[outlet].replace("2025", str(year)),
        "url": f"https://{OUTLETS[outlet]}/{year}/{happening}",
        "date": f"{year}-03-{day:02}T{8 + happening + outlet:02}:00:00+07:00",
        "outlet": OUTLETS[outlet],
    }


def table(path: Path, count: int) -> Path:
    """Write ``rows(count)`` as JSON lines to ``path``."""
    lines = (json.dumps(row, ensure_ascii=False) for row in rows(count))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path
