package dev.leat.mapper.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Explains why a finder's name cannot be read. */
final class FinderErrors {
    private static final Pattern CONNECTOR = Pattern.compile("(?<=[a-z0-9])(And|Or|OrderBy)(?=[A-Z])");
    private static final Pattern ENDING = Pattern.compile(
            "(IgnoreCase|Is|Not|In|NotIn|LessThan|LessThanEqual|GreaterThan|GreaterThanEqual|Between|IsNull|IsNotNull"
                    + "|StartsWith|EndsWith|Contains|True|False|Asc|Desc)+$");

    private static final Pattern NEGATED = Pattern.compile(
            "(Is)?Not(Contain|StartsWith|Starting|EndsWith|Ending|Between|Like|Less|Greater|True|False)[A-Za-z]*");

    /** Verbs of finders elsewhere; the criteria are the group. */
    private static final Pattern OTHER_VERB = Pattern.compile(
            "(?:get|read|query|search|stream|list|findOne|findDistinct|find[A-Z][A-Za-z0-9]*?)By([A-Z].*)");

    private final Diagnostics diagnostics;
    private final Entities entities;

    FinderErrors(Diagnostics diagnostics, Entities entities) {
        this.diagnostics = diagnostics;
        this.entities = entities;
    }

    void explain(RepositoryMethod method, EntityModel entity) {
        String name = method.name();
        int start = FinderNameReader.start(name);
        if (start < 0 || start == name.length()) {
            notAFinder(method);
            return;
        }
        for (String piece : CONNECTOR.split(name.substring(start), -1)) {
            String criterion = piece.startsWith("OrderBy") ? piece.substring("OrderBy".length()) : piece;
            if (!explainCriterion(method, entity, criterion)) {
                return;
            }
        }
        notAFinder(method);
    }

    private void notAFinder(RepositoryMethod method) {
        diagnostics.error(
                method.position(),
                "BadFinder",
                method.name() + " is no name of a finder, and the method has no @Sql.",
                "A finder's name is findBy, findAllBy, findFirstBy, findTop3By, existsBy or countBy, then components with"
                        + " comparisons, And, Or, and at the end OrderBy.",
                hint(method.name())
                        + "rename the method, annotate it with @Sql, or make it a default method. Comparisons: "
                        + Keyword.ALL + ".");
    }

    /** What does the same here, for names that other libraries read. */
    private static String hint(String name) {
        Matcher other = OTHER_VERB.matcher(name);
        if (other.matches()) {
            return "did you mean \"findBy" + other.group(1) + "\"? Or ";
        }
        if (name.startsWith("delete") || name.startsWith("remove")) {
            return "delete what a finder gives, or write @Sql(\"delete from …\"). Or ";
        }
        return switch (name) {
            case "findAll", "findAllBy", "findBy", "list", "getAll" -> "use all(), which every repository has. Or ";
            case "save", "saveAll", "persist", "merge" -> "use insert or update, which every repository has. Or ";
            case "countAll", "countBy" -> "use count(), which every repository has. Or ";
            default -> "";
        };
    }

    /** Whether this piece can be read, so that the mistake has to be in another one. */
    private boolean explainCriterion(RepositoryMethod method, EntityModel entity, String piece) {
        List<PropertyReader.Match> matches = new PropertyReader(entities, piece).at(entity, 0);
        for (PropertyReader.Match match : matches) {
            Matcher negated = NEGATED.matcher(piece.substring(match.end()));
            if (negated.lookingAt()) {
                notNegated(method, match.property().path(), negated.group());
                return false;
            }
        }
        if (matches.stream().anyMatch(match -> isComplete(piece, match.end()))) {
            return true;
        }
        if (!matches.isEmpty()) {
            String instead = Keyword.instead(piece.substring(matches.get(0).end()));
            if (instead != null) {
                unknownKeyword(method, piece.substring(matches.get(0).end()), instead);
                return false;
            }
        }
        PartModel many = many(entity, piece);
        if (many != null) {
            throughMany(method, entity, many.name());
        } else {
            unknownProperty(method, entity, piece);
        }
        return false;
    }

    private static boolean isComplete(String piece, int end) {
        String tail = piece.substring(end);
        return ENDING.matcher(tail).replaceFirst("").isEmpty();
    }

    /** The relation without a column here that the piece begins with, or null. */
    private static @Nullable PartModel many(EntityModel entity, String piece) {
        return entity.parts().stream()
                .filter(part -> part instanceof PartModel.ToMany
                        || part instanceof PartModel.ManyToMany
                        || part instanceof PartModel.InverseOne)
                .filter(part -> piece.startsWith(Code.capital(part.name())))
                .findFirst()
                .orElse(null);
    }

    private void throughMany(RepositoryMethod method, EntityModel entity, String relation) {
        diagnostics.error(
                method.position(),
                "RelationInFinder",
                method.name() + " compares " + entity.type().simpleName() + "." + relation
                        + ", which is a relation without a column in this table.",
                "A finder compares columns, those of the entity and those behind a One that has its column here.",
                "write the statement by hand: @Sql(\"select … where exists (…)\").");
    }

    private void notNegated(RepositoryMethod method, String path, String tail) {
        diagnostics.error(
                method.position(),
                "UnknownKeyword",
                method.name() + " compares " + path + " by " + tail + ", which is no comparison here.",
                "Not stands alone or before In; the other comparisons have no negation in a name.",
                "make it a default method: return where(X_." + path
                        + ".contains(text).not()).all(), with the comparison that" + " is meant.");
    }

    private void unknownKeyword(RepositoryMethod method, String tail, String instead) {
        diagnostics.error(
                method.position(),
                "UnknownKeyword",
                method.name() + " compares by " + tail + ", which is no comparison here.",
                "The comparisons are " + Keyword.ALL + ".",
                "did you mean \"" + instead + "\"?");
    }

    private void unknownProperty(RepositoryMethod method, EntityModel entity, String piece) {
        String word = Code.small(ENDING.matcher(piece).replaceFirst(""));
        List<String> names = names(entity);
        diagnostics.error(
                method.position(),
                "UnknownProperty",
                method.name() + " names " + (word.isEmpty() ? Code.small(piece) : word) + ", which "
                        + entity.type().simpleName() + " does not have.",
                "Finders are made of the components of the entity, of embedded records, and of what a One leads to.",
                Similar.hint(word, names, "Rename the method. The components: " + String.join(", ", names) + "."));
    }

    private static List<String> names(EntityModel entity) {
        List<String> names = new ArrayList<>();
        for (PartModel part : entity.parts()) {
            if (part instanceof PartModel.ToOne) {
                names.add(part.name() + "Id");
            } else if (part instanceof PartModel.Embedded embedded) {
                embedded.parts().forEach(inner -> names.add(part.name() + Code.capital(inner.name())));
            } else if (part instanceof PartModel.Value) {
                names.add(part.name());
            }
        }
        return names;
    }
}
