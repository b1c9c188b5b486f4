package dev.leat.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.Fault;
import dev.leat.mapper.Leat;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import dev.leat.samples.quickstart.Quickstart.Author;
import dev.leat.samples.quickstart.Quickstart.Authors;
import dev.leat.samples.quickstart.Quickstart.Book;
import dev.leat.test.CancelTester;
import dev.leat.test.LeatTest;
import dev.leat.test.StatementBudget;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@LeatTest(rollback = true)
class LibraryTest {
    private final Leat leat;
    private final Authors authors;

    LibraryTest(Leat leat) {
        this.leat = leat;
        this.authors = Authors_.of(leat);
    }

    @BeforeAll
    static void createTables(Leat leat) {
        leat.schema().create(Author_.entity, Book_.entity).block();
    }

    @BeforeEach
    void writeTenBooks() {
        Flux.range(1, 10).concatMap(number -> write(leat, "author " + number)).blockLast();
    }

    static Mono<Book> write(Leat leat, String name) {
        return leat.transactional(Authors_.of(leat)
                .insert(new Author(null, name, Many.unloaded()))
                .flatMap(author -> leat.crud(Book_.entity).insert(new Book(null, "First", One.of(author)))));
    }

    @Test
    @StatementBudget(2) // a third statement fails it, with the list of all
    void loadsAllBooksAtOnce() {
        assertThat(authors.with(Author_.books).all().collectList().block())
                .hasSize(10)
                .allMatch(author -> author.books().list().size() == 1);
    }

    @Test
    void writesBothOrNothingWhateverHappens(CancelTester tester) {
        tester.before("delete from book", "delete from author")
                .faults(Fault.CANCEL, Fault.ERROR) // five kinds if left out
                .rows("author join book on author_id = author.id", 0, 1)
                .run(tested -> write(tested, "Ursula"));
    }
}
