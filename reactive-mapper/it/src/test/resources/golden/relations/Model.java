package shop;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.JoinColumn;
import dev.leat.mapper.annotation.JoinTable;
import dev.leat.mapper.annotation.MappedBy;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public final class Model {
    private Model() {}

    @Entity
    public record Category(
            @Id @Generated @Nullable Integer id, String name, One<@Nullable Category> parent, Many<Category> children) {}

    @Entity
    public record Product(
            @Id @Generated long id,
            One<Category> category,
            @JoinTable("product_tag") Many<Tag> tags,
            @MappedBy("product") One<@Nullable Stock> stock,
            Many<Place> places) {}

    @Entity
    public record Tag(@Id String name, Many<Product> products) {}

    @Entity
    public record Stock(@Id UUID id, @JoinColumn("article") One<Product> product, int available) {}

    @Entity
    public record Person(
            @Id long id,
            @JoinTable(value = "friend", column = "person_id", inverseColumn = "friend_id") Many<Person> friends,
            @MappedBy("friends") Many<Person> friendOf) {}

    public record PlaceId(long product, String shelf) {}

    @Entity
    public record Place(@Id PlaceId id, @JoinColumn("product") One<Product> product, boolean free) {}
}
