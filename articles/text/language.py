"""Tell which language a text is in, offline, and name languages for forms.

Short texts are guessed badly by every detector, and a wrong language switches rules off or on, so the
answer is None below `MIN_LETTERS` letters or `MIN_PROBABILITY`. py3langid normalises its scores to
probabilities that are close to 0 or 1 on a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

MIN_LETTERS = 20
MIN_PROBABILITY = 0.70
READ = 5_000  # characters; a longer sample changes nothing


@dataclass(frozen=True, slots=True)
class Language:
    """A language a reader can choose: ISO 639-1 code, English name, its own name."""

    code: str
    name: str
    native: str
    right_to_left: bool = False


_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
_NAMES = (
    "am:Amharic:አማርኛ ar:Arabic:العربية az:Azerbaijani:Azərbaycanca be:Belarusian:Беларуская "
    "bg:Bulgarian:Български bn:Bengali:বাংলা bs:Bosnian:Bosanski ca:Catalan:Català cs:Czech:Čeština "
    "cy:Welsh:Cymraeg da:Danish:Dansk de:German:Deutsch el:Greek:Ελληνικά en:English:English "
    "es:Spanish:Español et:Estonian:Eesti eu:Basque:Euskara fa:Persian:فارسی fi:Finnish:Suomi "
    "fr:French:Français ga:Irish:Gaeilge gl:Galician:Galego gu:Gujarati:ગુજરાતી he:Hebrew:עברית "
    "hi:Hindi:हिन्दी hr:Croatian:Hrvatski hu:Hungarian:Magyar hy:Armenian:Հայերեն "
    "id:Indonesian:Indonesia is:Icelandic:Íslenska it:Italian:Italiano ja:Japanese:日本語 "
    "ka:Georgian:ქართული kk:Kazakh:Қазақша km:Khmer:ខ្មែរ kn:Kannada:ಕನ್ನಡ ko:Korean:한국어 "
    "ku:Kurdish:کوردی ky:Kyrgyz:Кыргызча lo:Lao:ລາວ lt:Lithuanian:Lietuvių lv:Latvian:Latviešu "
    "mk:Macedonian:Македонски ml:Malayalam:മലയാളം mn:Mongolian:Монгол mr:Marathi:मराठी "
    "ms:Malay:Melayu mt:Maltese:Malti ne:Nepali:नेपाली nl:Dutch:Nederlands no:Norwegian:Norsk "
    "pa:Punjabi:ਪੰਜਾਬੀ pl:Polish:Polski ps:Pashto:پښتو pt:Portuguese:Português ro:Romanian:Română "
    "ru:Russian:Русский si:Sinhala:සිංහල sk:Slovak:Slovenčina sl:Slovenian:Slovenščina "
    "sq:Albanian:Shqip sr:Serbian:Српски sv:Swedish:Svenska sw:Swahili:Kiswahili ta:Tamil:தமிழ் "
    "te:Telugu:తెలుగు th:Thai:ไทย tl:Filipino:Filipino tr:Turkish:Türkçe ug:Uyghur:ئۇيغۇرچە "
    "uk:Ukrainian:Українська ur:Urdu:اردو uz:Uzbek:Oʻzbekcha vi:Vietnamese:Tiếng_Việt "
    "zh:Chinese:中文"
)
LANGUAGES: dict[str, Language] = {
    code: Language(code, name, native.replace("_", " "), code in _RIGHT_TO_LEFT)
    for code, name, native in (entry.split(":") for entry in _NAMES.split())
}
_SAME = {"nb": "no", "nn": "no"}  # the detector tells Bokmål and Nynorsk apart, the form does not


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of `text`, or None where it is too short or unsure."""
    sample = text[:READ].encode("utf-8", "replace").decode("utf-8")
    if sum(char.isalpha() for char in sample) < MIN_LETTERS:
        return None
    code, probability = _identifier().classify(sample)
    code = _SAME.get(str(code), str(code))
    return code if float(probability) >= MIN_PROBABILITY and code in LANGUAGES else None


def right_to_left(code: str) -> bool:
    """Tell whether the language `code` is written from right to left."""
    return code.split("-")[0].lower() in _RIGHT_TO_LEFT


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
