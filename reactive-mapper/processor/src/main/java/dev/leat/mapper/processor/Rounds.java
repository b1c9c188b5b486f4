package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The way of one compilation: what is annotated is read, checked and written. */
final class Rounds {
    private final Elements elements;
    private final Sources sources = new Sources();
    private final Output output;
    private final Entities entities;
    private final RepositoryReader repositories;
    private final RowReader rows;
    private final EmbeddedTypes embeddedTypes;
    private final Set<String> broken = new LinkedHashSet<>();
    private final Deferred deferred;

    Rounds(ProcessingEnvironment environment) {
        Diagnostics diagnostics = new Diagnostics(environment.getMessager());
        this.elements = environment.getElementUtils();
        Metamodels metamodels = new Metamodels(elements, environment.getFiler(), sources);
        Readers readers = new Readers(elements, environment.getTypeUtils(), metamodels, diagnostics);
        this.output = new Output(environment.getFiler(), readers);
        this.entities = new Entities(readers);
        this.repositories = new RepositoryReader(readers, entities);
        this.rows = new RowReader(readers);
        this.embeddedTypes = new EmbeddedTypes(readers);
        this.deferred = new Deferred(elements);
    }

    void process(RoundEnvironment round) {
        sources.add(round);
        if (round.processingOver()) {
            return;
        }
        writeEntities(types(round, "Entity"));
        types(round, "Row").forEach(this::writeRow);
        types(round, "Embedded").forEach(this::writeEmbedded);
        types(round, "Repository").forEach(this::writeRepository);
    }

    private void writeRow(TypeElement type) {
        RowModel row = output.claim(type) ? rows.read(type, type, type) : null;
        if (row != null) {
            output.write(type, LeatTypes.generated(row.type()), RowWriter.write(row), Set.of());
        }
    }

    private void writeEmbedded(TypeElement type) {
        TypeSpec.Builder generated = output.claim(type) ? embeddedTypes.write(type) : null;
        if (generated != null) {
            output.write(type, LeatTypes.generated(ClassName.get(type)), generated, Set.of());
        }
    }

    private void writeRepository(TypeElement type) {
        RepositoryModel model = output.claim(type) ? repositories.read(type) : null;
        if (model != null) {
            output.writeRepository(type, model.generated(), new RepositoryWriter(model).write(), model.inherited());
        }
    }

    private void writeEntities(List<TypeElement> types) {
        Map<TypeElement, EntityModel> models = new LinkedHashMap<>();
        for (TypeElement type : types) {
            EntityModel model = output.claim(type) ? entities.read(type) : null;
            if (model == null) {
                broken.add(type.getQualifiedName().toString());
            } else {
                models.put(type, model);
            }
        }
        dropThoseThatNeedBroken(models);
        models.forEach((type, model) -> output.write(
                type,
                model.metamodel(),
                MetamodelWriter.write(model),
                model.scope().variables()));
    }

    /** What names a class that is not generated would only add errors to the one that was reported. */
    private void dropThoseThatNeedBroken(Map<TypeElement, EntityModel> models) {
        boolean dropped = true;
        while (dropped) {
            List<TypeElement> more = models.entrySet().stream()
                    .filter(entry ->
                            entry.getValue().related().anyMatch(related -> broken.contains(related.canonicalName())))
                    .map(Map.Entry::getKey)
                    .toList();
            more.forEach(type -> {
                models.remove(type);
                entities.drop(type);
                broken.add(type.getQualifiedName().toString());
            });
            dropped = !more.isEmpty();
        }
    }

    /** The types with the annotation that have all they name, those of earlier rounds included. */
    private List<TypeElement> types(RoundEnvironment round, String annotation) {
        TypeElement name = elements.getTypeElement(LeatTypes.annotation(annotation));
        List<TypeElement> types = new ArrayList<>();
        if (name != null) {
            for (Element element : round.getElementsAnnotatedWith(name)) {
                if (element instanceof TypeElement type) {
                    types.add(type);
                }
            }
        }
        return deferred.ready(annotation, types);
    }
}
