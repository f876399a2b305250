"""Pages and feeds of invented outlets, for a server on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

PARAGRAPHS = (
    "Jembatan gantung di Desa Sagara dibuka lagi setelah diperbaiki selama tiga bulan oleh "
    "dinas pekerjaan umum setempat, Senin (4/5/2026).",
    "Kepala dinas Rahmat Tolo mengatakan 2.000 warga memakai jembatan itu setiap hari untuk ke "
    "sekolah, pasar, dan kebun mereka di seberang sungai.",
    "“Sekarang aman dilalui sepeda motor,” kata Rahmat di lokasi seusai memeriksa tali baja yang "
    "baru dipasang bersama para pekerja.",
    "Perbaikan menelan biaya Rp 1,2 miliar dan memakai baja buatan pabrik di Kota Lembayung, "
    "menurut keterangan tertulis dinas itu.",
    "Warga bernama Ida Bunga menuturkan selama jembatan ditutup ia harus memutar sejauh enam "
    "kilometer untuk sampai ke pasar.",
    "Camat Wanasari, Leo Mau, berjanji jembatan itu akan diperiksa setiap enam bulan supaya "
    "kerusakan serupa tidak terulang.",
)


def article(
    title: str, paragraphs: Sequence[str] = PARAGRAPHS, head: str = "", below: str = ""
) -> str:
    """A page with an article, a menu and a footer."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>{title} - Warta Sagara</title>"
        '<meta property="og:site_name" content="Warta Sagara">'
        '<meta property="article:published_time" content="2026-05-04T09:30:00+07:00">'
        f"{head}</head><body><nav><a href='/'>Beranda</a> <a href='/daerah'>Daerah</a></nav>"
        f"<main><h1>{title}</h1><article>{body}</article>{below}</main>"
        "<footer>Hak cipta Warta Sagara</footer></body></html>"
    )


def rss(*items: str, title: str = "Warta Sagara") -> str:
    """An RSS 2.0 feed of items."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>http://127.0.0.1/</link>{''.join(items)}</channel></rss>"
    )


def item(link: str, title: str, text: str = "", more: str = "") -> str:
    """An item of a feed; ``text`` is its whole content, if it has that."""
    content = f"<content:encoded>{escape(text)}</content:encoded>" if text else ""
    return (
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link><guid>{link}</guid>"
        "<pubDate>Mon, 04 May 2026 09:30:00 +0700</pubDate>"
        f"<description>Ringkasan singkat.</description>{content}{more}</item>"
    )
