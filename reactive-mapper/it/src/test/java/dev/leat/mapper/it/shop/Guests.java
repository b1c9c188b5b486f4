package dev.leat.mapper.it.shop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers that differ in everything a condition can ask for. */
final class Guests {
    private Guests() {}

    static List<Customer> all() {
        Place porto = new Place(41.15, -8.61);
        Place lyon = new Place(45.76, 4.84);
        return List.of(
                guest("Ana", "ana@example.org", "PT", porto, address("PT", "4000", porto)),
                guest("ana", null, "PT", null, null),
                guest("Bo_b", "50%", "DE", null, address("DE", null, null)),
                guest("Boxb", "50 percent", "DE", null, null),
                guest("100% sure", "a\\b", "FR", lyon, null),
                guest("100 sure", "a/b", "FR", null, address("FR", "69000", lyon)),
                guest("back\\slash", "", "FR", lyon, null),
                guest("it's \"quoted\"", "'; drop table customer; --", "ES", null, null),
                guest("Ümläut ß 🦆", null, "DE", null, null),
                guest("", "empty@example.org", "", null, address("", null, null)));
    }

    private static Customer guest(
            String name, @Nullable String email, String country, @Nullable Place place, @Nullable Address invoice) {
        return Customer_.create()
                .name(name)
                .email(email)
                .address(address(country, null, place))
                .invoiceAddress(invoice)
                .build();
    }

    private static Address address(String country, @Nullable String zip, @Nullable Place place) {
        return new Address("Mill Lane 1", country, zip, place);
    }
}
