r"""Spellings made comparable: one key for many ways to write a name, in Latin, Arabic or Persian letters.

`FOLDING` is the only definition of which spellings are the same; `SOUND` is the looser one of which sound
alike, `READINGS` of what letters say in other languages, `PASSED_OVER` of words that stand around a name. All
four are data: the browser's search box gets them and reads them as Python does (`static/names.js`).

The rules are ordered (pattern, replacement) pairs, read alike by Python's `re` and by a JavaScript RegExp
(flags "gu"): therefore no \b, \w or \s (they differ), no group in a replacement ("\1" against "$1"), and
no lookbehind (older iPhones refuse the whole expression).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

Rules = tuple[tuple[str, str], ...]

# Words stand between single spaces while the rules run, so that " x(?= )" is a whole word. A rule must also
# suit a name that is still being typed: if "hezbo" and "hezbollah" went different ways, the group would stay
# hidden until its last letter.
FOLDING: Rules = (
    # Marked letters that are sounds of their own, in Turkish, Kurdish and scholars' Latin; other marks go.
    ("s[\u0327\u030c]", "sh"),
    ("c[\u0327\u030c]", "ch"),
    ("h[\u0331\u032e]", "kh"),
    ("g[\u0306\u0307]", "gh"),
    ("g\u030c", "j"),
    (
        "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]",
        "",
    ),
    ("\u00df", "ss"),
    ("\u0131", "i"),  # Turkish
    # Signs. Apostrophes (ayn, hamza), full stops and invisible marks vanish; all others become a space, also
    # the zero-width non-joiner, which Persian writes between the parts of a name.
    (r"[\u0621\u0640\u00ad\u200b\u200d-\u200f\u2060\ufeff]", ""),
    (r"['`.\u02b9-\u02cb\u2018\u2019\u201b\u2032]", ""),
    # Arabic and Persian: wasla, alif maqsura and Persian ye, Persian kaf, ta marbuta and its kin, digits.
    (r"[\u0671-\u0673]", "\u0627"),
    (r"[\u0649\u06cc\u06ce\u06d0\u06d2]", "\u064a"),
    (r"[\u06a9\u06aa\u06af]", "\u0643"),
    (r"[\u0629\u06be\u06c1\u06c3]", "\u0647"),
    # Kurdish writes short vowels, which Arabic does not; the letters of Persian that Arabic lacks.
    ("\u06d5", ""),
    ("\u06b5", "\u0644"),
    ("\u0695", "\u0631"),
    ("[\u06c6\u06c7]", "\u0648"),
    ("\u06a4", "\u0641"),
    ("\u067e", "\u0628"),
    *((f"[{chr(0x660 + digit)}{chr(0x6F0 + digit)}]", str(digit)) for digit in range(10)),
    ("^|$", " "),
    (r"[^0-9a-z\u0620-\u064a\u066e-\u06d3\u06ee-\u06ff]+", " "),
    (r" ([a-z])\1\1\1+(?= )", " "),  # a key that was held down is no word, and would be one letter
    # Abd al-X, Abdul X, Abdulx and عبدالx; then the article, written apart, assimilated (as-Salam) or joined.
    (" [ae]bd[aeiou]l(?!l?ah )", " abd "),
    (" \u0639\u0628\u062f(?=\u0627\u0644)", " \u0639\u0628\u062f "),
    ("(?=الله )", " "),  # ربعالله is ربع الله
    (" ابو(?=[\u0620-\u06ff])", " ابو "),  # ابومهدی and سیدعلی, as Persian joins them
    (" سيد(?=[\u0620-\u06ff]{3})", " سيد "),
    (" \u0627\u0644(?=[\u0620-\u06ff])", " "),
    ("\u0627\u0644(?=[\u0620-\u06ff]{4})", " "),  # a word joined to the one before: الحشدالشعبي
    (" +", " "),
    (" [aeou]l(?= )", ""),
    (r" [aeou]?(sch|sh|th|dh|[dlnrstz])(?= \1)", ""),
    (" al(?=[bcdfghjkmnqrstvxz])", " "),
    (r"(?!^) ([aeu]|\u0627\u0644?)(?= $)", ""),  # an article that is still being typed
    # English spellings, then the consonants that one Arabic letter is written with; Kathimi is Kadhimi.
    ("isation", "ization"),
    ("ph", "f"),
    ("dsch", "j"),  # German
    ("t?sch", "sh"),
    ("dj", "j"),  # French
    ("ch", "sh"),
    ("c(?=[ei])", "j"),  # Turkish and Kurdish
    ("c", "k"),
    ("kh", "k"),
    ("x", "k"),  # Kurdish
    ("gh?", "k"),
    ("q", "k"),
    ("v", "w"),
    ("kath(?=[ei]m)", "kaz"),
    ("dh", "z"),
    ("th", "s"),
    # Vowels: y and e are i, o is u, ei is ai. No letter counts twice, and the h of Allah is silent.
    ("y", "i"),
    ("ei", "ai"),
    ("e", "i"),
    ("o", "u"),
    (r"([a-z])(?=\1)", ""),
    ("lah(?= )", "la"),
    # Words that are written in more ways than the rules above unite.
    (" hi[sz]b[aiu]", " hizbu"),
    (" hi[sz]b [aiu]?la(?= )", " hizbula"),
    (" k[ai]t[ai]+b(?= )", " kataib"),
    (" muhami", " muhama"),
    (" ahmi", " ahma"),
    # What kinds of group, peoples and powers are called in other languages, and in other cases.
    (" (liban|lubnan)[a-z]*", " liban"),
    (" irak[a-z]*", " irak"),
    (" عراقي?ه?(?= )", " عراق"),
    (" (brika[dt][a-z]*|bataliu[a-z]*|tukai[a-z]*|liwa)(?= )", " brikad"),
    (" خامنه ?اي(?= )", " خامنيي"),
    (" (muwimi[a-z]*|biwikunk|harikiti)(?= )", " muwimint"),
    (" (alian[a-z]*|itifak[a-z]*)(?= )", " alians"),
    (" (kualiti[a-z]*|kualisiun[a-z]*)(?= )", " kualitiun"),
    (" (furjis?|furzi|fuirzas?)(?= )", " furji"),
    (" wulksmubili[a-z]*", " pupular mubilizatiun"),
    (" (mubili[stz]a[a-z]*|muwiliza[a-z]*)(?= )", " mubilizatiun"),
    (" pupul?[ae][a-z]*(?= )", " pupular"),
    (" islami[a-z]*(?= )", " islamik"),
    (" (itat|istadu|stat)(?= )", " stati"),
    (" (fiktink|kitali[a-z]*)(?= )", " kumbat"),
    (" firkat(?= )", " diwisiun"),
    (" lik(a|ui)(?= )", " liakui"),
    (" (wirtuiuk|justis|rishshafinin)(?= )", " riktius"),
    (" (kadri|marku)(?= )", " framiwurk"),
    (" shrinis(?= )", " shrini"),
    (" (unitid statis uf amirika|itats unis|usa|amirika[a-z]*)(?= )", " us"),
    (" ام(ير|ري)كا(?= )", " ولايات متحده"),
    (" اميرك", " امريك"),
    ("^ +| +$", ""),
)

# How a folded word sounds, whichever alphabet it is written in: letters that stand for one another are one,
# and a is not written. `SKELETON` leaves the consonants of it, `VOICED` only tells where a vowel is.
SOUND: Rules = (
    ("sh|[\u0634\u0686]", "x"),
    ("[z\u062b\u0630\u0632\u0698\u0633\u0635\u0636\u0638]", "s"),
    ("[\u0642\u0643\u063a\u062e]", "k"),
    ("[\u062d\u0647]", "h"),
    ("h(?= |$)", ""),
    ("[\u062a\u0637]", "t"),
    ("[p\u0628]", "b"),
    ("\u062c", "j"),
    ("\u062f", "d"),
    ("\u0631", "r"),
    ("\u0641", "f"),
    ("\u0644", "l"),
    ("\u0645", "m"),
    ("\u0646", "n"),
    ("[w\u0648]", "u"),
    ("\u064a", "i"),
    ("[a\u0627\u0639]", ""),
    (r"([iu])(?=\1)", ""),
)
SKELETON: Rules = (("[iu ]", ""),)
VOICED: Rules = (("[aiu]+", "a"),)

# How a text may be meant that finds nobody as English or French: German (Chazali, Saraja), Turkish (Hazali),
# Spanish (Jamenei). These rules run before the folding, on lower-case text.
READINGS: tuple[Rules, ...] = (
    (("dsch", "dzh"), ("sch", "sh"), ("ch", "kh"), ("j", "y"), ("dzh", "j")),
    (("^h| h|-h", " kh"), ("c", "j")),
    (("j", "kh"),),
)


TOGETHER, BETWEEN = 500, "0" * 24
"""How many texts are folded as one, and the word between them."""


def fold(text: str) -> str:
    """Return the search key of a text: lower-case words without marks, between single spaces, by `FOLDING`.

    A text of other scripts or of signs only, or nothing but an article, folds to the empty string.

    Examples
    --------
    >>> fold("Kata\u2019ib Hizballah") == fold("Ketaeb Hizb Allah")
    True
    """
    return _applied(_FOLDING, _plain(text))


def fold_all(texts: Sequence[str]) -> list[str]:
    """The search key of each text, much sooner than `fold` one by one.

    Many texts are folded as one, a word of digits between them, which no rule touches. An article that stands
    alone at the end of a text is kept, since nobody is typing there.
    """
    keys: list[str] = []
    for first in range(0, len(texts), TOGETHER):
        some = texts[first : first + TOGETHER]
        key = _applied(_FOLDING, f" {BETWEEN} ".join(map(_plain, some)))
        keys += (one.strip() for one in key.split(BETWEEN))
    return keys


def readings(text: str) -> list[str]:
    """Search keys of what the text says in languages other than English, without the one `fold` gives."""
    plain = _plain(text)
    keys = dict.fromkeys(_applied(_FOLDING, _applied(rules, plain)) for rules in _READINGS)
    return [key for key in keys if key and key != fold(text)]


def sound(key: str) -> str:
    """Return how a folded text sounds, the same for Latin and Arabic letters, by `SOUND`.

    Examples
    --------
    >>> sound(fold("Javad Zarif")) == sound(fold("جواد ظريف"))
    True
    """
    return _applied(_SOUND, key)


def skeleton(heard: str) -> str:
    """Return the consonants of what `sound` gave, without spaces: vowels are written as languages please.

    Examples
    --------
    >>> skeleton(sound(fold("Qeys Xezelî")))
    'ksksl'
    """
    return _applied(_SKELETON, heard)


def voiced(key: str) -> str:
    """Return a folded text in which all vowels are one.

    Examples
    --------
    >>> voiced(fold("Xezelî")) == voiced(fold("Khazali"))
    True
    """
    return _applied(_VOICED, key)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).lower()


def _compiled(rules: Iterable[tuple[str, str]]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), replacement) for pattern, replacement in rules]


def _applied(rules: Iterable[tuple[re.Pattern[str], str]], text: str) -> str:
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text


_FOLDING, _SOUND = _compiled(FOLDING), _compiled(SOUND)
_SKELETON, _VOICED = _compiled(SKELETON), _compiled(VOICED)
_READINGS = [_compiled(rules) for rules in READINGS]

TITLES = (
    "the of in and for from a an mr mrs dr pm gen general commander president secretary prime minister "
    "premier sheikh sayyid sayed seyyed haj hajj hajji ayatollah grand "
    "le la les du de des et un chef cheikh el der die das des im von und scheich ajatollah "
    "grossajatollah grossayatollah "
    "del los las y en jeque ayatolá şeyh ayetullah lideri mamoste "
    "في السيد الشيخ الدكتور المرجع دولة الرئيس رئيس الوزراء وزراء القائد الحاج حاج سيد شيخ الفريق آية الله "
    "سردار آیت رهبر سەرۆک شێخ"
)
KINDS = (
    "group movement militia militias faction bloc party alliance coalition forces units brigade organization "
    "groupe mouvement milice miliz milizen gruppe einheit koalition grupo movimiento milicia grubu örgütü "
    "harakat hareket tayyar tahaluf itilaf munazzamat munazama kataib saraya hêza sipaha "
    "حركة قوات قوة تحالف تنظيم ائتلاف ميليشيا مليشيا ميليشيات جماعة كتلة تيار فيلق لواء كتائب سرايا "
    "جنبش نیروی گروه جریان سازمان سپاه لشکر تیپ گردان های گردان‌های بزووتنەوەی رەوتی سوپای ڕێکخراوی"
)


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for spelling in text.split() for word in fold(spelling).split(" ")))


PASSED_OVER: tuple[tuple[str, ...], ...] = (_words(TITLES), _words(KINDS))
"""Folded words that may stand around a name without being part of it: titles and articles; kinds of group.

They are left out of what was typed, first those then also these, only where nothing is found with them:
"Sayyid" is also a part of names.
"""
