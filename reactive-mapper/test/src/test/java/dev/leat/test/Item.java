package dev.leat.test;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;

/** A row of the tests. */
@Entity
public record Item(@Id long id, String name) {
    static Item of(long id) {
        return new Item(id, "item " + id);
    }
}
