-- As in 0011, each table before those it refers to. The application may erase only a case that was given to who asks,
-- never one that was opened in an emergency, and only where the municipality leaves nothing; all else is for the tables'
-- owner. A case that is kept longer is not erased by anybody.
--
-- Where nothing is left but somebody has a safety record, the record stays with its readers, and a husk of the case that
-- they alone can see: it counts as protected, so that it is found, listed and opened as little as a case that is no more.
-- The receipt says the same as if all of it had gone.
CREATE OR REPLACE FUNCTION casework_erase_case(erased uuid, by_rule text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here constant bigint := NULLIF(current_setting('app.municipality', true), '')::bigint;
    worker constant bigint := NULLIF(current_setting('app.user', true), '')::bigint;
    receipt uuid := gen_random_uuid();
    remaining regclass[] := ARRAY(SELECT casework_tables_of_case());
    next_table regclass;
    leaves_husk boolean;
    stays text;
    rows_of_case text;
    gone bigint;
    counted jsonb := '{}';
BEGIN
    IF session_user <> current_user AND (by_rule <> 'leave_nothing' OR NOT EXISTS (
        SELECT FROM casework_case c
        JOIN casework_assignment a ON a.municipality_id = c.municipality_id AND a.case_id = c.id
        JOIN accounts_membership m ON m.municipality_id = c.municipality_id AND m.user_id = a.user_id
        JOIN accounts_user u ON u.id = a.user_id
        JOIN casework_municipalchoices chosen ON chosen.municipality_id = c.municipality_id
        WHERE c.municipality_id = here AND c.id = erased AND a.user_id = worker AND a.role <> 'break_glass'
        AND a.since <= statement_timestamp() AND (a.until IS NULL OR a.until > statement_timestamp())
        AND (NOT c.has_protected OR a.named_for_protected)
        AND u.is_active AND m.role IN ('social_worker', 'head_of_unit') AND chosen.leaves_nothing
    )) THEN
        RAISE EXCEPTION 'this case is not yours to erase' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM FROM casework_case WHERE municipality_id = here AND id = erased FOR UPDATE;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF EXISTS (
        SELECT FROM casework_longerkeeping k
        WHERE k.municipality_id = here AND k.case_id = erased AND k.ended_at IS NULL
    ) THEN
        RAISE EXCEPTION 'the case is kept longer' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    leaves_husk := by_rule = 'leave_nothing' AND EXISTS (
        SELECT FROM casework_safetyrecord s
        JOIN casework_person p ON p.municipality_id = s.municipality_id AND p.id = s.person_id
        WHERE p.municipality_id = here AND p.case_id = erased
    );
    IF leaves_husk THEN
        PERFORM casework_empty_case(here, erased);
    END IF;
    WHILE cardinality(remaining) > 0 LOOP
        SELECT one INTO next_table FROM unnest(remaining) one
        WHERE NOT EXISTS (
            SELECT FROM pg_constraint c
            WHERE c.contype = 'f' AND c.confrelid = one AND c.conrelid <> one AND c.conrelid = ANY (remaining)
        ) ORDER BY one::text LIMIT 1;
        IF next_table IS NULL THEN
            RAISE EXCEPTION 'tables refer to each other in a circle: %', remaining;
        END IF;
        rows_of_case := casework_rows_of_case(next_table);
        EXECUTE format('SELECT count(*) FROM %s WHERE %s', next_table, rows_of_case) INTO gone USING here, erased;
        stays := CASE WHEN leaves_husk THEN casework_stays_in_husk(next_table::text) ELSE 'false' END;
        EXECUTE format('DELETE FROM %s WHERE (%s) AND NOT (%s)', next_table, rows_of_case, stays) USING here, erased;
        -- Everybody who works here sees the receipt, and only those who are named know that there was a safety record.
        IF gone > 0 AND next_table::text NOT LIKE 'casework_safety%' THEN
            counted := counted || jsonb_build_object(next_table::text, gone);
        END IF;
        remaining := array_remove(remaining, next_table);
    END LOOP;
    -- What a husk's end would change in its receipt would tell that there was one.
    INSERT INTO casework_receipt (id, municipality_id, erased_case, rule, erased_on, rows)
    VALUES (receipt, here, erased, by_rule, (statement_timestamp() AT TIME ZONE 'Europe/Stockholm')::date, counted)
    ON CONFLICT (municipality_id, erased_case) DO UPDATE SET
        erased_on = CASE WHEN casework_receipt.rule = 'leave_nothing'
            THEN casework_receipt.erased_on ELSE excluded.erased_on END,
        rows = CASE WHEN casework_receipt.rule = 'leave_nothing' THEN casework_receipt.rows ELSE excluded.rows END
    RETURNING id INTO receipt;
    RETURN receipt;
END
$$;

-- Of a table's rows, those that stay where a safety record does: $1 is the municipality, $2 the case.
CREATE FUNCTION casework_stays_in_husk(of_table text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE
        WHEN of_table = 'casework_case' OR of_table LIKE 'casework_safety%' THEN 'true'
        WHEN of_table = 'casework_person' THEN
            'id IN (SELECT s.person_id FROM casework_safetyrecord s WHERE s.municipality_id = $1)'
        WHEN of_table = 'casework_assignment' THEN
            'named_for_protected AND (until IS NULL OR until > statement_timestamp()) AND user_id IN ('
            'SELECT n.user_id FROM casework_safetyaccess n '
            'JOIN casework_person p ON p.municipality_id = n.municipality_id AND p.id = n.person_id '
            'WHERE n.municipality_id = $1 AND p.case_id = $2)'
        ELSE 'false'
    END
$$;

-- Of the case nothing but its reference; of a person with a safety record the name, the language in which to talk, and
-- whether she is to be masked; and of those who had the case, whoever is named to the record and could see it.
CREATE FUNCTION casework_empty_case(here bigint, emptied uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    told constant text := (
        SELECT string_agg(format('%I = NULL', a.attname), ', ') FROM pg_attribute a
        WHERE a.attrelid = 'casework_person'::regclass AND a.attnum > 0 AND NOT a.attisdropped AND NOT a.attnotnull
        AND a.attname <> 'name_sealed'
    );
BEGIN
    UPDATE casework_assignment a SET named_for_protected = true
    WHERE a.municipality_id = here AND a.case_id = emptied AND NOT (
        SELECT c.has_protected FROM casework_case c WHERE c.municipality_id = here AND c.id = emptied
    ) AND (a.until IS NULL OR a.until > statement_timestamp()) AND a.user_id IN (
        SELECT n.user_id FROM casework_safetyaccess n
        JOIN casework_person p ON p.municipality_id = n.municipality_id AND p.id = n.person_id
        WHERE n.municipality_id = here AND p.case_id = emptied
    );
    EXECUTE format('UPDATE casework_person SET %s, identity_kind = ''none'', couple_kind = '''', household_role = '''',
        interpreter = '''', interpreter_wish = '''', contact_way = '''', access_needs = '''', part = ''in'',
        household = ''home'' WHERE municipality_id = $1 AND case_id = $2', told) USING here, emptied;
    UPDATE casework_case SET status = 'closed', closed_at = statement_timestamp(), closing_reason = 'other',
        has_protected = true, household_unclear = false, couples_told = false, wished_departure = NULL,
        submitted_on = NULL, applied_on = (statement_timestamp() AT TIME ZONE 'Europe/Stockholm')::date
    WHERE municipality_id = here AND id = emptied;
END
$$;

REVOKE ALL ON FUNCTION casework_empty_case(bigint, uuid) FROM PUBLIC;
