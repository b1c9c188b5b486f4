package dev.leat.core.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The packages of a module in rungs: a package may use what stands on a lower rung, nothing above or beside it.
 *
 * @param root the package that holds all the others
 * @param rungs the number of the rung of each package, lowest first
 * @param ground roots of other ladders, which any package may use
 */
public record Ladder(String root, Map<String, Integer> rungs, Set<String> ground) {
    public Ladder {
        rungs = Map.copyOf(rungs);
        ground = Set.copyOf(ground);
    }

    /** A ladder without rungs. */
    public static Ladder of(String root) {
        return new Ladder(root, Map.of(), Set.of());
    }

    /** This ladder with one more rung on top; the empty name is the root package itself. */
    public Ladder rung(String... names) {
        Map<String, Integer> more = new HashMap<>(rungs);
        int height = (int) rungs.values().stream().distinct().count();
        for (String name : names) {
            more.put(packageOf(name), height);
        }
        return new Ladder(root, more, ground);
    }

    /** This ladder standing on another module. */
    public Ladder on(String otherRoot) {
        Set<String> more = new HashSet<>(ground);
        more.add(otherRoot);
        return new Ladder(root, rungs, more);
    }

    /** The full name of the package of that name below the root. */
    public String packageOf(String name) {
        return name.isEmpty() ? root : root + "." + name;
    }

    /** Whether the class belongs to the package of that name below the root. */
    boolean holds(String name, JavaClass type) {
        return type.getPackageName().equals(packageOf(name));
    }

    @Nullable
    Integer rungOf(JavaClass type) {
        return rungs.get(type.getPackageName());
    }

    boolean mayUse(JavaClass user, JavaClass used) {
        if (user.getPackageName().equals(used.getPackageName()) || !isOurs(used) || isGround(used)) {
            return true;
        }
        Integer from = rungOf(user);
        Integer to = rungOf(used);
        return from != null && to != null && to < from;
    }

    private boolean isGround(JavaClass type) {
        return ground.stream().anyMatch(other -> isBelow(other, type));
    }

    private static boolean isOurs(JavaClass type) {
        return isBelow("dev.leat", type);
    }

    private static boolean isBelow(String root, JavaClass type) {
        return (type.getPackageName() + ".").startsWith(root + ".");
    }
}
