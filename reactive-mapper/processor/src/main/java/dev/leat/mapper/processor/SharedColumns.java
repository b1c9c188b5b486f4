package dev.leat.mapper.processor;

import dev.leat.mapper.processor.PartModel.Embedded;
import dev.leat.mapper.processor.PartModel.ToOne;
import dev.leat.mapper.processor.PartModel.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets a relation have its key in a column of the id, as the rows of a join table do that is an entity. */
final class SharedColumns {
    private final Diagnostics diagnostics;

    SharedColumns(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The same parts, in which such relations are marked as sharing their column. */
    List<PartModel> share(List<Component> components, List<PartModel> parts) {
        List<Value> ids =
                parts.stream().flatMap(part -> idValues(part).stream()).toList();
        List<PartModel> shared = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            PartModel part = parts.get(i);
            Value id = part instanceof ToOne toOne ? named(toOne.column().name(), ids) : null;
            shared.add(part instanceof ToOne toOne && id != null ? shared(components.get(i), toOne, id) : part);
        }
        return shared;
    }

    private ToOne shared(Component component, ToOne toOne, Value id) {
        ValueType idType = id.column().type();
        if (!toOne.column().type().boxed().equals(idType.boxed())) {
            diagnostics.error(
                    component.element(),
                    "RelationKeyType",
                    component.path() + " joins by " + id.name() + " (" + idType.boxed() + ") to the id of "
                            + toOne.target().type().simpleName() + " ("
                            + toOne.column().type().boxed() + ").",
                    "Keys of different types never match.",
                    "declare " + id.name() + " as " + toOne.column().type().boxed() + ", or name another @JoinColumn.");
        } else if (toOne.optional()) {
            diagnostics.error(
                    component.element(),
                    "NullableId",
                    component.path() + " may be empty, but its column \""
                            + id.column().name() + "\" is part of the id.",
                    "A primary key is never null.",
                    "remove @Nullable, or name another @JoinColumn.");
        }
        return new ToOne(toOne.name(), toOne.target(), toOne.optional(), id.column(), true);
    }

    private static List<Value> idValues(PartModel part) {
        if (!EntityReader.isId(part)) {
            return List.of();
        }
        if (part instanceof Value value) {
            return value.role() == PartModel.Role.GENERATED_ID ? List.of() : List.of(value);
        }
        return ((Embedded) part).parts().stream().map(Value.class::cast).toList();
    }

    private static @Nullable Value named(String column, List<Value> ids) {
        return ids.stream()
                .filter(id -> id.column().name().equalsIgnoreCase(column))
                .findFirst()
                .orElse(null);
    }
}
