package dev.leat.samples.quickstart;

import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.Leat;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.Repository;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

public class Quickstart {
    @Entity
    record Author(@Id @Generated @Nullable Long id, String name, Many<Book> books) {}

    @Entity
    record Book(@Id @Generated @Nullable Long id, String title, One<Author> author) {}

    @Repository
    interface Authors extends CrudRepository<Author, Long> {}

    public static void main(String[] args) {
        library(Leat.open("r2dbc:h2:mem:///library")).toStream().forEach(System.out::println);
    }

    static Flux<String> library(Leat leat) {
        Authors authors = Authors_.of(leat);
        return leat.schema()
                .create(Author_.entity, Book_.entity)
                .then(authors.insert(Author_.create().name("Ursula K. Le Guin").build()))
                .flatMap(author -> leat.crud(Book_.entity).insert(new Book(null, "The Dispossessed", One.of(author))))
                .thenMany(authors.where(Author_.name.startsWith("Ursula"))
                        .with(Author_.books)
                        .all())
                .map(author -> author.name() + " wrote " + author.books().list());
    }
}
