package dev.leat.samples.quickstart;

import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.Leat;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.util.List;
import org.jspecify.annotations.Nullable;

public class Quickstart {
    @Entity
    record Author(@Id @Generated @Nullable Long id, String name, Many<Book> books) {}

    @Entity
    record Book(@Id @Generated @Nullable Long id, String title, int published, One<Author> author) {}

    public static void main(String[] args) {
        Leat leat = Leat.open("r2dbc:h2:mem:///library");
        CrudRepository<Author, Long> authors = () -> leat.crud(Author_.entity);
        CrudRepository<Book, Long> books = () -> leat.crud(Book_.entity);
        leat.schema()
                .create(Author_.entity, Book_.entity)
                .then(authors.insert(Author_.create().name("Ursula K. Le Guin").build()))
                .flatMapMany(author -> books.insertAll(List.of(
                        Book_.create()
                                .title("The Dispossessed")
                                .published(1974)
                                .author(author)
                                .build(),
                        Book_.create()
                                .title("Always Coming Home")
                                .published(1985)
                                .author(author)
                                .build())))
                .thenMany(authors.where(Author_.name.startsWith("Ursula"))
                        .with(Author_.books)
                        .all())
                .doOnNext(author -> System.out.println(
                        author.name() + " wrote " + author.books().list()))
                .blockLast();
    }
}
