package dev.leat.mapper.it.processor;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused about hand-written statements. */
class SqlDiagnosticsTest {
    @ParameterizedTest
    @MethodSource("sources")
    void refuses(MustNotCompile source, @TempDir Path folder) {
        source.check(folder);
    }

    static Stream<MustNotCompile> sources() {
        return Stream.of(texts(), parameters(), results()).flatMap(each -> each);
    }

    private static MustNotCompile method(String code, String what, String fix, String method) {
        return new MustNotCompile(
                code,
                what,
                fix,
                "@Entity record Order(@Id long id) {}\n"
                        + "@Repository interface Orders extends CrudRepository<Order, Long> {\n"
                        + method + " // <-\n}\n");
    }

    private static Stream<MustNotCompile> texts() {
        return Stream.of(
                method(
                        "MisplacedAnnotation",
                        "@Sql stands on x, which has a body.",
                        "remove the annotation or the body",
                        "@Sql(\"select 1\") default Mono<Long> x() { return count(); }"),
                method("SqlText", "The text of x is empty.", "correct", "@Sql(\" -- nothing\") Mono<Long> x();"),
                method(
                        "SqlText",
                        "The text of x has a quote or comment that never ends.",
                        "correct",
                        "@Sql(\"select 'a\") Mono<String> x();"),
                method(
                        "SqlText",
                        "The text of x has a quote or comment that never ends.",
                        "E'",
                        "@Sql(\"select E'it\\\\'\") Mono<String> x();"),
                method(
                        "SqlText",
                        "The text of x has a quote or comment that never ends.",
                        "nest",
                        "@Sql(\"select 1 /* a /* b */\") Mono<Long> x();"),
                method(
                        "SeveralStatements",
                        "The text of x has more than one statement.",
                        "transactional",
                        "@Sql(\"delete from a; delete from b\") Mono<Long> x();"),
                method(
                        "TransactionControl",
                        "The text of x begins or ends a transaction.",
                        "transactional",
                        "@Sql(\"/* now */ RollBack to savepoint s\") Mono<Void> x();"),
                method(
                        "TransactionControl",
                        "The text of x begins or ends a transaction.",
                        "transactional",
                        "@Sql(\"begin\") Mono<Void> x();"),
                method(
                        "CopyData",
                        "The text of x copies from stdin or to stdout.",
                        "insertAll",
                        "@Sql(\"copy (select 'from stdin') to STDOUT with (format csv)\") Flux<String> x();"),
                method(
                        "CopyData",
                        "The text of x copies from stdin or to stdout.",
                        "unnest",
                        "@Sql(\"copy t (a, b) from stdin\") Mono<Void> x();"));
    }

    private static Stream<MustNotCompile> parameters() {
        return Stream.of(
                method(
                        "UnusedParameter",
                        "The statement of x does not use its parameter max.",
                        "write :max into the text",
                        "@Sql(\"select * from orders where id > :min and note <> ':max' -- :max\")"
                                + " Flux<Order> x(long min, long max);"),
                method(
                        "UnknownParameter",
                        "The statement of x names :mni, which is no parameter.",
                        "did you mean \"min\"?",
                        "@Sql(\"select * from orders where id > :mni\") Flux<Order> x(long min);"),
                method(
                        "SqlParameterType",
                        "The parameter order of x is a Order.",
                        "each of its values",
                        "@Sql(\"select * from orders where id > :order\") Flux<Order> x(Order order);"));
    }

    private static Stream<MustNotCompile> results() {
        return Stream.of(
                method(
                        "SqlReturnType",
                        "x changes rows and gives Mono<Integer>.",
                        "Mono<Long> or Mono<Void>",
                        "@Sql(\"/* all */ DELETE from orders\") Mono<Integer> x();"),
                method(
                        "SqlReturnType",
                        "x gives List<Order>, which is no Mono and no Flux.",
                        "Mono<Order>, Flux<Order> or Mono<List<Order>>.",
                        "@Sql(\"select * from orders\") List<Order> x();"),
                method(
                        "SqlReturnType",
                        "x gives void, which is no Mono and no Flux.",
                        "Mono<Void>.",
                        "@Sql(\"call tidy_up()\") void x();"),
                method(
                        "SqlReturnType",
                        "x gives Mono<Optional<Order>>, and a row cannot become an Optional<Order>.",
                        "Flux<Order> or Mono<Order>",
                        "@Sql(\"select * from orders\") Mono<Optional<Order>> x();"),
                method(
                        "SqlReturnType",
                        "x gives Flux<StringBuilder>, and a row cannot become a StringBuilder.",
                        "leat.sql(…).map(row -> …)",
                        "@Sql(\"select * from orders\") Flux<StringBuilder> x();"),
                method(
                        "SqlReturnType",
                        "x gives Mono<Long>, but its statement gives nothing.",
                        "Mono<Void>",
                        "@Sql(\"truncate orders\") Mono<Long> x();"),
                method(
                        "SqlReturnType",
                        "x changes rows and gives Flux<Order>.",
                        "returning",
                        "@Sql(\"with s as (select 1 as update) insert into orders select * from s\") Flux<Order> x();"),
                new MustNotCompile(
                        "RowComponentType",
                        "Total.lines is of type List<String>, which no column can have.",
                        "Many<E>",
                        """
                        record Total(BigDecimal sum,
                            List<String> lines) {} // <-
                        @Entity record Order(@Id long id) {}
                        @Repository interface Orders extends CrudRepository<Order, Long> {
                            @Sql("select 1 sum, 2 lines") Flux<Total> x();
                        }
                        """),
                new MustNotCompile(
                        "NotARecord",
                        "@Row stands on Total, which is no record.",
                        "record Total(…) {}",
                        "@Row interface Total {} // <-"));
    }
}
