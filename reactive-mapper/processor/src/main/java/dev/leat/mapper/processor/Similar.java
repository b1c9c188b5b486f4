package dev.leat.mapper.processor;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
final class Similar {
    private Similar() {}

    /** {@code Did you mean "x"?} and what follows, or only what follows if no name is near. */
    static String hint(String wrong, Collection<String> names, String otherwise) {
        String near = nearest(wrong, names);
        return near == null ? otherwise : "did you mean \"" + near + "\"? " + otherwise;
    }

    static @Nullable String nearest(String wrong, Collection<String> names) {
        String best = null;
        int least = Math.max(2, wrong.length() / 3) + 1;
        for (String name : names) {
            int distance =
                    isStart(wrong, name) ? 2 : distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least && distance < name.length()) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    /** Whether one is a long part of the other, from its start on. */
    private static boolean isStart(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        return shorter > 3 && a.regionMatches(true, 0, b, 0, shorter);
    }

    /** The number of letters to insert, delete or replace. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
