package dev.leat.mapper.it.chinook;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;

/** Who buys, looked after by an employee. */
@Entity(table = "customer")
public record Customer(
        @Id @Column(name = "customer_id") int id,
        @Column(length = 40) String firstName,
        @Column(length = 20) String lastName,
        @Column(length = 80) @Nullable String company,
        @Column(length = 70) @Nullable String address,
        @Column(length = 40) @Nullable String city,
        @Column(length = 40) @Nullable String state,
        @Column(length = 40) @Nullable String country,
        @Column(length = 10) @Nullable String postalCode,
        @Column(length = 24) @Nullable String phone,
        @Column(length = 24) @Nullable String fax,
        @Column(length = 60) String email,
        One<@Nullable Employee> supportRep,
        Many<Invoice> invoices) {
    static Customer of(CsvRow row) {
        return Customer_.create()
                .id(row.number("customer_id"))
                .firstName(row.text("first_name"))
                .lastName(row.text("last_name"))
                .company(row.textOrNull("company"))
                .address(row.textOrNull("address"))
                .city(row.textOrNull("city"))
                .state(row.textOrNull("state"))
                .country(row.textOrNull("country"))
                .postalCode(row.textOrNull("postal_code"))
                .phone(row.textOrNull("phone"))
                .fax(row.textOrNull("fax"))
                .email(row.text("email"))
                .supportRep(Customer_.supportRep.to(row.numberOrNull("support_rep_id")))
                .build();
    }
}
