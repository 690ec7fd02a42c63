"""Full-text search: a row of words for each text that is searched, kept by triggers.

`articles_plain` brings a text into the form that is cut into words: compatibility forms and case
folded, every sign of punctuation a space (PostgreSQL's parser takes signs outside ASCII for letters
where the database has no locale, and reads "and/or" as the name of a file), invisible joiners gone, and a space around each
letter of scripts that set none between words, so that their words are found as letters in a row.
`articles_bare` also takes off accents and vowel signs, and makes one of the letters that Arabic and
Persian keyboards write differently: "café" and "cafe", "كتاب" and "کتاب" find each other.

`exact` holds the bare words; `stems` the stems by the rules of the language PostgreSQL has for it
(from unchanged accents, which those rules need). A title's language is not known: it is read as
English, the language of the site. Texts are searched in their first 200,000 characters: PostgreSQL
keeps at most 1 MB of words.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

LANGUAGES = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # those of PostgreSQL 15

FUNCTIONS = r"""
CREATE FUNCTION articles_plain(given text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT left(regexp_replace(regexp_replace(regexp_replace(
    lower(normalize(left(given, 200000), NFKC)),
    '[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]+', '', 'g'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u02c2-\u02c5\u02d2-\u02df\u037e\u0387\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u0970\u0e4f\u0e5a\u0e5b\u104a-\u104f\u1360-\u1368\u17d4-\u17da\u1800-\u180a\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb\ud7fc-\uf8ff\ufd3e\ufd3f\ufe10-\ufe6f\uff00-\uff0f\ufffd\U0001f000-\U0001faff]+', ' ', 'g'),
    '([\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])', ' \1 ', 'g'),
    200000)
$$;

CREATE FUNCTION articles_bare(plain text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT left(translate(normalize(regexp_replace(regexp_replace(normalize(plain, NFKD),
    '([a-z\u0370-\u03ff])[\u0300-\u036f]+', '\1', 'g'),
    '[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]+', '', 'g'),
    NFKC), 'يىكةٱهۀۂەہۃ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ёıłøđßςæœ', 'ییکهاهههههه01234567890123456789еilodsσao'), 200000)
$$;

CREATE FUNCTION articles_language(code text) RETURNS regconfig
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE code %(cases)s ELSE 'simple'::regconfig END
$$;

CREATE FUNCTION articles_note_words(
  of_event bigint, of_article bigint, at_place text, given text, language regconfig
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  plain text := articles_plain(given);
BEGIN
  DELETE FROM articles_searchentry
    WHERE place = at_place AND CASE WHEN of_article IS NULL
      THEN article_id IS NULL AND event_id = of_event ELSE article_id = of_article END;
  IF plain IS NULL OR btrim(plain) = '' THEN
    RETURN;
  END IF;
  INSERT INTO articles_searchentry (event_id, article_id, place, language, exact, stems) VALUES (
    of_event, of_article, at_place, language::text,
    to_tsvector('simple', articles_bare(plain)),
    CASE WHEN language = 'simple'::regconfig THEN NULL ELSE to_tsvector(language, plain) END
  );
END $$;

CREATE FUNCTION articles_outlet_names(which bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT concat_ws(' / ', name, (
    SELECT string_agg(alias, ' / ') FROM jsonb_array_elements_text(
      CASE jsonb_typeof(aliases) WHEN 'array' THEN aliases ELSE '[]'::jsonb END
    ) AS alias
  )) FROM articles_outlet WHERE id = which
$$;

CREATE FUNCTION articles_event_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM articles_note_words(NEW.id, NULL, 'title', NEW.title, 'english');
  PERFORM articles_note_words(NEW.id, NULL, 'summary', NEW.summary, 'english');
  RETURN NULL;
END $$;

CREATE FUNCTION articles_article_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_new boolean := TG_OP = 'INSERT';
  spoken regconfig := articles_language(NEW.language);
BEGIN
  IF is_new OR NEW.language IS DISTINCT FROM OLD.language
      OR NEW.headline IS DISTINCT FROM OLD.headline THEN
    PERFORM articles_note_words(NEW.event_id, NEW.id, 'headline', NEW.headline, spoken);
  END IF;
  IF is_new OR NEW.language IS DISTINCT FROM OLD.language
      OR NEW.body IS DISTINCT FROM OLD.body THEN
    PERFORM articles_note_words(NEW.event_id, NEW.id, 'body', NEW.body, spoken);
  END IF;
  IF is_new OR NEW.outlet_id IS DISTINCT FROM OLD.outlet_id THEN
    PERFORM articles_note_words(
      NEW.event_id, NEW.id, 'outlet', articles_outlet_names(NEW.outlet_id), 'simple');
  END IF;
  IF NOT is_new AND NEW.event_id IS DISTINCT FROM OLD.event_id THEN
    UPDATE articles_searchentry SET event_id = NEW.event_id WHERE article_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION articles_outlet_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM articles_note_words(
      event_id, id, 'outlet', articles_outlet_names(NEW.id), 'simple')
    FROM articles_article WHERE outlet_id = NEW.id;
  RETURN NULL;
END $$;
""" % {"cases": " ".join(f"WHEN '{code}' THEN '{name}'::regconfig" for code, name in LANGUAGES.items())}

TRIGGERS = """
CREATE TRIGGER articles_event_words AFTER INSERT OR UPDATE OF title, summary ON articles_event
  FOR EACH ROW EXECUTE FUNCTION articles_event_words();
CREATE TRIGGER articles_article_words
  AFTER INSERT OR UPDATE OF event_id, outlet_id, headline, body, language ON articles_article
  FOR EACH ROW EXECUTE FUNCTION articles_article_words();
CREATE TRIGGER articles_outlet_words AFTER UPDATE OF name, aliases ON articles_outlet
  FOR EACH ROW EXECUTE FUNCTION articles_outlet_words();
"""

NO_TRIGGERS = """
DROP TRIGGER articles_outlet_words ON articles_outlet;
DROP TRIGGER articles_article_words ON articles_article;
DROP TRIGGER articles_event_words ON articles_event;
"""

NO_FUNCTIONS = """
DROP FUNCTION articles_outlet_words();
DROP FUNCTION articles_article_words();
DROP FUNCTION articles_event_words();
DROP FUNCTION articles_outlet_names(bigint);
DROP FUNCTION articles_note_words(bigint, bigint, text, text, regconfig);
DROP FUNCTION articles_language(text);
DROP FUNCTION articles_bare(text);
DROP FUNCTION articles_plain(text);
"""

WHAT_IS_THERE = """
DO $$ BEGIN
  PERFORM articles_note_words(id, NULL, 'title', title, 'english') FROM articles_event;
  PERFORM articles_note_words(id, NULL, 'summary', summary, 'english') FROM articles_event;
  PERFORM articles_note_words(event_id, id, 'headline', headline, articles_language(language)),
    articles_note_words(event_id, id, 'body', body, articles_language(language)),
    articles_note_words(event_id, id, 'outlet', articles_outlet_names(outlet_id), 'simple')
  FROM articles_article;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0002_changed_at'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(choices=[('title', 'title of the event'), ('summary', 'summary of the event'), ('headline', 'headline'), ('outlet', 'outlet'), ('body', 'text of a report')], max_length=8)),
                ('language', models.CharField(max_length=12)),
                ('exact', django.contrib.postgres.search.SearchVectorField()),
                ('stems', django.contrib.postgres.search.SearchVectorField(null=True)),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
                ('event', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.event')),
            ],
            options={
                'verbose_name_plural': 'search entries',
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['exact'], name='search_entry_exact'), django.contrib.postgres.indexes.GinIndex(fields=['stems'], name='search_entry_stems'), models.Index(condition=models.Q(('stems__isnull', False)), fields=['language'], name='search_entry_language')],
                'constraints': [models.UniqueConstraint(fields=('event', 'article', 'place'), name='search_entry_unique', nulls_distinct=False)],
            },
        ),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
        migrations.RunSQL(WHAT_IS_THERE, migrations.RunSQL.noop),
    ]
