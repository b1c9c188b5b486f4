package dev.leat.mapper.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;

/** Finds the methods that a repository's class has to implement, inherited ones too. */
final class AbstractMethods {
    private final Readers readers;

    AbstractMethods(Readers readers) {
        this.readers = readers;
    }

    List<RepositoryMethod> of(TypeElement repository) {
        List<ExecutableElement> all = ElementFilter.methodsIn(readers.elements().getAllMembers(repository));
        List<ExecutableElement> wanted = new ArrayList<>();
        for (ExecutableElement method : all) {
            boolean open = method.getModifiers().contains(Modifier.ABSTRACT) && !isCrud(method);
            if (open && !isOverridden(method, all, repository) && !isDeclaredTwice(method, wanted, repository)) {
                wanted.add(method);
            }
        }
        return wanted.stream().map(method -> seenFrom(repository, method)).toList();
    }

    private RepositoryMethod seenFrom(TypeElement repository, ExecutableElement method) {
        ExecutableType type = (ExecutableType) readers.types().asMemberOf((DeclaredType) repository.asType(), method);
        Element owner = method.getEnclosingElement();
        boolean here =
                owner instanceof TypeElement declared && readers.metamodels().isSource(declared);
        return new RepositoryMethod(method, type, here ? method : repository);
    }

    /** The one method that the generated class always implements. */
    private static boolean isCrud(ExecutableElement method) {
        return method.getSimpleName().contentEquals("crud")
                && method.getParameters().isEmpty();
    }

    private boolean isOverridden(ExecutableElement method, List<ExecutableElement> all, TypeElement repository) {
        return all.stream()
                .anyMatch(other -> !other.equals(method) && readers.elements().overrides(other, method, repository));
    }

    /** Two interfaces can declare the same method. */
    private boolean isDeclaredTwice(ExecutableElement method, List<ExecutableElement> wanted, TypeElement repository) {
        ExecutableType type = seenFrom(repository, method).type();
        return wanted.stream()
                .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
                .anyMatch(other -> readers.types()
                        .isSubsignature(seenFrom(repository, other).type(), type));
    }
}
