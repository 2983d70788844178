"""What is said about a file that is taken away: whatever its format, it says where it is from."""

from __future__ import annotations

from tightrope.exports.taken import Taken


def about(taken: Taken) -> dict[str, str]:
    """Title, filters in words, link, version, licence and how to cite; what is not known is left out.

    `restriction` says in a sentence why the rows must not be passed on.
    """
    told = {
        "title": taken.title,
        "view": taken.sentence,
        "permalink": taken.permalink,
        "network_day": taken.day.isoformat(),
        "version": taken.version,
        "licence": taken.licence.name,
        "licence_url": taken.licence.url,
        "restriction": taken.licence.restriction,
        "accessed": taken.today.isoformat(),
        "citation": taken.cited,
    }
    return {name: text for name, text in told.items() if text}
