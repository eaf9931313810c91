-- The log: one chain of events for each municipality, written by casework_append_events and by nothing else.
-- The same hash is computed in Python by portal/casework/log/chain.py, which verify_log uses.

-- Every column as text in a JSON array, so that no two events are written alike.
CREATE FUNCTION casework_event_hash(e casework_event) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(convert_to(jsonb_build_array(
        'vagval event 1',
        e.municipality_id::text,
        e.sequence::text,
        e.id::text,
        to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        e.actor_id::text,
        e.unit,
        e.case_id::text,
        e.reference,
        e.person_id::text,
        e.deed,
        e.fields,
        e.why,
        e.assignment::text,
        e.page,
        e.protected::text,
        encode(e.previous, 'hex'))::text, 'UTF8'))
$$;

-- Nothing precedes the first event.
CREATE FUNCTION casework_log_origin() RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT decode(repeat('00', 32), 'hex') $$;

-- Appends what `happened` tells ([{"id", "by", "case", "person", "deed", "fields", "page"}, …]) to the chain of the
-- municipality that the transaction has entered. When, as what and with what right is not told but looked up, and "by"
-- must be the one who has entered.
-- Returns the number of the last event and the moment, which the events of one call share.
-- Holds the head of the chain until the transaction ends: call it last.
CREATE FUNCTION casework_append_events(happened jsonb, OUT last_sequence bigint, OUT happened_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here CONSTANT bigint := NULLIF(current_setting('app.municipality', true), '')::bigint;
    who CONSTANT bigint := NULLIF(current_setting('app.user', true), '')::bigint;
    head casework_loghead;
    event casework_event;
    told record;
    works_as text;
BEGIN
    IF here IS NULL THEN
        RAISE EXCEPTION 'no municipality is entered' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF who IS NOT NULL THEN
        SELECT m.role INTO works_as FROM accounts_membership m
        WHERE m.user_id = who AND m.municipality_id = here AND m.role IN ('social_worker', 'head_of_unit');
    END IF;
    -- Only the tables' owner, whose jobs go through everything, acts as nobody.
    IF works_as IS NULL AND (who IS NOT NULL OR session_user <> current_user) THEN
        RAISE EXCEPTION 'nobody who works here' USING ERRCODE = 'insufficient_privilege';
    END IF;

    SELECT * INTO head FROM casework_loghead h WHERE h.municipality_id = here FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO casework_loghead (id, municipality_id, sequence, hash, at, cut_sequence, cut_hash)
        VALUES (gen_random_uuid(), here, 0, casework_log_origin(), '-infinity', 0, casework_log_origin())
        ON CONFLICT (municipality_id) DO NOTHING;
        SELECT * INTO head FROM casework_loghead h WHERE h.municipality_id = here FOR UPDATE;
    END IF;
    head.at := greatest(clock_timestamp(), head.at);  -- a clock that is set back does not reorder the log

    FOR told IN
        SELECT h.*, c.reference, c.has_protected, a.id AS assignment, a.role
        FROM ROWS FROM (jsonb_to_recordset(happened)
            AS (id uuid, "by" bigint, "case" uuid, person uuid, deed text, fields text, page text))
            WITH ORDINALITY AS h
        LEFT JOIN casework_case c ON c.municipality_id = here AND c.id = h."case"
        LEFT JOIN LATERAL (
            SELECT x.id, x.role FROM casework_assignment x
            WHERE x.municipality_id = here AND x.case_id = h."case" AND x.user_id = who
            AND x.since <= clock_timestamp() AND (x.until IS NULL OR x.until > clock_timestamp())
            ORDER BY x.role = 'break_glass', x.since LIMIT 1
        ) a ON true
        ORDER BY h.ordinality
    LOOP
        IF told."by" IS DISTINCT FROM who THEN
            RAISE EXCEPTION 'somebody else has entered the municipality' USING ERRCODE = 'insufficient_privilege';
        END IF;
        head.sequence := head.sequence + 1;
        event.id := told.id;
        event.municipality_id := here;
        event.sequence := head.sequence;
        event.at := head.at;
        event.actor_id := who;
        event.unit := coalesce(works_as, '');
        event.case_id := told."case";
        event.reference := coalesce(told.reference, '');
        event.person_id := told.person;
        event.deed := told.deed;
        event.fields := coalesce(told.fields, '');
        event.why := CASE
            WHEN who IS NULL THEN 'job'
            WHEN told.role IS NOT NULL THEN told.role
            WHEN works_as = 'head_of_unit' THEN 'head_of_unit'
            ELSE 'not_assigned' END;
        event.assignment := told.assignment;
        event.page := coalesce(told.page, '');
        event.protected := coalesce(told.has_protected, false);
        event.previous := head.hash;
        event.hash := casework_event_hash(event);
        INSERT INTO casework_event SELECT event.*;
        head.hash := event.hash;
    END LOOP;
    UPDATE casework_loghead h SET sequence = head.sequence, hash = head.hash, at = head.at
    WHERE h.municipality_id = here;
    last_sequence := head.sequence;
    happened_at := head.at;
END
$$;

-- Removes the events before a day that lies five years back; the chain goes on from the last of them. Owner only.
CREATE FUNCTION casework_cut_off_log(before date) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here CONSTANT bigint := NULLIF(current_setting('app.municipality', true), '')::bigint;
    midnight CONSTANT timestamptz := before::timestamp AT TIME ZONE 'Europe/Stockholm';
    last_old casework_event;
    removed bigint;
BEGIN
    IF before > (now() AT TIME ZONE 'Europe/Stockholm')::date - interval '5 years' THEN
        RAISE EXCEPTION 'the log is kept for five years' USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT * INTO last_old FROM casework_event e
    WHERE e.municipality_id = here AND e.at < midnight ORDER BY e.sequence DESC LIMIT 1;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    PERFORM casework_append_events(jsonb_build_array(jsonb_build_object(
        'id', gen_random_uuid(), 'deed', 'log_cut_off',
        'fields', format('%s %s', last_old.sequence, encode(last_old.hash, 'hex')))));
    UPDATE casework_loghead h SET cut_sequence = last_old.sequence, cut_hash = last_old.hash
    WHERE h.municipality_id = here;
    DELETE FROM casework_event e WHERE e.municipality_id = here AND e.sequence <= last_old.sequence;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;

-- How many other cases somebody has read in lately, and whether this one is among those.
CREATE FUNCTION casework_reach(
    this_case uuid, lately interval, readings text[], OUT others bigint, OUT known boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT count(DISTINCT e.case_id) FILTER (WHERE e.case_id <> this_case),
           coalesce(bool_or(e.case_id = this_case), false)
    FROM casework_event e
    WHERE e.municipality_id = NULLIF(current_setting('app.municipality', true), '')::bigint
    AND e.actor_id = NULLIF(current_setting('app.user', true), '')::bigint
    AND e.at > statement_timestamp() - lately AND e.deed = ANY (readings)
$$;

-- Nobody changes the log, its owner included; what has been cut off may go.
CREATE FUNCTION casework_keep_events() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1 FROM casework_loghead h
        WHERE h.municipality_id = OLD.municipality_id AND OLD.sequence <= h.cut_sequence
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER keep_events BEFORE UPDATE OR DELETE ON casework_event
    FOR EACH ROW EXECUTE FUNCTION casework_keep_events();
CREATE TRIGGER keep_all_events BEFORE TRUNCATE ON casework_event
    FOR EACH STATEMENT EXECUTE FUNCTION casework_keep_events();

-- The head only goes forward, and only to an event that is there.
CREATE FUNCTION casework_keep_head() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.municipality_id = OLD.municipality_id
        AND NEW.sequence >= OLD.sequence AND NEW.cut_sequence >= OLD.cut_sequence AND EXISTS (
        SELECT 1 FROM casework_event e
        WHERE e.municipality_id = NEW.municipality_id AND e.sequence = NEW.sequence AND e.hash = NEW.hash
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER keep_head BEFORE UPDATE OR DELETE ON casework_loghead
    FOR EACH ROW EXECUTE FUNCTION casework_keep_head();
CREATE TRIGGER keep_all_heads BEFORE TRUNCATE ON casework_loghead
    FOR EACH STATEMENT EXECUTE FUNCTION casework_keep_head();

REVOKE ALL ON FUNCTION casework_append_events(jsonb), casework_cut_off_log(date), casework_reach(uuid, interval, text[])
FROM PUBLIC;

-- For the review, whose reader must see no names: in which cases somebody has the same family name as who read there.
-- `readers` is [{"reader": user, "blind": "hexadecimal"}, …]; heads of unit alone are answered.
CREATE FUNCTION casework_same_surname(readers jsonb) RETURNS TABLE (reader bigint, case_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT r.reader, p.case_id
    FROM jsonb_to_recordset(readers) AS r (reader bigint, blind text)
    JOIN casework_person p ON p.surname_blind = decode(r.blind, 'hex')
    WHERE p.municipality_id = NULLIF(current_setting('app.municipality', true), '')::bigint
    AND EXISTS (
        SELECT 1 FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id
        WHERE m.user_id = NULLIF(current_setting('app.user', true), '')::bigint
        AND m.municipality_id = p.municipality_id AND m.role = 'head_of_unit' AND u.is_active
    )
$$;
REVOKE ALL ON FUNCTION casework_same_surname(jsonb) FROM PUBLIC;
