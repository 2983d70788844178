"""Results kept with the dossier they were worked out from: they serve all its readers and go when it goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import ref

from tightrope.domain.dossier import Dossier
from tightrope.text import language

P = ParamSpec("P")
R = TypeVar("R")


def remembered(
    maxsize: int = 8, *, worded: bool = False
) -> Callable[[Callable[Concatenate[Dossier, P], R]], Callable[Concatenate[Dossier, P], R]]:
    """`functools.lru_cache` for a function of a dossier; the results are kept in `dossier.memory`.

    A cache of the function itself would hold on to the dossier that a reader has opened for one session.

    Parameters
    ----------
    maxsize
        How many results are kept for one dossier, those asked for least recently going first.
    worded
        The result has words of the interface in it: one is kept for each language.
    """

    def decorate(function: Callable[Concatenate[Dossier, P], R]) -> Callable[Concatenate[Dossier, P], R]:
        @wraps(function)
        def ask(dossier: Dossier, /, *args: P.args, **kwargs: P.kwargs) -> R:
            key = (function, language.get() if worded else "")
            kept = dossier.memory.get(key)
            if kept is None:
                kept = dossier.memory.setdefault(key, _keeper(function, dossier, maxsize))
            result: R = kept(*args, **kwargs)
            return result

        return ask

    return decorate


def _keeper(function: Callable[..., R], dossier: Dossier, maxsize: int) -> Callable[..., R]:
    """The function of this dossier with its results kept.

    It does not hold on to the dossier, which holds on to it: so a reader's own dossier is gone the moment its
    session lets go of it, and not whenever the garbage is collected.
    """
    this = ref(dossier)

    @lru_cache(maxsize)
    def kept(*args: Any, **kwargs: Any) -> R:  # noqa: ANN401 - those of the function
        alive = this()
        assert alive is not None, "asked through the dossier itself"
        return function(alive, *args, **kwargs)

    return kept
