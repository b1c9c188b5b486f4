package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;

/** A repository interface. */
record RepositoryModel(
        ClassName type, ClassName generated, EntityModel entity, List<MethodModel> methods, boolean isPublic) {
    RepositoryModel {
        methods = List.copyOf(methods);
    }
}
