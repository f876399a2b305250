"""The collection that the browser looks at: the examples, an article that changed, and one
written by somebody who means harm."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from runut import Collection

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"

#: What must stay text, wherever it stands.
EVIL = (
    "<script>document.title='diambil alih'</script>",
    '<img src=x onerror="document.title=1">',
    '"><svg onload=document.title=1>',
    "javascript:document.title=1",
    "\u202eterbalik\u202c \u2067kanan\u2069 \u200fRTL",
    "e\u0301\u0323 👩\u200d🚒 \ufeff Ａ\u00ad\u200b",
    "{{ 7 * 7 }} {% raw %}",
    "&lt;b&gt; &amp;amp; <!-- --> ]]>",
)
_LAWANG = (
    "Wali Kota Lawang Retno Wibisana mengatakan pasar itu dibuka lagi pada Senin (12/5/2025). "
    '"Sebanyak {n} kios sudah siap," kata Retno.\n\n'
    "Retno menambahkan pedagang tidak dipungut biaya selama enam bulan."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where the site is, and the ids of what the tests look at."""

    address: str
    db: Path
    story: str
    articles: tuple[str, ...]
    saga: str
    changed: str
    evil: str
    evil_story: str

    def at(self, address: str) -> Site:
        """The same, served at an address."""
        return replace(self, address=address)

    def pages(self) -> dict[str, str]:
        """Every page, by what it is."""
        return {
            "front": "/",
            "story": f"/stories/{self.story}",
            "claims": f"/stories/{self.story}/claims",
            "beside": f"/stories/{self.story}/beside",
            "article": f"/articles/{self.articles[0]}",
            "changes": "/changes",
            "article-changes": f"/articles/{self.changed}/changes",
            "who": "/who?name=Darmo+Wirasena",
            "speakers": "/who",
            "outlets": "/outlets",
            "outlet": "/outlets/kabarnusa.example",
            "sagas": "/sagas",
            "saga": f"/sagas/{self.saga}",
            "search": "/search?q=feri+tenggelam",
            "add": "/add",
            "decisions": "/decisions",
        }


def filled(db: Path) -> Site:
    """A collection at ``db`` with everything that the pages can show."""
    folder = db.parent
    rows = [
        _lawang(40, "2025-05-11T08:00:00+07:00"),
        {
            "title": f"Judul {EVIL[0]} {EVIL[4]}",
            "text": "Warga Kampung Sisir melihat hujan abu pada Jumat (9/5/2025). "
            + "\n\n".join(f'Juru bicara Sari {each} berkata: "{each}".' for each in EVIL),
            "outlet": f"Media {EVIL[1]}",
            "date": "2025-05-09T10:00:00+07:00",
            "url": "https://jahat.example/a?x=%22%3E%3Cscript%3E",
            "authors": EVIL[2],
        },
    ]
    with Collection(db) as collection:
        collection.add([str(EXAMPLES)])
        collection.add([_table(folder / "baris.jsonl", rows)])
        later = [_lawang(46, "2025-05-11T14:00:00+07:00")]
        collection.add([_table(folder / "kemudian.jsonl", later)])
        lines = collection.stories()
        ferry = max(lines, key=lambda line: len(line.outlets)).story
        evil = next(line.story for line in lines if "Judul" in line.story.title)
        market = next(line.story for line in lines if "Lawang" in line.story.title)
        sagas = collection.sagas()
        return Site(
            address="",
            db=db,
            story=ferry.id,
            articles=ferry.articles,
            saga=sagas[0].id,
            changed=market.articles[0],
            evil=evil.articles[0],
            evil_story=evil.id,
        )


def _lawang(n: int, date: str) -> dict[str, str]:
    return {
        "title": "Pasar Lawang Dibuka Lagi",
        "text": _LAWANG.format(n=n),
        "outlet": "Warta Lawang",
        "url": "https://wartalawang.example/pasar",
        "date": date,
    }


def _table(path: Path, rows: list[dict[str, str]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return str(path)
