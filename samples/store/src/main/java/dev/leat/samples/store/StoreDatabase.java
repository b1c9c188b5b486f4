package dev.leat.samples.store;

import dev.leat.mapper.Leat;
import dev.leat.samples.store.catalog.Categories;
import dev.leat.samples.store.catalog.Categories_;
import dev.leat.samples.store.catalog.Products;
import dev.leat.samples.store.catalog.Products_;
import dev.leat.samples.store.catalog.Reviews;
import dev.leat.samples.store.catalog.Reviews_;
import dev.leat.samples.store.catalog.Stocks;
import dev.leat.samples.store.catalog.Stocks_;
import dev.leat.samples.store.catalog.Tags;
import dev.leat.samples.store.catalog.Tags_;
import dev.leat.samples.store.customer.Customers;
import dev.leat.samples.store.customer.Customers_;
import dev.leat.samples.store.order.OrderItems;
import dev.leat.samples.store.order.OrderItems_;
import dev.leat.samples.store.order.Orders;
import dev.leat.samples.store.order.Orders_;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database and the repositories over it. */
@Configuration(proxyBeanMethods = false)
class StoreDatabase {
    @Bean
    Leat leat(@Value("${store.url}") String url) {
        return Leat.open(url);
    }

    @Bean
    Customers customers(Leat leat) {
        return Customers_.of(leat);
    }

    @Bean
    Categories categories(Leat leat) {
        return Categories_.of(leat);
    }

    @Bean
    Tags tags(Leat leat) {
        return Tags_.of(leat);
    }

    @Bean
    Products products(Leat leat) {
        return Products_.of(leat);
    }

    @Bean
    Stocks stocks(Leat leat) {
        return Stocks_.of(leat);
    }

    @Bean
    Reviews reviews(Leat leat) {
        return Reviews_.of(leat);
    }

    @Bean
    Orders orders(Leat leat) {
        return Orders_.of(leat);
    }

    @Bean
    OrderItems orderItems(Leat leat) {
        return OrderItems_.of(leat);
    }
}
