package dev.leat.mapper.schema;

import dev.leat.core.Database;
import dev.leat.core.error.Arguments;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.UsageException;
import dev.leat.core.query.ColumnType;
import dev.leat.core.sql.BoundStatement;
import dev.leat.mapper.mapping.EntityType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the tables of entities, their join tables, primary and foreign keys, and an index on every foreign key: enough for
 * samples and tests. A database with data in it is changed by a migration tool.
 */
public final class Schema {
    /** Whatever the session's statements find: with its own schemas in their order. */
    private static final String IN_POSTGRES =
            "select 't:' || table_schema || '.' || table_name from information_schema.tables"
                    + " union all select 't:' || table_name from information_schema.tables"
                    + " where table_schema = any(current_schemas(false))"
                    + " union all select 'n:' || relname from pg_catalog.pg_class where left(relname, 3) in ('ix_', 'uq_')"
                    + " union all select 'n:' || conname from pg_catalog.pg_constraint where left(conname, 3) = 'fk_'";

    /** H2 tells whether names are equal that differ in case only by its setting. */
    private static final String IN_H2 =
            "select 't:' || table_schema || '.' || table_name from information_schema.tables"
                    + " union all select 't:' || table_name from information_schema.tables where table_schema = current_schema"
                    + " union all select 'n:' || index_name from information_schema.indexes"
                    + " union all select 'n:' || constraint_name from information_schema.table_constraints"
                    + " union all select 'i:' from information_schema.settings"
                    + " where setting_name = 'CASE_INSENSITIVE_IDENTIFIERS' and lower(setting_value) = 'true'";

    /** SQLSTATEs for a schema that is not there: PostgreSQL's and H2's. */
    private static final Set<String> NO_SCHEMA = Set.of("3F000", "90079");

    private final Database database;

    public Schema(Database database) {
        this.database = database;
    }

    /**
     * Makes all tables, in one transaction where the database can; an error if one exists.
     *
     * @param types the entities, in any order
     */
    public Mono<Void> create(EntityType<?, ?>... types) {
        List<EntityType<?, ?>> all = Arguments.all("types", types);
        return run(all, Present.NONE);
    }

    /** Makes the tables that do not exist yet, and leaves the others as they are. */
    public Mono<Void> createMissing(EntityType<?, ?>... types) {
        List<EntityType<?, ?>> all = Arguments.all("types", types);
        return present().flatMap(present -> run(all, present));
    }

    /** The statements that {@link #create} runs, in their order. */
    public List<String> script(EntityType<?, ?>... types) {
        return script(Arguments.all("types", types), Present.NONE);
    }

    private List<String> script(List<EntityType<?, ?>> types, Present present) {
        return new TableScript(database.renderer().dialect(), types, present).statements();
    }

    private Mono<Present> present() {
        boolean isH2 = database.renderer().dialect().name().equals("H2");
        return database.sql(isH2 ? IN_H2 : IN_POSTGRES)
                .as(ColumnType.STRING)
                .list()
                .map(Present::of);
    }

    private Mono<Void> run(List<EntityType<?, ?>> types, Present present) {
        Mono<Void> all = Flux.defer(() -> Flux.fromIterable(script(types, present)))
                .concatMap(sql -> database.executor().update(BoundStatement.written(sql, List.of())))
                .then();
        return database.transactional(all)
                .onErrorMap(
                        LeatException.class,
                        error -> NO_SCHEMA.contains(String.valueOf(error.sqlState())) ? noSchema(types, error) : error);
    }

    private static UsageException noSchema(List<EntityType<?, ?>> types, LeatException error) {
        String named = types.stream()
                .map(type -> type.table().schema())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("\", \"", "\"", "\""));
        return new UsageException(
                ErrorText.of("MissingSchema", "A schema of these entities is not there: they name " + named + ".")
                        .why("Tables are made, schemas are not.")
                        .fix("Run \"create schema …\" first, or make the schema with your migration tool.")
                        .sqlState(error.sqlState()),
                error);
    }
}
