package shop;

import dev.leat.core.query.Limit;
import dev.leat.core.query.Sort;
import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Embedded;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.Repository;
import dev.leat.mapper.annotation.Row;
import dev.leat.mapper.annotation.Sql;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
public interface Orders extends CrudRepository<Orders.Order, Long>, ByStatus<Orders.Order> {
    Flux<Order> findByStatusOrderByTotalDescIdAsc(Status status);

    Flux<Order> findByStatusNotAndTotalLessThanOrTotalGreaterThanEqualAndPaidTrue(
            Status status, BigDecimal low, BigDecimal high);

    Mono<Order> findByNoteIgnoreCase(String note);

    Mono<List<Order>> findAllByNoteStartsWithIgnoreCaseOrNoteIsNull(String start);

    Flux<Order> findByTotalBetweenAndPaidFalse(BigDecimal low, BigDecimal high, Sort<Order> sort, Limit limit);

    Flux<Order> findByStatusInAndStatusNotIn(Collection<Status> some, Set<Status> others, List<Sort<Order>> order);

    Flux<Order> findByCustomerCountryAndCustomerAddressCityIsNotNull(String country);

    Flux<Order> findByCustomerId(long customerId);

    Flux<Order> findByCustomerReferrerCountryEndsWith(String end);

    Flux<Order> findTop10ByPaidTrueOrderByIdDesc();

    Mono<Order> findFirstByOrderByIdDesc();

    Mono<Boolean> existsByCustomerIdAndPaidIsFalse(Long customerId);

    Mono<Long> countByNoteContains(String crud);

    @Sql("select * from \"order\" where total > :min")
    Flux<Order> above(BigDecimal min);

    @Sql("select status, count(*) as orders, max(note) as last_note from \"order\" group by status")
    Flux<StatusCount> perStatus();

    @Sql("select country, sum(total) as sum from order_with_country group by country")
    Mono<List<Turnover>> turnover();

    @Sql("select max(total) from \"order\" where status = any(:states)")
    Mono<BigDecimal> largest(List<Status> states);

    @Sql("update \"order\" set note = :note where id = :id and note <> ':no parameter'")
    Mono<Long> annotate(long id, @Nullable String note);

    @Sql(
            """
            -- with a comment
            delete from "order"
            where status = :status
            """)
    Mono<Void> drop(Status status);

    @Sql("insert into \"order\" (total) values (:total) returning *")
    Mono<Order> place(BigDecimal total);

    default Flux<Order> open() {
        return findByStatusOrderByTotalDescIdAsc(Status.OPEN);
    }

    @Entity
    record Order(
            @Id @Generated @Nullable Long id,
            One<Customer> customer,
            Status status,
            BigDecimal total,
            @Nullable String note,
            boolean paid) {}

    @Entity
    record Customer(@Id long id, String country, @Embedded Address address, One<@Nullable Customer> referrer) {}

    record Address(String street, @Nullable String city) {}

    record StatusCount(Status status, @Column(name = "orders") long number, @Nullable String lastNote) {}

    @Row
    record Turnover(String country, BigDecimal sum) {}

    enum Status {
        OPEN,
        SHIPPED
    }
}
