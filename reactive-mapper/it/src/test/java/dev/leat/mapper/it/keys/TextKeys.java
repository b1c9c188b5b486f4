package dev.leat.mapper.it.keys;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.JoinColumn;
import dev.leat.mapper.annotation.JoinTable;
import dev.leat.mapper.annotation.MappedBy;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;

/** Entities with texts for keys, whose columns are of various types. */
final class TextKeys {
    private TextKeys() {}

    @Entity(table = "word")
    record Word(
            @Id String code,
            String name,
            @MappedBy("word") Many<Usage> usages,

            @JoinTable(value = "word_topic", column = "word", inverseColumn = "topic")
            Many<Topic> topics) {}

    @Entity(table = "usage")
    record Usage(@Id long id, @JoinColumn("word") One<Word> word) {}

    @Entity(table = "topic")
    record Topic(@Id String code) {}

    record PlaceId(String code, int number) {}

    /** A key of two columns, one of them a text. */
    @Entity(table = "place")
    record Place(@Id PlaceId id, String name) {}
}
