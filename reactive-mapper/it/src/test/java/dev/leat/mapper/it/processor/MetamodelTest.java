package dev.leat.mapper.it.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import dev.leat.core.query.Column;
import dev.leat.core.query.Sort;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.JoinColumn;
import dev.leat.mapper.annotation.MappedBy;
import dev.leat.mapper.annotation.Version;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What generated metamodels do, without a database. */
class MetamodelTest {
    @Entity
    record Shelf(
            @Id @Generated @Nullable Long id,
            String name,
            One<@Nullable Shelf> above,
            Many<Shelf> below,
            @MappedBy("shelf") One<@Nullable Label> label,
            @Version long version) {}

    @Entity
    record Label(@Id String code, One<Shelf> shelf) {}

    record SlotId(long shelf, int number) {}

    @Entity
    record Slot(
            @Id SlotId id,
            @JoinColumn("shelf") One<Shelf> shelf,
            @Nullable String content) {}

    @Entity
    record Ticket(@Id @Generated int number, String text) {}

    @Test
    void namesColumnsInSnakeCase() {
        assertThat(names(Specimen_.entity.columns()))
                .contains("order_id2", "e_mail", "on_day", "maybe_flag", "home_place_lat", "work_zip", "created_at");
        assertThat(names(Shelf_.entity.columns())).containsExactly("id", "name", "above_id", "version");
    }

    @Test
    void givesTheSameListsAtEveryCall() {
        assertThat(Shelf_.entity.columns()).isSameAs(Shelf_.entity.columns());
        assertThat(Shelf_.entity.idColumns()).isSameAs(Shelf_.entity.idColumns());
        assertThat(Shelf_.entity.relations()).isSameAs(Shelf_.entity.relations());
    }

    @Test
    void namesAllMissingPartsInOneError() {
        assertThatThrownBy(() -> Label_.create().build())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[MissingParts] The new Label lacks code, shelf.");
        assertThatThrownBy(() -> Label_.create().code("a").build()).hasMessageContaining("lacks shelf.");
    }

    @Test
    void buildsNewEntitiesWithoutWhatTheInsertGives() {
        Shelf shelf = Shelf_.create().name("a").build();
        assertThat(shelf.id()).isNull();
        assertThat(shelf.version()).isZero();
        assertThat(shelf.above().isEmpty()).isTrue();
        assertThat(shelf.below().isLoaded()).isFalse();
        assertThat(Shelf_.entity.id(shelf)).isNull();
        assertThat(Ticket_.entity.id(Ticket_.create().text("t").build()))
                .as("zero is no generated key")
                .isNull();
    }

    @Test
    void changesCopiesOnly() {
        Shelf shelf = Shelf_.create().name("a").aboveId(5L).build();
        Shelf changed =
                Shelf_.with(shelf).id(7L).name("b").below(List.of(shelf)).build();
        assertThat(shelf.name()).isEqualTo("a");
        assertThat(changed.name()).isEqualTo("b");
        assertThat(changed.below().list()).containsExactly(shelf);
        assertThat(Shelf_.entity.value(changed, 2)).isEqualTo(5L);
        assertThat(Shelf_.entity.id(changed)).isEqualTo(7L);
        assertThat(Shelf_.entity.idParts(7L)).containsExactly(7L);
    }

    @Test
    void sortsByComponentsOfTheEntityOnly() {
        assertThat(Specimen_.sortable("home.place.lat"))
                .isEqualTo(new Sort<>(Specimen_.home.place.lat, Sort.Direction.ASC, Sort.Nulls.DATABASE));
        assertThatThrownBy(() -> Shelf_.sortable("nmae; drop table"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[UnknownSort] Shelf cannot be sorted by that name.")
                .hasMessageContaining("Allowed are: id, name, version.")
                .hasMessageNotContaining("drop");
        assertThatThrownBy(() -> Shelf_.sortable("nmae")).hasMessageContaining("Did you mean name?");
        assertThatThrownBy(() -> Specimen_.sortable("data")).isInstanceOf(UsageException.class);
    }

    @Test
    void sharesTheColumnOfAnIdWithARelation() {
        assertThat(names(Slot_.entity.columns())).containsExactly("shelf", "number", "content");
        assertThat(names(Slot_.entity.idColumns())).containsExactly("shelf", "number");
        Slot slot = Slot_.create().id(new SlotId(3, 4)).build();
        assertThat(slot.shelf().<Long>id()).isEqualTo(3L);
        assertThat(Slot_.entity.value(slot, 0)).isEqualTo(3L);
        assertThat(Slot_.shelf.column().name()).isEqualTo("shelf");
        assertThat(Slot_.entity.columns()).contains(Slot_.shelf.column());
    }

    @Test
    void refusesAHandleThatDisagreesWithTheId() {
        Slot slot = Slot_.create().id(new SlotId(3, 4)).shelfId(5L).build();
        assertThatThrownBy(() -> Slot_.entity.value(slot, 0))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[RelationKeys] The handle of Slot.shelf has another key than the id.");
    }

    @Test
    void carriesRelatedRowsOverToTheStoredEntity() {
        Shelf above = Shelf_.with(Shelf_.create().name("above").build()).id(1L).build();
        Shelf given = Shelf_.create().name("a").above(above).build();
        Shelf stored = Shelf_.with(given).id(2L).aboveId(1L).build();
        assertThat(Shelf_.entity.carry(stored, given).above().get()).isSameAs(above);
        Shelf elsewhere = Shelf_.with(stored).aboveId(9L).build();
        assertThat(Shelf_.entity
                        .carry(elsewhere, Shelf_.with(given).aboveId(1L).build())
                        .above()
                        .isLoaded())
                .isFalse();
    }

    private static List<String> names(List<? extends Column<?, ?>> columns) {
        return columns.stream().<String>map(Column::name).toList();
    }
}
