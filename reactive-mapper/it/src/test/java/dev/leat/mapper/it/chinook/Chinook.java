package dev.leat.mapper.it.chinook;

import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.EntityType;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/** The tables of Chinook, each after those that it refers to. */
final class Chinook {
    private Chinook() {}

    /** A table, and how its lines become entities. */
    record Source<E>(EntityType<E, ?> type, Function<CsvRow, E> reader) {
        String table() {
            return type.table().name();
        }

        List<E> load(MappedDatabase database, List<CsvRow> rows) {
            Flux<E> entities = Flux.fromIterable(rows).map(reader);
            return database.list(database.leat().crud(type).insertAll(entities));
        }
    }

    static List<Source<?>> sources() {
        return List.of(
                new Source<>(Artist_.entity, Artist::of),
                new Source<>(Genre_.entity, Genre::of),
                new Source<>(MediaType_.entity, MediaType::of),
                new Source<>(Playlist_.entity, Playlist::of),
                new Source<>(Employee_.entity, Employee::of),
                new Source<>(Album_.entity, Album::of),
                new Source<>(Customer_.entity, Customer::of),
                new Source<>(Track_.entity, Track::of),
                new Source<>(Invoice_.entity, Invoice::of),
                new Source<>(InvoiceLine_.entity, InvoiceLine::of),
                new Source<>(PlaylistTrack_.entity, PlaylistTrack::of));
    }

    /** The two ends of every relation. */
    static List<Ends<?, ?>> ends() {
        return List.of(
                new Ends<>(Album_.artist, Album::artist, Artist_.albums, Artist::albums),
                new Ends<>(Customer_.supportRep, Customer::supportRep, Employee_.customers, Employee::customers),
                new Ends<>(Employee_.reportsTo, Employee::reportsTo, Employee_.reports, Employee::reports),
                new Ends<>(Invoice_.customer, Invoice::customer, Customer_.invoices, Customer::invoices),
                new Ends<>(InvoiceLine_.invoice, InvoiceLine::invoice, Invoice_.lines, Invoice::lines),
                new Ends<>(InvoiceLine_.track, InvoiceLine::track, Track_.lines, Track::lines),
                new Ends<>(PlaylistTrack_.playlist, PlaylistTrack::playlist, Playlist_.entries, Playlist::entries),
                new Ends<>(PlaylistTrack_.track, PlaylistTrack::track, Track_.entries, Track::entries),
                new Ends<>(Track_.album, Track::album, Album_.tracks, Album::tracks),
                new Ends<>(Track_.genre, Track::genre, Genre_.tracks, Genre::tracks),
                new Ends<>(Track_.mediaType, Track::mediaType, MediaType_.tracks, MediaType::tracks));
    }

    static EntityType<?, ?>[] types() {
        return sources().stream().map(Source::type).toArray(EntityType<?, ?>[]::new);
    }
}
