package dev.leat.mapper.it.schema;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.JoinColumn;
import dev.leat.mapper.annotation.JoinTable;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;

/** Two relations, to itself too, and a join table. */
@Entity
public record Book(
        @Id String isbn,
        One<Author> author,
        @JoinColumn("previous") One<@Nullable Book> precedes,
        @JoinTable("book_topic") Many<Topic> topics) {}
