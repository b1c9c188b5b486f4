package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads an interface annotated with {@code @Repository}, reporting everything that is wrong with it. */
final class RepositoryReader {
    private final Readers readers;
    private final Entities entities;
    private final TypeReader types;
    private final FinderReader finders;
    private final SqlReader statements;
    private final AbstractMethods methods;
    private final Visibility visibility;

    RepositoryReader(Readers readers, Entities entities) {
        this.readers = readers;
        this.entities = entities;
        this.types = new TypeReader(readers.diagnostics());
        this.finders = new FinderReader(readers, entities);
        this.statements = new SqlReader(readers);
        this.methods = new AbstractMethods(readers);
        this.visibility = new Visibility(readers.diagnostics());
    }

    /** The repository; null if it, or an entity that it needs, is wrong. */
    @Nullable
    RepositoryModel read(TypeElement type) {
        if (!isUsable(type) || !types.isAccessible(type) || !types.isNotGeneric(type)) {
            return null;
        }
        DeclaredType crud = crud(type.asType());
        if (crud == null) {
            notARepository(type, "does not extend CrudRepository");
            return null;
        }
        EntityModel entity = entity(type, crud);
        return entity == null || !hasRightKey(type, crud, entity) ? null : model(type, entity);
    }

    private @Nullable RepositoryModel model(TypeElement type, EntityModel entity) {
        int errors = readers.diagnostics().count();
        refuseSqlWithBody(type);
        refuseOwnFactory(type);
        List<MethodModel> models = new ArrayList<>();
        for (RepositoryMethod method : methods.of(type)) {
            MethodModel model = canSeeAll(type, method) ? method(type, entity, method) : null;
            if (model != null) {
                models.add(model);
            }
        }
        ClassName name = ClassName.get(type);
        return readers.diagnostics().count() > errors
                ? null
                : new RepositoryModel(
                        name, LeatTypes.generated(name), entity, models, inherited(type), TypeReader.isPublic(type));
    }

    private void refuseSqlWithBody(TypeElement type) {
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (Annotations.has(method, "Sql") && !method.getModifiers().contains(Modifier.ABSTRACT)) {
                readers.diagnostics()
                        .error(
                                method,
                                "MisplacedAnnotation",
                                "@Sql stands on " + method.getSimpleName() + ", which has a body.",
                                "The body is what runs; the statement never would.",
                                "remove the annotation or the body.");
            }
        }
    }

    private @Nullable MethodModel method(TypeElement type, EntityModel entity, RepositoryMethod method) {
        if (!method.element().getTypeParameters().isEmpty()) {
            readers.diagnostics()
                    .error(
                            method.position(),
                            "GenericMethod",
                            method.name() + " has type parameters.",
                            "What a method finds is known at compile time.",
                            "replace the type parameters by types, or make it a default method.");
            return null;
        }
        if (Annotations.has(method.element(), "Sql")) {
            return statements.read(type, method);
        }
        MethodModel.Finder finder = finders.read(entity, method);
        return finder == null || !canSeeMetamodels(type, method, finder) ? null : finder;
    }

    private boolean canSeeAll(TypeElement type, RepositoryMethod method) {
        return visibility.canSee(type, method.result(), method.position(), method.name())
                && method.arguments().stream()
                        .allMatch(
                                argument -> visibility.canSee(type, argument.type(), method.position(), method.name()));
    }

    /** Whether all relations on the way lead to entities whose metamodels are in the same package or public. */
    private boolean canSeeMetamodels(TypeElement type, RepositoryMethod method, MethodModel.Finder finder) {
        String here = ClassName.get(type).packageName();
        for (PropertyModel property : finder.properties()) {
            for (ClassName metamodel : property.metamodels()) {
                if (!metamodel.packageName().equals(here) && !entities.isPublic(metamodel)) {
                    readers.diagnostics()
                            .error(
                                    method.position(),
                                    "HiddenType",
                                    method.name() + " needs " + metamodel.simpleName() + ", which "
                                            + type.getSimpleName() + " cannot see.",
                                    "The metamodel of a record is public if the record and all around it are.",
                                    "make the record public, or write the statement by hand: @Sql.");
                    return false;
                }
            }
        }
        return true;
    }

    private void refuseOwnFactory(TypeElement type) {
        for (ExecutableElement method :
                ElementFilter.methodsIn(readers.elements().getAllMembers(type))) {
            boolean isFactory = method.getSimpleName().contentEquals("of")
                    && !method.getModifiers().contains(Modifier.STATIC)
                    && method.getParameters().size() == 1
                    && TypeName.get(method.getParameters().get(0).asType()).equals(LeatTypes.LEAT);
            if (isFactory) {
                readers.diagnostics()
                        .error(
                                type.equals(method.getEnclosingElement()) ? method : type,
                                "ReservedName",
                                type.getSimpleName() + " has a method of(Leat).",
                                "The generated " + type.getSimpleName()
                                        + "_ has a static method of that name, which makes repositories.",
                                "rename the method.");
            }
        }
    }

    /** The names of constants and types that the generated class inherits. */
    private Set<String> inherited(TypeElement type) {
        return readers.elements().getAllMembers(type).stream()
                .filter(member -> member.getKind().isField()
                        || member.getKind().isClass()
                        || member.getKind().isInterface())
                .map(member -> member.getSimpleName().toString())
                .collect(Collectors.toSet());
    }

    private boolean isUsable(TypeElement type) {
        if (type.getKind() != ElementKind.INTERFACE) {
            notARepository(type, "is no interface");
            return false;
        }
        if (type.getModifiers().contains(Modifier.SEALED)) {
            notARepository(type, "is sealed");
            return false;
        }
        return true;
    }

    private void notARepository(TypeElement type, String mistake) {
        readers.diagnostics()
                .error(
                        type,
                        "NotARepository",
                        "@Repository stands on " + type.getSimpleName() + ", which " + mistake + ".",
                        "The generated class implements the interface and what CrudRepository<E, K> declares.",
                        "declare it as: interface " + type.getSimpleName()
                                + " extends CrudRepository<Order, Long>, with your entity and"
                                + " the type of its id.");
    }

    /** CrudRepository as the type extends it, or null. */
    private @Nullable DeclaredType crud(TypeMirror type) {
        if (((TypeElement) ((DeclaredType) type).asElement())
                .getQualifiedName()
                .contentEquals(LeatTypes.CRUD_REPOSITORY.canonicalName())) {
            return (DeclaredType) type;
        }
        for (TypeMirror supertype : readers.types().directSupertypes(type)) {
            DeclaredType found = crud(supertype);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable EntityModel entity(TypeElement type, DeclaredType crud) {
        List<? extends TypeMirror> arguments = crud.getTypeArguments();
        TypeElement entity = arguments.size() == 2 && arguments.get(0) instanceof DeclaredType declared
                ? (TypeElement) declared.asElement()
                : null;
        if (entity == null || !Annotations.has(entity, "Entity")) {
            readers.diagnostics()
                    .error(
                            type,
                            "RepositoryEntity",
                            type.getSimpleName() + " is a repository of "
                                    + (entity == null ? "nothing" : entity.getSimpleName()) + ", which is no entity.",
                            "CrudRepository<E, K> has the entity and the type of its id.",
                            "name a record that is annotated with @Entity.");
            return null;
        }
        if (readers.metamodels().nullness(entity) == null) {
            readers.diagnostics()
                    .error(
                            type,
                            "NoMetamodel",
                            type.getSimpleName() + " is a repository of " + entity.getSimpleName()
                                    + ", of which only the class file is here.",
                            "The generated " + entity.getSimpleName() + "_ belongs to it and is missing.",
                            "compile " + entity.getSimpleName() + " with the processor of Leat.");
            return null;
        }
        return entities.of(entity);
    }

    private boolean hasRightKey(TypeElement type, DeclaredType crud, EntityModel entity) {
        TypeName given = TypeName.get(crud.getTypeArguments().get(1));
        if (given.equals(entity.key())) {
            return true;
        }
        readers.diagnostics()
                .error(
                        type,
                        "RepositoryKeyType",
                        type.getSimpleName() + " has keys of type " + given + ".",
                        "The id of " + entity.type().simpleName() + " is a " + entity.key() + ".",
                        "extend CrudRepository<" + entity.type().simpleName() + ", "
                                + (entity.key() instanceof ClassName name ? name.simpleName() : entity.key()) + ">.");
        return false;
    }
}
