package dev.leat.mapper.it.processor;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused about repositories and finders. */
class RepositoryDiagnosticsTest {
    private static final String ENTITIES = """
            record Address(String street, @Nullable String city) {}
            @Entity record Customer(@Id long id, String country, @Embedded Address address, Many<Order> orders) {}
            @Entity record Order(@Id long id, One<Customer> customer, String status, @Nullable String note, boolean paid,
                BigDecimal total, Many<Line> lines) {}
            @Entity record Line(@Id long id, One<Order> order, int quantity) {}
            """;

    @ParameterizedTest
    @MethodSource("sources")
    void refuses(MustNotCompile source, @TempDir Path folder) {
        source.check(folder);
    }

    static Stream<MustNotCompile> sources() {
        return Stream.of(repositories(), names(), comparisons(), parameters(), results())
                .flatMap(each -> each);
    }

    private static MustNotCompile finder(String code, String what, String fix, String method) {
        return new MustNotCompile(
                code,
                what,
                fix,
                ENTITIES + "@Repository interface Orders extends CrudRepository<Order, Long> {\n" + method
                        + " // <-\n}\n");
    }

    private static MustNotCompile repository(String code, String what, String fix, String declaration) {
        return new MustNotCompile(code, what, fix, ENTITIES + declaration + " // <-\n");
    }

    private static Stream<MustNotCompile> repositories() {
        return Stream.of(
                repository(
                        "NotARepository",
                        "@Repository stands on Orders, which is no interface.",
                        "interface Orders extends CrudRepository",
                        "@Repository class Orders {}"),
                repository(
                        "NotARepository",
                        "@Repository stands on Orders, which does not extend CrudRepository.",
                        "interface Orders extends CrudRepository",
                        "@Repository interface Orders {}"),
                repository(
                        "RepositoryEntity",
                        "Orders is a repository of Address, which is no entity.",
                        "annotated with @Entity",
                        "@Repository interface Orders extends CrudRepository<Address, Long> {}"),
                repository(
                        "RepositoryKeyType",
                        "Orders has keys of type java.lang.String.",
                        "CrudRepository<Order, Long>",
                        "@Repository interface Orders extends CrudRepository<Order, String> {}"),
                repository(
                        "GenericType",
                        "Orders has type parameters.",
                        "replace the type parameters",
                        "@Repository interface Orders<T> extends CrudRepository<Order, Long> {}"),
                finder(
                        "GenericMethod",
                        "find has type parameters.",
                        "make it a default method",
                        "<T> Mono<T> find(Class<T> type);"));
    }

    private static Stream<MustNotCompile> names() {
        return Stream.of(
                finder(
                        "UnknownProperty",
                        "findByStauts names stauts, which Order does not have.",
                        "did you mean \"status\"? Rename the method. The components: id, customerId, status,",
                        "Flux<Order> findByStauts(String status);"),
                finder(
                        "UnknownProperty",
                        "findByPaidTrueAndStatusCode names statusCode, which Order does not have.",
                        "did you mean \"status\"?",
                        "Flux<Order> findByPaidTrueAndStatusCode(String code);"),
                finder(
                        "UnknownProperty",
                        "findByStatusOrderByTotl names totl, which Order does not have.",
                        "did you mean \"total\"?",
                        "Flux<Order> findByStatusOrderByTotl(String status);"),
                finder(
                        "UnknownKeyword",
                        "findByNoteContaining compares by Containing, which is no comparison here.",
                        "did you mean \"Contains\"?",
                        "Flux<Order> findByNoteContaining(String part);"),
                finder(
                        "BadFinder",
                        "getByStatus is no name of a finder, and the method has no @Sql.",
                        "rename the method, annotate it with @Sql",
                        "Flux<Order> getByStatus(String status);"),
                finder(
                        "RelationInFinder",
                        "findByCustomer compares customer, which is a relation.",
                        "customerId",
                        "Flux<Order> findByCustomer(Customer customer);"),
                finder(
                        "RelationInFinder",
                        "findByLinesQuantity compares Order.lines, which is a relation without a column in this table.",
                        "@Sql",
                        "Flux<Order> findByLinesQuantity(int quantity);"),
                finder(
                        "SortThroughRelation",
                        "findByPaidTrueOrderByCustomerCountry sorts by customer.country, which is no column of this table.",
                        "sort by a column of the entity",
                        "Flux<Order> findByPaidTrueOrderByCustomerCountry();"));
    }

    private static Stream<MustNotCompile> comparisons() {
        return Stream.of(
                finder(
                        "NeverNull",
                        "findByStatusIsNull asks whether status is null, which it never is.",
                        "remove the criterion",
                        "Flux<Order> findByStatusIsNull();"),
                finder(
                        "IgnoreCaseNotText",
                        "findByTotalIgnoreCase ignores the case of total after Is.",
                        "remove IgnoreCase",
                        "Flux<Order> findByTotalIgnoreCase(BigDecimal total);"),
                finder(
                        "KeywordType",
                        "findByTotalStartsWith looks for a part of total, which is no text.",
                        "compare by another word",
                        "Flux<Order> findByTotalStartsWith(String total);"),
                finder(
                        "KeywordType",
                        "findByNoteTrue asks whether note is true or false, but it is no boolean.",
                        "compare by another word",
                        "Flux<Order> findByNoteTrue();"));
    }

    private static Stream<MustNotCompile> parameters() {
        return Stream.of(
                finder(
                        "FinderParameters",
                        "findByTotalBetween needs 2 parameters to compare to, and has 1.",
                        "add or remove parameters",
                        "Flux<Order> findByTotalBetween(BigDecimal low);"),
                finder(
                        "FinderParameters",
                        "findByStatus needs 1 parameters to compare to, and has 2.",
                        "add or remove parameters",
                        "Flux<Order> findByStatus(String status, Sort<Customer> sort);"),
                finder(
                        "FinderParameterType",
                        "The parameter id of findByCustomerId is a String.",
                        "declare it as Long",
                        "Flux<Order> findByCustomerId(String id);"),
                finder(
                        "FinderParameterType",
                        "The parameter status of findByStatusIn is a String.",
                        "declare it as Collection<String>",
                        "Flux<Order> findByStatusIn(String status);"),
                finder(
                        "NullableParameter",
                        "The parameter note of findByNote may be null.",
                        "add a finder with NoteIsNull",
                        "Flux<Order> findByNote(@Nullable String note);"),
                finder(
                        "FinderLimit",
                        "findTop3ByPaidTrue limits its rows twice.",
                        "remove one of them",
                        "Flux<Order> findTop3ByPaidTrue(Limit limit);"),
                finder(
                        "FinderLimit",
                        "countByPaidTrue takes a Limit or Sort, but gives no rows.",
                        "remove one of them",
                        "Mono<Long> countByPaidTrue(Limit limit);"));
    }

    private static Stream<MustNotCompile> results() {
        return Stream.of(
                finder(
                        "FinderReturnType",
                        "findByStatus gives java.util.Optional<shop.Order>.",
                        "Mono<Order>, Flux<Order> or Mono<List<Order>>",
                        "Optional<Order> findByStatus(String status);"),
                finder(
                        "FinderReturnType",
                        "findByStatus gives java.util.List<shop.Order>.",
                        "Mono<List<Order>>",
                        "List<Order> findByStatus(String status);"),
                finder(
                        "FinderReturnType",
                        "existsByStatus gives boolean.",
                        "declare the result as Mono<Boolean>",
                        "boolean existsByStatus(String status);"),
                finder(
                        "FinderReturnType",
                        "countByStatus gives reactor.core.publisher.Mono<java.lang.Integer>.",
                        "declare the result as Mono<Long>",
                        "Mono<Integer> countByStatus(String status);"),
                finder(
                        "FinderReturnType",
                        "findTop3ByPaidTrue gives reactor.core.publisher.Mono<shop.Order>.",
                        "Flux<Order> or Mono<List<Order>>",
                        "Mono<Order> findTop3ByPaidTrue();"));
    }
}
