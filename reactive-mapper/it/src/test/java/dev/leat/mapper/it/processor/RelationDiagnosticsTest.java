package dev.leat.mapper.it.processor;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused about relations. */
class RelationDiagnosticsTest {
    @ParameterizedTest
    @MethodSource("sources")
    void refuses(MustNotCompile source, @TempDir Path folder) {
        source.check(folder);
    }

    static Stream<MustNotCompile> sources() {
        return Stream.of(handles(), otherEnds(), tables(), keys()).flatMap(each -> each);
    }

    private static Stream<MustNotCompile> handles() {
        return Stream.of(
                new MustNotCompile(
                        "NullableHandle", "Order.customer is a handle that may be null.", "One<@Nullable …>", """
                        @Entity record Customer(@Id long id) {}
                        @Entity record Order(@Id long id, @Nullable One<Customer> customer) {} // <-
                        """),
                new MustNotCompile(
                        "RawRelation", "Order.customer does not say which entity it relates to.", "One<Customer>", """
                        @Entity record Customer(@Id long id) {}
                        @Entity record Order(@Id long id, One<? extends Customer> customer) {} // <-
                        """),
                new MustNotCompile(
                        "NotAnEntity",
                        "Order.customer relates to Customer, which is no entity.",
                        "annotate Customer with @Entity",
                        """
                        record Customer(long id) {}
                        @Entity record Order(@Id long id, One<Customer> customer) {} // <-
                        """),
                new MustNotCompile(
                        "InverseNotNullable",
                        "Customer.profile has its column at the other end, so there may be no row.",
                        "One<@Nullable Profile>",
                        """
                        @Entity record Profile(@Id long id, One<Customer> customer) {}
                        @Entity record Customer(@Id long id, @MappedBy("customer") One<Profile> profile) {} // <-
                        """));
    }

    private static Stream<MustNotCompile> otherEnds() {
        return Stream.of(
                new MustNotCompile(
                        "NoInverse",
                        "Customer.orders has no other end: Order has no One<Customer>.",
                        "add One<Customer> to Order",
                        """
                        @Entity record Order(@Id long id) {}
                        @Entity record Customer(@Id long id, Many<Order> orders) {} // <-
                        """),
                new MustNotCompile(
                        "AmbiguousInverse",
                        "Customer.orders has more than one other end: buyer, payer of Order.",
                        "@MappedBy(\"buyer\")",
                        """
                        @Entity record Order(@Id long id, One<Customer> buyer, One<Customer> payer) {}
                        @Entity record Customer(@Id long id, Many<Order> orders) {} // <-
                        """),
                new MustNotCompile(
                        "UnknownMappedBy",
                        "Customer.orders is mapped by \"byer\", which Order does not have.",
                        "did you mean \"buyer\"?",
                        """
                        @Entity record Order(@Id long id, One<Customer> buyer) {}
                        @Entity record Customer(@Id long id, @MappedBy("byer") Many<Order> orders) {} // <-
                        """),
                new MustNotCompile(
                        "RelationEnds",
                        "Customer.orders is mapped by Order.shop, which is a dev.leat.mapper.mapping.One<shop.Shop>.",
                        "name another component in @MappedBy",
                        """
                        @Entity record Shop(@Id long id) {}
                        @Entity record Order(@Id long id, One<Shop> shop) {}
                        @Entity record Customer(@Id long id, @MappedBy("shop") Many<Order> orders) {} // <-
                        """),
                new MustNotCompile(
                        "RelationEnds",
                        "Customer.profile is mapped by Profile.customer, which is a java.lang.String.",
                        "name another component in @MappedBy",
                        """
                        @Entity record Profile(@Id long id, String customer) {}
                        @Entity record Customer(@Id long id,
                            @MappedBy("customer") One<@Nullable Profile> profile) {} // <-
                        """));
    }

    private static Stream<MustNotCompile> tables() {
        return Stream.of(
                new MustNotCompile(
                        "JoinTableColumns",
                        "Person.friends has a join table with two columns named \"person_id\".",
                        "inverseColumn = …",
                        "@Entity record Person(@Id long id, @JoinTable(\"friend\") Many<Person> friends) {} // <-"),
                new MustNotCompile(
                        "TwoOwners",
                        "Tag.products and Product.tags both declare the join table \"product_tag\".",
                        "@MappedBy(\"tags\")",
                        """
                        @Entity record Product(@Id long id, @JoinTable("product_tag") Many<Tag> tags) {}
                        @Entity record Tag(@Id long id, @JoinTable("product_tag") Many<Product> products) {} // <-
                        """),
                new MustNotCompile(
                        "MisplacedAnnotation",
                        "Product.tags has both @JoinTable and @MappedBy.",
                        "remove the annotation",
                        """
                        @Entity record Tag(@Id long id) {}
                        @Entity record Product(@Id long id, @JoinTable("t") @MappedBy("x") Many<Tag> tags) {} // <-
                        """));
    }

    private static Stream<MustNotCompile> keys() {
        return Stream.of(
                new MustNotCompile(
                        "CompositeTarget",
                        "Line.order relates to Order, whose id has several columns.",
                        "give Order an id of one column",
                        """
                        record OrderId(long shop, long number) {}
                        @Entity record Order(@Id OrderId id) {}
                        @Entity record Line(@Id long id, One<Order> order) {} // <-
                        """),
                new MustNotCompile(
                        "CompositeTarget",
                        "Order.lines is a relation of an entity whose id has several columns.",
                        "give the entity an id of one column",
                        """
                        record OrderId(long shop, long number) {}
                        @Entity record Line(@Id long id) {}
                        @Entity record Order(@Id OrderId id, Many<Line> lines) {} // <-
                        """),
                new MustNotCompile(
                        "RelationKeyType",
                        "Entry.list joins by listId (java.lang.Integer) to the id of Playlist (java.lang.Long).",
                        "declare listId as java.lang.Long",
                        """
                        record EntryId(int listId, int trackId) {}
                        @Entity record Playlist(@Id long id) {}
                        @Entity record Entry(@Id EntryId id, One<Playlist> list) {} // <-
                        """),
                new MustNotCompile(
                        "NullableId",
                        "Entry.list may be empty, but its column \"list_id\" is part of the id.",
                        "remove @Nullable",
                        """
                        record EntryId(long listId, int trackId) {}
                        @Entity record Playlist(@Id long id) {}
                        @Entity record Entry(@Id EntryId id, One<@Nullable Playlist> list) {} // <-
                        """));
    }
}
