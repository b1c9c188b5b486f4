package dev.leat.mapper.it.chinook;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.JoinColumn;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Who works here, under another employee. */
@Entity(table = "employee")
public record Employee(
        @Id @Column(name = "employee_id") int id,
        @Column(length = 20) String lastName,
        @Column(length = 20) String firstName,
        @Column(length = 30) @Nullable String title,
        @JoinColumn("reports_to") One<@Nullable Employee> reportsTo,
        @Nullable LocalDateTime birthDate,
        @Nullable LocalDateTime hireDate,
        @Column(length = 70) @Nullable String address,
        @Column(length = 40) @Nullable String city,
        @Column(length = 40) @Nullable String state,
        @Column(length = 40) @Nullable String country,
        @Column(length = 10) @Nullable String postalCode,
        @Column(length = 24) @Nullable String phone,
        @Column(length = 24) @Nullable String fax,
        @Column(length = 60) @Nullable String email,
        Many<Employee> reports,
        Many<Customer> customers) {
    static Employee of(CsvRow row) {
        return Employee_.create()
                .id(row.number("employee_id"))
                .lastName(row.text("last_name"))
                .firstName(row.text("first_name"))
                .title(row.textOrNull("title"))
                .reportsTo(Employee_.reportsTo.to(row.numberOrNull("reports_to")))
                .birthDate(row.timeOrNull("birth_date"))
                .hireDate(row.timeOrNull("hire_date"))
                .address(row.textOrNull("address"))
                .city(row.textOrNull("city"))
                .state(row.textOrNull("state"))
                .country(row.textOrNull("country"))
                .postalCode(row.textOrNull("postal_code"))
                .phone(row.textOrNull("phone"))
                .fax(row.textOrNull("fax"))
                .email(row.textOrNull("email"))
                .build();
    }
}
