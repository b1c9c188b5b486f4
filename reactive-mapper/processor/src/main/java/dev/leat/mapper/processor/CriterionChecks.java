package dev.leat.mapper.processor;

import dev.leat.mapper.processor.FinderName.Criterion;
import dev.leat.mapper.processor.PropertyModel.Kind;
import org.jspecify.annotations.Nullable;

/** Checks that a property can be compared in the way that a finder's name says. */
final class CriterionChecks {
    private final Diagnostics diagnostics;

    CriterionChecks(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** What is wrong, why, and what to do. */
    record Mistake(String code, String what, String why, String fix) {}

    /** Whether it can; if not, that is reported. */
    boolean isRight(RepositoryMethod method, EntityModel entity, Criterion criterion) {
        Mistake mistake = mistake(entity, criterion);
        if (mistake != null) {
            diagnostics.error(
                    method.position(), mistake.code(), method.name() + mistake.what(), mistake.why(), mistake.fix());
        }
        return mistake == null;
    }

    /** Why it cannot; null if it can. */
    @Nullable
    Mistake mistake(EntityModel entity, Criterion criterion) {
        PropertyModel property = criterion.property();
        Keyword keyword = criterion.keyword();
        if (property.kind() == Kind.RELATION && !keyword.isNullCheck()) {
            return new Mistake(
                    "RelationInFinder",
                    " compares " + property.path() + ", which is a relation.",
                    "A finder compares columns: the key, or a component of the related entity.",
                    "name the key, as " + property.path() + "Id, or a component behind it, as " + property.path()
                            + "Name.");
        }
        if (keyword.isNullCheck() && !property.nullable()) {
            return new Mistake(
                    "NeverNull",
                    " asks whether " + property.path() + " is null, which it never is.",
                    "The component is not @Nullable, so its column is NOT NULL.",
                    "remove the criterion, or annotate the component with @Nullable.");
        }
        Mistake mistake = textMistake(criterion);
        return mistake == null ? truthMistake(entity, criterion) : mistake;
    }

    private static @Nullable Mistake textMistake(Criterion criterion) {
        PropertyModel property = criterion.property();
        Keyword keyword = criterion.keyword();
        boolean canIgnoreCase =
                property.isText() && (keyword == Keyword.IS || keyword == Keyword.NOT || keyword.isTextMatch());
        if (criterion.ignoreCase() && !canIgnoreCase) {
            return new Mistake(
                    "IgnoreCaseNotText",
                    " ignores the case of " + property.path() + " after " + keyword.label() + ".",
                    "Case is ignored in texts that are compared by Is, Not, StartsWith, EndsWith or Contains.",
                    "remove IgnoreCase.");
        }
        if (keyword.isTextMatch() && !property.isText()) {
            return new Mistake(
                    "KeywordType",
                    " looks for a part of " + property.path() + ", which is no text.",
                    "StartsWith, EndsWith and Contains are for String.",
                    "compare by another word: " + Keyword.ALL + ".");
        }
        return null;
    }

    private static @Nullable Mistake truthMistake(EntityModel entity, Criterion criterion) {
        PropertyModel property = criterion.property();
        ValueType type = property.type();
        if (type != null && criterion.keyword().isTruth() && type.kind() != ValueType.Kind.BOOLEAN) {
            return new Mistake(
                    "KeywordType",
                    " asks whether " + property.path() + " is true or false, but it is no boolean.",
                    "True and False are for boolean components of "
                            + entity.type().simpleName() + ".",
                    "compare by another word: " + Keyword.ALL + ".");
        }
        return null;
    }
}
