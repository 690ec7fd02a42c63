"""Turn the bytes of a text file into characters, and say so when that took a guess.

Requirements. UTF-8 (with or without a mark) is taken as it is. Anything else ends in readable text
with a note for the user, or in `Unreadable` with a reason; never in "\\ufffd" for a byte that has a
plausible reading.

Idea. A byte order mark decides; then zero bytes at only odd or only even places mean UTF-16; then
strict UTF-8. What fails is either a dense non-Latin 8-bit encoding, for which charset-normalizer is
asked, or western text: there every valid UTF-8 sequence is read as such and every other byte as
Windows-1252 (of which Latin-1's letters are a part), which also mends files of mixed origin.

Known exceptions. Short texts in central European 8-bit encodings cannot be told from Windows-1252
unless letters would come out as signs ("za¿ó³æ"); then charset-normalizer is asked too. It is not
asked first because it takes short western texts for Windows-1250.
"""

from __future__ import annotations

import codecs
import re

from articles.text.said import Said
from articles.text.said import gettext_noop as _

NOT_TEXT = 0.02  # share of control bytes from which on a file is no text
WIDE = 0.04  # share of zero bytes from which on a file may be UTF-16: one space in twelve letters
DENSE = 0.25  # share of bytes above 127 from which on a text is not western
_BOMS = (
    (codecs.BOM_UTF8, "utf-8", None),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_MAGIC = (
    (b"%PDF-", _("a PDF document")),
    (b"PK\x03\x04", _("a ZIP archive or an Office document (.docx, .odt)")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _("an old Office document (.doc)")),
    (b"{\\rtf", _("an RTF document")),
    (b"\x89PNG\r\n\x1a\n", _("a PNG image")),
    (b"\xff\xd8\xff", _("a JPEG image")),
    (b"GIF87a", _("a GIF image")),
    (b"GIF89a", _("a GIF image")),
    (b"\x1f\x8b", _("a gzip archive")),
    (b"7z\xbc\xaf\x27\x1c", _("a 7-Zip archive")),
    (b"Rar!\x1a\x07", _("a RAR archive")),
    (b"\x7fELF", _("a program")),
    (b"MZ\x90\x00", _("a program")),
    (b"SQLite format 3\x00", _("a database")),
    (b"OggS\x00", _("a sound file")),
    (b"ID3\x03", _("a sound file")),
    (b"ID3\x04", _("a sound file")),
)
_CONTROL = bytes([*range(9), 11, *range(14, 32), 127])
_VALID = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¡-©«-´¶-¹»-¿÷×†‡‰ˆ˜][^\W\d_]")


class Unreadable(ValueError):
    """A file or text that cannot be taken; `said` tells the user why and what to do."""

    def __init__(self, said: Said) -> None:
        super().__init__(str(said))
        self.said = said


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, Said | None]:
    """Return the text of `data` and a note for the user where it is not plain UTF-8.

    `declared` is what an HTML file says its encoding is; it is believed where it fits.
    """
    refuse_binary(data)
    for mark, encoding, name in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, name)
    wide = _wide_encoding(data)
    if wide is not None:
        return data.decode(wide, "replace"), _("Read as UTF-16 without a byte order mark.")
    if sum(map(data.count, (bytes([c]) for c in _CONTROL))) > max(2, NOT_TEXT * len(data)):
        raise Unreadable(_("This is not a text file: it holds bytes that no text has."))
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if declared is not None and (text := _strictly(data, declared)) is not None:
        return text, _("Read as %(encoding)s, as the file says.", encoding=declared)
    return _eight_bit(data)


def refuse_binary(data: bytes) -> None:
    """Raise Unreadable if the first bytes are those of a well-known file type that is not text."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(
                _(
                    "This looks like %(kind)s, whatever its name says. "
                    "Save it as plain text, or paste the text.",
                    kind=name,
                )
            )
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise Unreadable(_("This looks like an image or a sound file, whatever its name says."))
    if data[4:8] == b"ftyp":
        raise Unreadable(_("This looks like a video file, whatever its name says."))


def _marked(data: bytes, encoding: str, name: str | None) -> tuple[str, Said | None]:
    text = data.decode(encoding, "replace")
    if name is None and "\ufffd" in text:
        return _eight_bit(data)
    return text, None if name is None else _("Read as %(encoding)s.", encoding=name)


def _wide_encoding(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: zero bytes stand at odd, or at even, places only."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if even + odd < max(2, WIDE * len(data)):
        return None
    if even > 20 * odd:
        return "utf-16-be"
    if odd > 20 * even:
        return "utf-16-le"
    return None


def _eight_bit(data: bytes) -> tuple[str, Said | None]:
    """Decode what is not UTF-8 throughout; the note says how."""
    valid = sum(len(found) for found in _VALID.findall(data))
    high = sum(byte > 127 for byte in data)
    text = _piecewise(data)
    foreign = high > DENSE * len(data) and valid < 0.9 * high
    if foreign or (valid == 0 and _SIGN_IN_WORD.search(text)):
        guess = _guessed(data)
        if guess is not None:
            return guess
    stray = high - valid
    if valid == 0:
        return text, _("Read as Windows-1252 (Western European).")
    return text, _(
        "The file mixes encodings: it was read as UTF-8, and as Windows-1252 where that does not "
        "fit (bytes: %(number)s).",
        number=f"{stray:,}",
    )


def _piecewise(data: bytes) -> str:
    out: list[str] = []
    start = 0
    for found in _VALID.finditer(data):
        out.append(_western(data[start : found.start()]))
        out.append(found.group().decode("utf-8"))
        start = found.end()
    return "".join([*out, _western(data[start:])])


def _western(data: bytes) -> str:
    """Decode Windows-1252; its five empty places become U+FFFD."""
    return data.decode("cp1252", "replace")


def _guessed(data: bytes) -> tuple[str, Said] | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000]).best()
    if best is None:
        return None
    text = _strictly(data, best.encoding)
    if text is None:
        return None
    return text, _("Read as %(encoding)s (guessed from the text).", encoding=best.encoding)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
