package dev.leat.mapper.it.lookup;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;

/** A row that cannot be read if its column holds what the component does not take. */
@Entity
public record Shard(@Id long id, @Column(unique = true) int code, String label, Mood mood, int weight, One<Host> host) {
    /** Refuses a label. */
    public Shard {
        if (label.equals("broken")) {
            throw new IllegalStateException("secret of " + id);
        }
    }

    /** What is known. */
    public enum Mood {
        CALM,
        WILD
    }
}
