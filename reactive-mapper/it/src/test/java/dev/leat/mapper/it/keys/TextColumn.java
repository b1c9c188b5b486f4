package dev.leat.mapper.it.keys;

import java.util.List;

/**
 * A type of column that holds texts, two of which are stored, each in the spellings that the column takes for it.
 *
 * @param type the type in DDL
 * @param first spellings of the first, as it is stored first
 * @param second spellings of the second
 * @param strange what equals neither
 */
record TextColumn(String type, List<String> first, List<String> second, String strange) {
    static final TextColumn PLAIN = new TextColumn("varchar(20)", List.of("ab"), List.of("cd"), "AB");
    static final TextColumn CHAR =
            new TextColumn("char(6)", List.of("ab", "ab    ", "ab ", "ab          "), List.of("Cd", "Cd "), "cd");

    /** Whether it takes any short text. */
    boolean isOpen() {
        return !type.equals("mood");
    }

    List<String> all() {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }

    /** The name of the word that this is a spelling of. */
    String name(String spelling) {
        return first.contains(spelling) ? "first" : "second";
    }

    @Override
    public String toString() {
        return type;
    }
}
