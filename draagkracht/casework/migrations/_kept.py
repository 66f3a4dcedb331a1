"""What was sent or offered to somebody never changes: the database itself refuses it."""

SENT_LETTER = """
CREATE FUNCTION casework_letter_was_sent() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    RAISE EXCEPTION 'a letter that was sent never changes; write a new one' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER sent_is_kept BEFORE UPDATE ON casework_letter
    FOR EACH ROW WHEN (OLD.state = 'sent') EXECUTE FUNCTION casework_letter_was_sent();
"""
DROP_SENT_LETTER = """
DROP TRIGGER sent_is_kept ON casework_letter; DROP FUNCTION casework_letter_was_sent();
"""
OFFERED = """
CREATE FUNCTION casework_arrangement_was_offered() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    RAISE EXCEPTION 'what was offered never changes; make a new version' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER offered_is_kept BEFORE UPDATE ON casework_arrangement
    FOR EACH ROW WHEN (
        OLD.offered_at IS NOT NULL AND
        (OLD.case_id, OLD.version, OLD.goals, OLD.carer_section, OLD.carer_needs_nothing_because,
         OLD.overload_threatens, OLD.usual_care, OLD.review_date, OLD.offered_at)
        IS DISTINCT FROM
        (NEW.case_id, NEW.version, NEW.goals, NEW.carer_section, NEW.carer_needs_nothing_because,
         NEW.overload_threatens, NEW.usual_care, NEW.review_date, NEW.offered_at)
    ) EXECUTE FUNCTION casework_arrangement_was_offered();
CREATE FUNCTION casework_line_was_offered() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF EXISTS (SELECT FROM casework_arrangement WHERE id = NEW.arrangement_id AND offered_at IS NOT NULL) THEN
        RAISE EXCEPTION 'what was offered never changes; make a new version' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER offered_is_kept BEFORE INSERT OR UPDATE ON casework_arrangementline
    FOR EACH ROW EXECUTE FUNCTION casework_line_was_offered();
"""
DROP_OFFERED = """
DROP TRIGGER offered_is_kept ON casework_arrangementline; DROP FUNCTION casework_line_was_offered();
DROP TRIGGER offered_is_kept ON casework_arrangement; DROP FUNCTION casework_arrangement_was_offered();
"""
OFFERED_SECTION = """
CREATE TRIGGER offered_is_kept BEFORE INSERT OR UPDATE ON casework_carersection
    FOR EACH ROW EXECUTE FUNCTION casework_line_was_offered();
"""
DROP_OFFERED_SECTION = "DROP TRIGGER offered_is_kept ON casework_carersection"
