package dev.leat.mapper.it.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.DataException;
import dev.leat.core.error.StaleEntityException;
import dev.leat.core.error.TransactionAbortedException;
import dev.leat.mapper.Crud;
import dev.leat.mapper.it.testing.MappedDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Triggers that leave rows out: what comes back cannot be matched, so nothing is written. */
class PostgresTriggerIT {
    @RegisterExtension
    static final MappedDatabase DATABASE = ShopTables.postgres(2);

    private final Crud<Tag, Integer> tags = DATABASE.leat().crud(Tag_.entity);
    private final Crud<Coupon, String> coupons = DATABASE.leat().crud(Coupon_.entity);

    @BeforeAll
    static void createTriggers() {
        DATABASE.admin()
                .script(
                        "create function leave_out() returns trigger language plpgsql as $$ begin"
                                + " if to_jsonb(new)::text like '%left out%' then return null; end if;"
                                + " return new; end $$",
                        "create trigger tag_trigger before insert or update on tag"
                                + " for each row execute function leave_out()",
                        "create trigger coupon_trigger before insert or update on coupon"
                                + " for each row execute function leave_out()");
    }

    private static void skipped(Mono<?> insert) {
        assertThat(DATABASE.error(DataException.class, insert).code()).isEqualTo("RowsSkipped");
    }

    @Test
    void insertThatIsLeftOutIsAnError() {
        skipped(tags.insert(Tag.of("left out")));
        skipped(tags.insertAll(Flux.just("a", "left out", "b").map(Tag::of)).then());
        skipped(coupons.insertAll(Flux.just("x", "left out", "y").map(code -> Coupon.of(code, 1)))
                .then());
        assertThat(DATABASE.value(tags.find().count())).isZero();
        assertThat(DATABASE.value(coupons.find().count())).isZero();
    }

    @Test
    void chunkThatIsLeftOutInPartIsUndoneInsideATransactionToo() {
        Mono<Void> leftOut = tags.insertAll(Flux.just("a", "left out").map(Tag::of))
                .then()
                .onErrorResume(DataException.class, error -> Mono.empty());
        Mono<Tag> keep = tags.insert(Tag.of("kept"));

        assertThat(DATABASE.error(TransactionAbortedException.class, transactional(leftOut.then(keep))))
                .hasCauseInstanceOf(DataException.class);
        assertThat(DATABASE.list(tags.find().all())).isEmpty();

        Mono<Void> alone = transactional(leftOut).onErrorResume(TransactionAbortedException.class, e -> Mono.empty());
        Tag kept = DATABASE.value(transactional(alone.then(keep)));
        assertThat(DATABASE.list(tags.find().all())).containsExactly(kept);
        DATABASE.run(tags.delete(kept));
    }

    private static <T> Mono<T> transactional(Mono<T> body) {
        return DATABASE.leat().transactional(body);
    }

    @Test
    void updateThatIsLeftOutIsStale() {
        List<Tag> stored = DATABASE.list(tags.insertAll(Flux.just("a", "b").map(Tag::of)));
        Tag out = Tag_.with(stored.get(1)).label("left out").build();
        assertThat(DATABASE.error(StaleEntityException.class, tags.update(out)).keys())
                .isEqualTo(List.of(out.id()));
        Tag changed = Tag_.with(stored.get(0)).label("c").build();
        assertThat(DATABASE.error(
                                StaleEntityException.class,
                                tags.updateAll(Flux.just(changed, out)).then())
                        .keys())
                .isEqualTo(List.of(out.id()));
        assertThat(DATABASE.list(tags.findAllById(stored.stream().map(Tag::id).toList())))
                .isEqualTo(stored);
        DATABASE.value(tags.deleteAll(Flux.fromIterable(stored)));
    }

    @Test
    void whatATriggerChangesComesBack() {
        DATABASE.admin()
                .script(
                        "create function shout() returns trigger language plpgsql as"
                                + " $$ begin new.text := upper(new.text); return new; end $$",
                        "create trigger profile_trigger before insert or update on profile"
                                + " for each row execute function shout()");
        Customer customer =
                DATABASE.value(DATABASE.leat().crud(Customer_.entity).insert(Customer.of("a", "DE")));
        Crud<Profile, Long> profiles = DATABASE.leat().crud(Profile_.entity);
        Profile stored = DATABASE.value(profiles.insert(Profile.of(Profile_.customer.of(customer), "loud")));
        assertThat(stored.text()).isEqualTo("LOUD");
        assertThat(DATABASE.list(profiles.updateAll(
                        Flux.just(Profile_.with(stored).text("louder").build()))))
                .extracting(Profile::text)
                .containsExactly("LOUDER");
    }
}
