"""The site: the offline edition with what a host of files and those who link to it ask for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from tightrope.domain.dossier import Dossier
from tightrope.exports.offline.page import offline_page
from tightrope.exports.offline.preview import preview_png

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>{base}</loc><lastmod>{today}</lastmod></url>
</urlset>
"""


class AddressError(Exception):
    """What is given as the address of the site is none."""


def site_files(dossier: Dossier, *, base: str, today: date) -> dict[str, bytes]:
    """Every file of the site by its name.

    Parameters
    ----------
    base
        The address at which the folder will stand; search engines and previews ask for whole addresses.
    today
        The day on which it is made.

    Raises
    ------
    AddressError
        If `base` is no address of a folder on the web.
    """
    if not base.startswith(("https://", "http://")) or any(mark in base for mark in "?# \"'<>"):
        raise AddressError(
            f"{base!r} is no address of a folder on the web, such as https://example.org/site/"
        )
    base = base.removesuffix("/") + "/"
    return {
        "index.html": offline_page(dossier, base=base, today=today).encode(),
        "preview.png": preview_png(dossier),
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n".encode(),
        "sitemap.xml": SITEMAP.format(base=escape(base), today=today.isoformat()).encode(),
    }


def write_site(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files into a folder, which is made where it is missing; what else is in it stays."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
