package dev.leat.mapper.processor;

import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Writes the metamodel of every entity and the class of every repository. Each generated file depends on one type, on what
 * that type names, and on nothing else, so that incremental builds stay incremental.
 */
public final class LeatProcessor extends AbstractProcessor {
    private @Nullable Rounds rounds;

    /** For the compiler. */
    public LeatProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(
                LeatTypes.annotation("Entity"),
                LeatTypes.annotation("Embedded"),
                LeatTypes.annotation("Repository"),
                LeatTypes.annotation("Row"));
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        rounds = new Rounds(environment);
    }

    /** Leaves the annotations to others that may want them. */
    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Objects.requireNonNull(rounds, "init comes first").process(round);
        return false;
    }
}
