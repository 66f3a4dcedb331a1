"""What the search reads, and the one door to it.

`@@` is not leakproof, so under row-level security PostgreSQL would read every row that may be seen before it asks the
text index. `directory_search` therefore runs as the owner of the tables, and holds the lock inside: it reads the same
list of municipalities as the policies (`app_municipalities()`), which its caller cannot pass.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

from draagkracht.base import rls

# The database itself says for whom a service is listed, and whether another has its id: nobody who indexes can.
SCOPE = """
CREATE FUNCTION directory_scope_of_entry() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    SELECT CASE WHEN service.status = 'active'
                THEN service.served_ids || CASE WHEN service.is_everywhere THEN ARRAY[0]::bigint[] ELSE '{}' END
                ELSE '{}' END,
           EXISTS (SELECT FROM directory_service twin
                   WHERE twin.hsds_id = service.hsds_id AND twin.id <> service.id)
      INTO NEW.listed_for, NEW.has_twin
      FROM directory_service service WHERE service.id = NEW.service_id;
    RETURN NEW;
END $$;
CREATE TRIGGER scope BEFORE INSERT OR UPDATE ON directory_searchentry
FOR EACH ROW EXECUTE FUNCTION directory_scope_of_entry();

CREATE FUNCTION directory_touch_entries() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE directory_searchentry entry SET service_id = entry.service_id
      FROM directory_service service
     WHERE entry.service_id = service.id
       AND (service.hsds_id IN (NEW.hsds_id, OLD.hsds_id) AND (TG_OP <> 'UPDATE' OR OLD.hsds_id <> NEW.hsds_id)
            OR TG_OP = 'UPDATE' AND service.id = NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER touch_entries_of_twins AFTER INSERT OR DELETE ON directory_service
FOR EACH ROW EXECUTE FUNCTION directory_touch_entries();
CREATE TRIGGER touch_entries AFTER UPDATE ON directory_service FOR EACH ROW
WHEN ((OLD.status, OLD.served_ids, OLD.is_everywhere, OLD.hsds_id)
      IS DISTINCT FROM (NEW.status, NEW.served_ids, NEW.is_everywhere, NEW.hsds_id))
EXECUTE FUNCTION directory_touch_entries();
"""
NO_SCOPE = """
DROP TRIGGER touch_entries ON directory_service;
DROP TRIGGER touch_entries_of_twins ON directory_service;
DROP FUNCTION directory_touch_entries();
DROP TRIGGER scope ON directory_searchentry;
DROP FUNCTION directory_scope_of_entry();
"""
# wanted: any of the words, null for everything. tiers: by word, most points first; of each word the first that fits
# counts. A tier of a number after the last (the whole name, a hint) only adds; so does ts_rank of all `terms`, times `evidence`.
# shares: how much each word tells of the question; needed: the words that a full answer holds. Where fewer than `few` are
# full, those that cover `at_least` of the question come in. chosen: facts that must hold. A count says how many there are with one choice more, or with another choice of the same facet; `full` how
# many hold every word, whatever was chosen.
# In a few municipalities to read every service is faster than the lists of the text index, which span the country. Over
# the country it is the other way around, and of very many answers `at_most` are ranked.
SEARCH = """
CREATE FUNCTION directory_search(
    wanted tsquery, at_most int, word_queries tsquery[], tier_words int[], tier_points real[], tiers tsquery[], shares real[], needed int[],
    terms tsquery, weights real[], evidence real, at_least real, few int, chosen varchar[], age int, latitude float8, longitude float8, sorted_by text, skipped int, most int
) RETURNS jsonb LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    here bigint[] := app_municipalities();
    is_national boolean := cardinality(here) >= (SELECT count(*) FROM municipalities_municipality);
    text_condition text := 'true';
    words int := coalesce(cardinality(shares), 0);
    found_words text := '';
    score text := '0';
    covered text := '1';
    is_full text := 'true';
    is_found text := 'true';
    matched text := '';
    km text := 'NULL::float8';
    answer jsonb;
BEGIN
    IF here IS NULL OR cardinality(here) = 0 THEN
        RETURN jsonb_build_object('total', 0, 'full', 0, 'answers', 0, 'page', '[]'::jsonb, 'counts', '{}'::jsonb);
    END IF;
    IF wanted IS NOT NULL THEN
        IF at_most IS NOT NULL THEN
            text_condition := 'entry.vector @@ $1';
        END IF;
        SELECT string_agg(format(', entry.vector @@ ($21)[%s] AS m%s', word, word), '' ORDER BY word),
               string_agg(format('CASE WHEN m%s THEN ($5)[%s] ELSE 0 END', word, word), ' + ' ORDER BY word),
               string_agg(format('m%s', word), ' AND ' ORDER BY word) FILTER (WHERE word = ANY (needed)),
               string_agg(format('m%s', word), ' OR ' ORDER BY word),
               string_agg(format('CASE WHEN m%s THEN %s END', word, word - 1), ', ' ORDER BY word)
          INTO found_words, covered, is_full, is_found, matched
          FROM generate_series(1, words) word;
        SELECT string_agg(format('CASE %s ELSE 0 END', cases), ' + ' ORDER BY word)
               || ' + $20 * ts_rank($19, vector, $18)'
          INTO score
          FROM (SELECT word, string_agg(format('WHEN vector @@ ($4)[%s] THEN ($3)[%s]', nr, nr), ' ' ORDER BY nr)
                       AS cases
                  FROM unnest(tier_words) WITH ORDINALITY tier (word, nr) GROUP BY word) ladders;
    END IF;
    IF latitude IS NOT NULL THEN
        km := '(SELECT min(12742.0176 * asin(least(1, sqrt(power(sin(radians(place.lat - $9) / 2), 2) + cos(radians($9))
               * cos(radians(place.lat)) * power(sin(radians(place.lon - $10) / 2), 2)))))
               FROM unnest(latitudes, longitudes) AS place (lat, lon))';
    END IF;
    EXECUTE format($q$
    WITH scored AS MATERIALIZED (
        SELECT service_id, name, facts, latitudes, longitudes, vector, %3$s AS is_full,
               ARRAY[%5$s]::int[] AS matched, %6$s AS covered, facts @> $7 AS fits
          FROM (SELECT entry.service_id, entry.name, entry.facts, entry.latitudes, entry.longitudes, entry.vector %1$s
                  FROM directory_searchentry entry
                 WHERE ($14 OR entry.listed_for && ($15 || 0::bigint)) AND cardinality(entry.listed_for) > 0
                   AND %7$s
                   AND ($8 IS NULL
                        OR $8 BETWEEN coalesce(entry.minimum_age, 0) AND coalesce(entry.maximum_age, 32767))
                   AND NOT (entry.has_twin AND EXISTS (
                       SELECT FROM directory_service mine
                         JOIN directory_service twin ON twin.hsds_id = mine.hsds_id AND twin.id <> mine.id
                        WHERE mine.id = entry.service_id AND NOT mine.municipality_id = ANY ($15)
                          AND twin.status IN ('active', 'temporarily closed')
                          AND (twin.is_everywhere OR twin.served_ids && $15)
                          AND (twin.municipality_id = ANY ($15) OR twin.id < mine.id)))
                 LIMIT $16 OFFSET 0) entry
         WHERE %8$s
    ), found AS MATERIALIZED (
        SELECT service_id, name, facts, is_full, matched,
               CASE WHEN fits THEN %2$s END AS score,
               CASE WHEN fits THEN %4$s END AS km,
               CASE WHEN fits THEN 0
                    ELSE (SELECT count(*) FROM unnest($7) fact WHERE NOT fact = ANY (facts)) END AS missed,
               CASE WHEN NOT fits
                    THEN (SELECT min(split_part(fact, ':', 1)) FROM unnest($7) fact WHERE NOT fact = ANY (facts))
               END AS facet
          FROM scored
         WHERE CASE WHEN (SELECT count(*) FROM scored WHERE is_full) < $17 THEN covered >= $6 - 1e-6 ELSE is_full END
    ), page AS (
        SELECT row_number() OVER () AS nr, hits.* FROM (
            SELECT service_id, score, km, matched FROM found WHERE missed = 0
             ORDER BY CASE WHEN $11 = 'distance' THEN km END NULLS LAST,
                      CASE WHEN $11 <> 'name' THEN round(score::numeric, 6) END DESC, km NULLS LAST, name, service_id
            OFFSET $12 LIMIT $13) hits
    ), counted AS (
        SELECT fact, count(*) AS number FROM found, unnest(facts) fact
         WHERE missed = 0 OR missed = 1 AND split_part(fact, ':', 1) = facet GROUP BY fact
    )
    SELECT jsonb_build_object(
        'total', (SELECT count(*) FROM found WHERE missed = 0),
        'answers', (SELECT count(*) FROM found),
        'full', (SELECT count(*) FROM found WHERE is_full),
        'page', coalesce((SELECT jsonb_agg(jsonb_build_array(service_id, score, km, array_remove(matched, NULL))
                                           ORDER BY nr) FROM page), '[]'),
        'counts', coalesce((SELECT jsonb_object_agg(fact, number) FROM counted), '{}'))
    $q$, found_words, score, is_full, km, matched, covered, text_condition, is_found)
    INTO answer
    USING wanted, tier_words, tier_points, tiers, shares, at_least, chosen, age, latitude, longitude, sorted_by, skipped,
          most, is_national, here, at_most, few, terms, weights, evidence, word_queries;
    RETURN answer;
END $$;
CREATE FUNCTION directory_vocabulary() RETURNS TABLE (kind text, term text, documents int) LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    here bigint[] := app_municipalities();
    is_national boolean := cardinality(here) >= (SELECT count(*) FROM municipalities_municipality);
    source text := format('FROM directory_searchentry WHERE (%L OR listed_for && %L::bigint[])'
                          ' AND cardinality(listed_for) > 0', is_national, here || 0::bigint);
BEGIN
    IF cardinality(here) > 0 THEN
        RETURN QUERY SELECT 'term', word, ndoc FROM ts_stat('SELECT vector ' || source);
        RETURN QUERY SELECT 'word', word, ndoc FROM ts_stat('SELECT words ' || source);
        RETURN QUERY EXECUTE 'SELECT ''all'', '''', count(*)::int ' || source;
    END IF;
END $$;
"""
NO_SEARCH = """
DROP FUNCTION directory_search(tsquery, int, tsquery[], int[], real[], tsquery[], real[], int[], tsquery, real[], real,
                               real, int, varchar[], int, float8, float8,
                               text, int, int);
DROP FUNCTION directory_vocabulary();
"""
# Long texts stay whole in their row: to unpack them costs more than to read them.
WHOLE_ROWS = "ALTER TABLE directory_searchentry SET (toast_tuple_target = 8160)"
COUNT_CHANGES = (
    "CREATE TRIGGER count_change AFTER INSERT OR UPDATE OR DELETE ON directory_searchentry "
    "FOR EACH STATEMENT EXECUTE FUNCTION directory_count_change()"
)


def texts() -> django.contrib.postgres.fields.ArrayField:
    """Return a column for words of the lexicon."""
    return django.contrib.postgres.fields.ArrayField(models.CharField(max_length=300), default=list)


def owner() -> models.ForeignKey:
    """Return the column of the municipality that owns a row."""
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_wide_as_the_parser"), ("municipalities", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "service",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="directory.service",
                    ),
                ),
                ("listed_for", django.contrib.postgres.fields.ArrayField(models.BigIntegerField(), default=list)),
                ("has_twin", models.BooleanField(default=False)),
                ("facts", django.contrib.postgres.fields.ArrayField(models.CharField(max_length=40), default=list)),
                ("minimum_age", models.PositiveSmallIntegerField(null=True)),
                ("maximum_age", models.PositiveSmallIntegerField(null=True)),
                ("latitudes", django.contrib.postgres.fields.ArrayField(models.FloatField(), default=list)),
                ("longitudes", django.contrib.postgres.fields.ArrayField(models.FloatField(), default=list)),
                ("name", models.TextField()),
                ("vector", django.contrib.postgres.search.SearchVectorField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
                ("index_key", models.CharField(max_length=16)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["listed_for", "vector"], name="search_by_reader_and_text"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("latitudes__len", models.F("longitudes__len"))),
                        name="search_entry_has_whole_places",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LexiconRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                ("word", models.CharField(max_length=300)),
                ("others", texts()),
                ("is_refused", models.BooleanField(default=False)),
                ("municipality", owner()),
            ],
            options={
                "ordering": ["word", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "kind", "word", "others"), name="lexicon_row_is_there_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LexiconVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=10)),
                ("word", models.CharField(max_length=300)),
                ("others", texts()),
                ("is_refused", models.BooleanField(default=False)),
                ("is_added", models.BooleanField()),
                ("undoes", models.PositiveIntegerField(null=True)),
                ("municipality", owner()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "number"), name="lexicon_version_is_there_once"),
                    models.UniqueConstraint(fields=("municipality", "undoes"), name="lexicon_version_is_undone_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnansweredSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("text", models.CharField(max_length=60)),
                ("number", models.PositiveIntegerField(default=1)),
                ("municipality", owner()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "day", "text"), name="unanswered_search_is_once_a_day"
                    )
                ],
            },
        ),
        rls.part_of("directory_searchentry", "directory_service", "service_id"),
        rls.owned("directory_lexiconrow"),
        rls.owned("directory_lexiconversion"),
        rls.owned("directory_unansweredsearch"),
        migrations.RunSQL(WHOLE_ROWS, migrations.RunSQL.noop),
        migrations.RunSQL(COUNT_CHANGES, "DROP TRIGGER count_change ON directory_searchentry"),
        migrations.RunSQL(SCOPE, NO_SCOPE),
        migrations.RunSQL(SEARCH, NO_SEARCH),
    ]
