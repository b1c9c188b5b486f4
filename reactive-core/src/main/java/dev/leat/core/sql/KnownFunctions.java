package dev.leat.core.sql;

import java.util.Set;

/**
 * Functions of PostgreSQL and H2 that store nothing. A query that calls one which is missing here is taken for one that may
 * write: its caller is not told to repeat it. A name too much would have a write repeated.
 */
final class KnownFunctions {
    private static final Set<String> AGGREGATES = words("""
            count sum avg min max every bool_and bool_or bit_and bit_or bit_xor array_agg string_agg json_agg jsonb_agg
            json_object_agg jsonb_object_agg json_arrayagg json_objectagg xmlagg range_agg listagg group_concat any_value stddev
            stddev_pop stddev_samp variance var_pop var_samp corr covar_pop covar_samp regr_avgx regr_avgy regr_count
            regr_intercept regr_r2 regr_slope percentile_cont percentile_disc median mode row_number rank dense_rank
            percent_rank cume_dist ntile lag lead first_value last_value nth_value grouping rollup cube
            """);

    private static final Set<String> NUMBERS = words("""
            abs ceil ceiling floor round trunc truncate mod div power pow sqrt cbrt exp ln log log10 sign pi degrees radians sin
            cos tan cot asin acos atan atan2 random rand greatest least gcd lcm width_bucket factorial scale min_scale
            trim_scale hashtext num_nulls num_nonnulls coalesce nullif ifnull nvl nvl2 decode casewhen gen_random_uuid
            random_uuid uuidv4 uuidv7 uuid int4range int8range numrange tsrange tstzrange daterange isempty lower_inc upper_inc
            lower_inf upper_inf range_merge cast convert
            """);

    private static final Set<String> TEXTS = words("""
            lower upper length char_length character_length octet_length bit_length trim ltrim rtrim btrim substring substr left
            right lpad rpad replace translate position strpos locate instr concat concat_ws repeat reverse split_part initcap md5
            sha224 sha256 sha384 sha512 encode format quote_ident quote_literal quote_nullable regexp_match regexp_matches
            regexp_replace regexp_split_to_array regexp_split_to_table regexp_count regexp_instr regexp_like regexp_substr
            starts_with ascii chr char overlay string_to_array string_to_table array_to_string convert_from convert_to unistr
            normalize space to_char to_number to_date to_timestamp to_tsvector to_tsquery plainto_tsquery phraseto_tsquery
            websearch_to_tsquery ts_rank ts_rank_cd ts_headline setweight soundex
            """);

    private static final Set<String> TIMES = words("""
            now current_timestamp current_time localtimestamp localtime clock_timestamp statement_timestamp
            transaction_timestamp timeofday age date_part date_trunc date_bin extract make_date make_time make_timestamp
            make_timestamptz make_interval justify_days justify_hours justify_interval isfinite timezone dateadd datediff
            timestampadd timestampdiff day_of_week day_of_month day_of_year dayname monthname year month week quarter hour minute
            second formatdatetime parsedatetime
            """);

    private static final Set<String> DOCUMENTS = words("""
            json_build_object jsonb_build_object json_build_array jsonb_build_array to_json to_jsonb row_to_json array_to_json
            json_object jsonb_object json_array json_scalar json_array_elements jsonb_array_elements json_array_elements_text
            jsonb_array_elements_text json_each jsonb_each json_each_text jsonb_each_text json_array_length jsonb_array_length
            json_extract_path jsonb_extract_path json_extract_path_text jsonb_extract_path_text json_object_keys
            jsonb_object_keys json_typeof jsonb_typeof jsonb_set jsonb_insert jsonb_pretty jsonb_strip_nulls json_strip_nulls
            jsonb_path_exists jsonb_path_match jsonb_path_query jsonb_path_query_array jsonb_path_query_first json_value
            json_query json_exists json_table json_to_record jsonb_to_record json_to_recordset jsonb_to_recordset
            json_populate_record jsonb_populate_record json_populate_recordset jsonb_populate_recordset unnest array_length
            array_position array_positions array_append array_prepend array_cat array_remove array_replace cardinality
            array_upper array_lower array_dims array_ndims array_contains generate_subscripts generate_series system_range
            """);

    private static final Set<String> SYSTEM = words("""
            pg_sleep pg_sleep_for pg_sleep_until pg_typeof version current_database current_schema current_schemas
            current_setting pg_backend_pid pg_is_in_recovery pg_table_size pg_total_relation_size pg_relation_size
            pg_indexes_size pg_database_size pg_column_size pg_size_pretty obj_description col_description shobj_description
            pg_get_constraintdef pg_get_indexdef pg_get_expr pg_get_viewdef pg_get_serial_sequence pg_get_functiondef
            pg_get_triggerdef pg_get_userbyid pg_table_is_visible pg_encoding_to_char pg_postmaster_start_time format_type
            to_regclass to_regtype to_regproc has_table_privilege has_schema_privilege has_column_privilege currval lastval
            txid_current_if_assigned pg_current_xact_id_if_assigned pg_advisory_lock pg_advisory_lock_shared
            pg_advisory_xact_lock pg_advisory_xact_lock_shared pg_advisory_unlock pg_advisory_unlock_shared
            pg_advisory_unlock_all pg_try_advisory_lock pg_try_advisory_lock_shared pg_try_advisory_xact_lock
            pg_try_advisory_xact_lock_shared database database_path schema user session_id h2version lock_mode
            """);

    private KnownFunctions() {}

    /** Whether a function of this name in lower case, in the database's own schema, stores nothing. */
    static boolean has(String name) {
        return AGGREGATES.contains(name)
                || NUMBERS.contains(name)
                || TEXTS.contains(name)
                || TIMES.contains(name)
                || DOCUMENTS.contains(name)
                || SYSTEM.contains(name);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
