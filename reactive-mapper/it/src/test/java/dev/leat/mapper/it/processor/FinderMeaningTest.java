package dev.leat.mapper.it.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of finders that can be read in more than one way. */
class FinderMeaningTest {
    private static final String FIX = "rename one of the components";

    @TempDir
    private Path folder;

    static Stream<MustNotCompile> ambiguous() {
        return Stream.of(
                finder(
                        "customer.name Is, or customerName Is",
                        "One<Customer> customer, String customerName",
                        "findByCustomerName(String name)"),
                finder(
                        "customerName Is, or customer.name Is",
                        "String customerName, One<Customer> customer",
                        "findByCustomerName(String name)"),
                finder(
                        "address.city Is, or addressCity Is",
                        "@Embedded Address address, @Column(name = \"c\") String addressCity",
                        "findByAddressCity(String city)"),
                finder(
                        "customer.id Is, or customerId Is",
                        "One<Customer> customer, @Column(name = \"c\") long customerId",
                        "findByCustomerId(long id)"),
                finder("nameNot Is, or name Not", "String name, String nameNot", "findByNameNot(String name)"),
                finder(
                        "aAndB Is And c Is, or a Is And bAndC Is",
                        "String a, String bAndC, String aAndB, String c",
                        "findByAAndBAndC(String one, String other)"),
                finder(
                        "id Is OrderBy a.bC, or id Is OrderBy aB.c",
                        "@Embedded A a, @Embedded(prefix = \"x\") B aB",
                        "findByIdOrderByABC(long id)"),
                finder(
                        "a.a.a.a.a.a.id Is, or a.a.a.a.aA.id Is",
                        "One<@Nullable Thing> a, One<@Nullable Thing> aA, One<@Nullable Thing> aAA",
                        "findByAAAAAAId(long id)"));
    }

    private static MustNotCompile finder(String meanings, String components, String finder) {
        String name = finder.substring(0, finder.indexOf('('));
        return new MustNotCompile("AmbiguousFinder", name + " has two meanings: " + meanings + ".", FIX, """
                record Address(String city) {}
                record A(int bC) {}
                record B(int c) {}
                @Entity record Customer(@Id long id, String name) {}
                @Entity record Thing(@Id long id, %s) {}
                @Repository interface Things extends CrudRepository<Thing, Long> {
                    Flux<Thing> %s; // <-
                }
                """.formatted(
                        components, finder));
    }

    @ParameterizedTest
    @MethodSource
    void ambiguous(MustNotCompile source, @TempDir Path folder) {
        source.check(folder);
    }

    @Test
    void letsTheParametersDecide() {
        String code = compile("""
                @Entity record Customer(@Id long id, String name) {}
                @Entity record Thing(@Id long id, One<Customer> customer, int customerName) {}
                @Repository interface Things extends CrudRepository<Thing, Long> {
                    Flux<Thing> findByCustomerName(String name);
                    Flux<Thing> findByCustomerName(int name);
                    Flux<Thing> findByCustomerNameIn(Set<Integer> names);
                    Flux<Thing> findByCustomerNameIsNotIn(List<String> names);
                    Flux<Thing> findByIdOrderByCustomerName(long id);
                }
                """);
        assertThat(code)
                .containsSubsequence(
                        "Thing_.customer.is(Customer_.name.eq(name))",
                        "Thing_.customerName.eq(name)",
                        "Thing_.customerName.in(names)",
                        "Thing_.customer.is(Customer_.name.notIn(names))",
                        "orderBy(Thing_.customerName.asc())");
    }

    @Test
    void takesAColumnThatARelationSharesWithTheIdAsOne() {
        String code = compile("""
                @Entity record Customer(@Id long id, String name) {}
                @Entity record Thing(@JoinColumn("customer_id") One<Customer> customer, @Id long customerId) {}
                @Repository interface Things extends CrudRepository<Thing, Long> {
                    Flux<Thing> findByCustomerId(long id);
                }
                """);
        assertThat(code).contains("where(");
    }

    @Test
    @Timeout(60)
    void readsLongNamesOverRelationsToItself() {
        String hops = "AAA".repeat(40);
        String code = compile("""
                @Entity record Thing(@Id long id, One<@Nullable Thing> a, One<@Nullable Thing> aa, One<@Nullable Thing> aaa) {}
                @Repository interface Things extends CrudRepository<Thing, Long> {
                    Flux<Thing> findBy%1$sIdOr%1$sIsNull(long id);
                }
                """.formatted(hops));
        assertThat(code.split("Thing_\\.a\\.is\\(", -1)).hasSize(2 * hops.length() - 1);
    }

    @Test
    @Timeout(60)
    void readsLongChains() {
        String code = compile("""
                @Entity record Thing(@Id long id, @Nullable String a, @Nullable String aAndA, @Nullable String aAndAOrA) {}
                @Repository interface Things extends CrudRepository<Thing, Long> {
                    Flux<Thing> findById%s(long id);
                }
                """.formatted("AndAIsNull".repeat(150) + "AndAAndAIsNull".repeat(50)));
        assertThat(code.split("isNull\\(\\)", -1)).hasSize(201);
    }

    private String compile(String source) {
        Path sources = Compilation.write(folder.resolve("source"), "shop/Source.java", MustNotCompile.IMPORTS + source);
        Compilation compilation = Compilation.of(sources, folder);
        assertThat(compilation.errors()).isEmpty();
        return Objects.requireNonNull(compilation.generated().get("Things_.java"));
    }
}
