package dev.leat.core.error;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The "did you mean" of messages. */
public final class NearName {
    private NearName() {}

    /** The name that differs from the wrong one by at most two letters, without regard to case; null if none does. */
    public static @Nullable String of(String wrong, Collection<String> names) {
        String start = wrong.toLowerCase(Locale.ROOT);
        String best = null;
        int least = 3;
        for (String name : names) {
            int distance = distance(start, name.toLowerCase(Locale.ROOT), least);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    /** The number of letters to insert, delete or replace, or {@code limit} if it is not less. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
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
