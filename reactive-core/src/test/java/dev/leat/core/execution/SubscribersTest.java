package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.CoreSubscriber;

/**
 * Every subscriber that is written by hand passes the Context of its own subscriber on: connection factories, drivers and
 * those that wrap them choose and observe by it.
 */
class SubscribersTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.leat.core");

    private static List<JavaClass> subscribers() {
        return MAIN.stream()
                .filter(type -> type.isAssignableTo(CoreSubscriber.class) && !type.isInterface())
                .toList();
    }

    @Test
    void passTheContextOn() {
        assertThat(subscribers()).hasSizeGreaterThan(8);
        assertThat(subscribers().stream()
                        .filter(type -> type.tryGetMethod("currentContext").isEmpty())
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void neverTakeAnEmptyOneInstead() {
        assertThat(subscribers().stream()
                        .flatMap(type -> type.getMethod("currentContext").getMethodCallsFromSelf().stream())
                        .filter(call ->
                                call.getTarget().getOwner().getFullName().equals("reactor.util.context.Context")
                                        && call.getTarget().getName().equals("empty")))
                .isEmpty();
    }
}
