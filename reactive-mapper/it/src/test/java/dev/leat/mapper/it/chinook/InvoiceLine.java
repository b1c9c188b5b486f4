package dev.leat.mapper.it.chinook;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;

/** A track bought. */
@Entity(table = "invoice_line")
public record InvoiceLine(
        @Id @Column(name = "invoice_line_id") int id,
        One<Invoice> invoice,
        One<Track> track,
        @Column(precision = 10, scale = 2) BigDecimal unitPrice,
        int quantity) {
    static InvoiceLine of(CsvRow row) {
        return InvoiceLine_.create()
                .id(row.number("invoice_line_id"))
                .invoiceId(row.number("invoice_id"))
                .trackId(row.number("track_id"))
                .unitPrice(row.decimal("unit_price"))
                .quantity(row.number("quantity"))
                .build();
    }
}
