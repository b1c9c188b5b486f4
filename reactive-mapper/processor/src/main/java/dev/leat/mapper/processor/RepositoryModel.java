package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A repository interface.
 *
 * @param inherited the names of the constants and types in it and in what it extends
 */
record RepositoryModel(
        ClassName type,
        ClassName generated,
        EntityModel entity,
        List<MethodModel> methods,
        Set<String> inherited,
        boolean isPublic) {
    RepositoryModel {
        methods = List.copyOf(methods);
        inherited = Set.copyOf(inherited);
    }

    /** All classes that are not the library's. */
    Stream<ClassName> named() {
        return Stream.concat(
                Stream.of(type, generated, entity.type(), entity.metamodel()),
                methods.stream().flatMap(MethodModel::named));
    }
}
