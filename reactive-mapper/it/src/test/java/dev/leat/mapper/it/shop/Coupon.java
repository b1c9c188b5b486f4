package dev.leat.mapper.it.shop;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;

/** An assigned String. */
@Entity
public record Coupon(@Id String code, int percent, Many<Order> orders) {
    static Coupon of(String code, int percent) {
        return new Coupon(code, percent, Many.unloaded());
    }
}
