package dev.leat.mapper.processor;

import java.util.Locale;

/** Java names as names in the database: {@code createdAt} is {@code created_at}, {@code orderID2} is {@code order_id2}. */
final class SnakeCase {
    private SnakeCase() {}

    static String of(String name) {
        StringBuilder snake = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            if (startsWord(name, i)) {
                snake.append('_');
            }
            snake.append(name.charAt(i));
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean startsWord(String name, int at) {
        if (at == 0 || !Character.isUpperCase(name.charAt(at))) {
            return false;
        }
        char before = name.charAt(at - 1);
        boolean afterWord = Character.isLowerCase(before) || Character.isDigit(before);
        boolean endOfCapitals =
                Character.isUpperCase(before) && at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
        return afterWord || endOfCapitals;
    }
}
