package dev.leat.mapper.it.chinook;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** What was bought together. */
@Entity(table = "invoice")
public record Invoice(
        @Id @Column(name = "invoice_id") int id,
        One<Customer> customer,
        LocalDateTime invoiceDate,
        @Column(length = 70) @Nullable String billingAddress,
        @Column(length = 40) @Nullable String billingCity,
        @Column(length = 40) @Nullable String billingState,
        @Column(length = 40) @Nullable String billingCountry,
        @Column(length = 10) @Nullable String billingPostalCode,
        @Column(precision = 10, scale = 2) BigDecimal total,
        Many<InvoiceLine> lines) {
    static Invoice of(CsvRow row) {
        return Invoice_.create()
                .id(row.number("invoice_id"))
                .customerId(row.number("customer_id"))
                .invoiceDate(row.time("invoice_date"))
                .billingAddress(row.textOrNull("billing_address"))
                .billingCity(row.textOrNull("billing_city"))
                .billingState(row.textOrNull("billing_state"))
                .billingCountry(row.textOrNull("billing_country"))
                .billingPostalCode(row.textOrNull("billing_postal_code"))
                .total(row.decimal("total"))
                .build();
    }
}
