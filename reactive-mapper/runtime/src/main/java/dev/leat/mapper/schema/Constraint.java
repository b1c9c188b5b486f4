package dev.leat.mapper.schema;

import dev.leat.core.query.Table;
import dev.leat.mapper.mapping.EntityType;

/** What stands beside a table's columns, each on one column and with a name of its own. */
sealed interface Constraint {
    Table table();

    String column();

    /** What the name begins with. */
    String prefix();

    /** A foreign key. */
    record ForeignKey(Table table, String column, EntityType<?, ?> target) implements Constraint {
        @Override
        public String prefix() {
            return "fk";
        }
    }

    /** An index. */
    record Index(Table table, String column) implements Constraint {
        @Override
        public String prefix() {
            return "ix";
        }
    }

    /** A unique constraint. */
    record Unique(Table table, String column) implements Constraint {
        @Override
        public String prefix() {
            return "uq";
        }
    }
}
