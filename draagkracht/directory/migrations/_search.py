"""What the search reads: for whom an entry is listed, which of two twins counts, and how often each word stands where.

The search itself is in _asking.py.
"""

WHOLE_ROWS = "ALTER TABLE directory_searchentry SET (toast_tuple_target = 8160)"
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
SEARCH = """
CREATE FUNCTION directory_has_better_twin(service bigint, here bigint[]) RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM directory_service mine
          JOIN directory_service twin ON twin.hsds_id = mine.hsds_id AND twin.id <> mine.id
         WHERE mine.id = service AND NOT mine.municipality_id = ANY (here)
           AND twin.status IN ('active', 'temporarily closed')
           AND (twin.is_everywhere OR twin.served_ids && here)
           AND (twin.municipality_id = ANY (here) OR twin.id < mine.id));
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
    IF cardinality(here) = 1 THEN -- of each field apart: over the country that would take long
        RETURN QUERY SELECT weight, stat.word, stat.ndoc FROM unnest('{A,B,C,D}'::text[]) weight,
                            ts_stat('SELECT vector ' || source, weight) stat;
    END IF;
END $$;
"""
NO_SEARCH = """
DROP FUNCTION directory_has_better_twin(bigint, bigint[]);
DROP FUNCTION directory_vocabulary();
"""
