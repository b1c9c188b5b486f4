package shop;

import reactor.core.publisher.Flux;

interface ByStatus<E> {
    Flux<E> findByStatus(Orders.Status status);
}
