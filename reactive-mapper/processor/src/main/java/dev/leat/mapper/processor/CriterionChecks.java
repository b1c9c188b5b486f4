package dev.leat.mapper.processor;

import dev.leat.mapper.processor.FinderName.Criterion;
import dev.leat.mapper.processor.PropertyModel.Kind;

/** Checks that a property can be compared in the way that a finder's name says. */
final class CriterionChecks {
    private final Diagnostics diagnostics;

    CriterionChecks(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether it can; if not, that is reported. */
    boolean isRight(RepositoryMethod method, EntityModel entity, Criterion criterion) {
        PropertyModel property = criterion.property();
        Keyword keyword = criterion.keyword();
        if (property.kind() == Kind.RELATION && !keyword.isNullCheck()) {
            return report(
                    method,
                    "RelationInFinder",
                    " compares " + property.path() + ", which is a relation.",
                    "A finder compares columns: the key, or a component of the related entity.",
                    "name the key, as " + property.path() + "Id, or a component behind it, as " + property.path()
                            + "Name.");
        }
        if (keyword.isNullCheck() && !property.nullable()) {
            return report(
                    method,
                    "NeverNull",
                    " asks whether " + property.path() + " is null, which it never is.",
                    "The component is not @Nullable, so its column is NOT NULL.",
                    "remove the criterion, or annotate the component with @Nullable.");
        }
        return isTextWhereNeeded(method, criterion) && isComparable(method, entity, criterion);
    }

    private boolean isTextWhereNeeded(RepositoryMethod method, Criterion criterion) {
        PropertyModel property = criterion.property();
        Keyword keyword = criterion.keyword();
        boolean canIgnoreCase =
                property.isText() && (keyword == Keyword.IS || keyword == Keyword.NOT || keyword.isTextMatch());
        if (criterion.ignoreCase() && !canIgnoreCase) {
            return report(
                    method,
                    "IgnoreCaseNotText",
                    " ignores the case of " + property.path() + " after " + keyword.label() + ".",
                    "Case is ignored in texts that are compared by Is, Not, StartsWith, EndsWith or Contains.",
                    "remove IgnoreCase.");
        }
        if (keyword.isTextMatch() && !property.isText()) {
            return report(
                    method,
                    "KeywordType",
                    " looks for a part of " + property.path() + ", which is no text.",
                    "StartsWith, EndsWith and Contains are for String.",
                    "compare by another word: " + Keyword.ALL + ".");
        }
        return true;
    }

    private boolean isComparable(RepositoryMethod method, EntityModel entity, Criterion criterion) {
        PropertyModel property = criterion.property();
        ValueType type = property.type();
        if (type == null) {
            return true;
        }
        if (criterion.keyword().isTruth() && type.kind() != ValueType.Kind.BOOLEAN) {
            return report(
                    method,
                    "KeywordType",
                    " asks whether " + property.path() + " is true or false, but it is no boolean.",
                    "True and False are for boolean components of "
                            + entity.type().simpleName() + ".",
                    "compare by another word: " + Keyword.ALL + ".");
        }
        return true;
    }

    private boolean report(RepositoryMethod method, String code, String what, String why, String fix) {
        diagnostics.error(method.position(), code, method.name() + what, why, fix);
        return false;
    }
}
