package dev.leat.mapper.schema;

import dev.leat.core.Database;
import dev.leat.core.query.ColumnType;
import dev.leat.core.sql.BoundStatement;
import dev.leat.mapper.mapping.EntityType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the tables of entities, their join tables, primary and foreign keys, and an index on every foreign key: enough for
 * samples and tests. A database with data in it is changed by a migration tool.
 */
public final class Schema {
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
        return run(new TableScript(database.renderer().dialect(), Arrays.asList(types), Set.of()).statements());
    }

    /** Makes the tables that do not exist yet, and leaves the others as they are. */
    public Mono<Void> createMissing(EntityType<?, ?>... types) {
        return existing()
                .flatMap(present -> run(
                        new TableScript(database.renderer().dialect(), Arrays.asList(types), present).statements()));
    }

    /** The statements that {@link #create} runs, in their order. */
    public List<String> script(EntityType<?, ?>... types) {
        return new TableScript(database.renderer().dialect(), Arrays.asList(types), Set.of()).statements();
    }

    private Mono<Set<String>> existing() {
        return database.sql("select lower(table_schema || '.' || table_name) from information_schema.tables"
                        + " union all select lower(table_name) from information_schema.tables"
                        + " where table_schema = current_schema")
                .as(ColumnType.STRING)
                .list()
                .map(HashSet::new);
    }

    private Mono<Void> run(List<String> statements) {
        return database.transactional(Flux.fromIterable(statements)
                .concatMap(sql -> database.executor().update(BoundStatement.written(sql, List.of())))
                .then());
    }
}
