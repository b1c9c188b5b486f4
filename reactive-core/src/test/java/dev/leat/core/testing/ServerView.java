package dev.leat.core.testing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server knows about the sessions of one application name, seen from another connection. */
record ServerView(BlockingSql admin, String applicationName, String database) {
    private static final String SESSIONS = "select pid, state, backend_xid::text, backend_xmin::text, wait_event,"
            + " left(query, 200) as query from pg_stat_activity where application_name = $1";
    private static final String LOCKS = "select l.pid, l.locktype, l.mode, l.granted, l.relation::regclass::text as"
            + " relation from pg_locks l join pg_stat_activity a on a.pid = l.pid where a.application_name = $1"
            + " and l.locktype <> 'virtualxid'";
    /** All in one statement: it runs after every case of a sweep. */
    private static final String LEFT_BEHIND = "select 'sessions at work: ' || s::text as what from (" + SESSIONS
            + " and (state is distinct from 'idle' or backend_xid is not null or backend_xmin is not null)) s"
            + " union all select 'locks: ' || l::text from (" + LOCKS + ") l"
            + " union all select 'prepared transactions: ' || gid from pg_prepared_xacts where database = $2";

    @Nullable
    String leftBehind() {
        List<Map<String, @Nullable Object>> rows = admin.rows(LEFT_BEHIND, applicationName, database);
        return rows.isEmpty() ? null : "INV-PG: " + lines(rows).strip();
    }

    /** How many sessions there are. */
    long sessions() {
        return admin.count("pg_stat_activity where application_name = $1", applicationName);
    }

    String describe() {
        return "sessions " + lines(admin.rows(SESSIONS, applicationName)) + "\nlocks "
                + lines(admin.rows(LOCKS, applicationName));
    }

    private static String lines(List<Map<String, @Nullable Object>> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append("\n  ").append(row.size() == 1 ? row.get("what") : row));
        return text.isEmpty() ? "none" : text.toString();
    }
}
