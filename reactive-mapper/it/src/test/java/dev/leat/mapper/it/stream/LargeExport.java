package dev.leat.mapper.it.stream;

import dev.leat.core.error.RowLimitException;
import dev.leat.core.execution.QueryLog;
import dev.leat.core.execution.Settings;
import dev.leat.mapper.Leat;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** A program that streams a large database in little memory, and says what came of it. */
public final class LargeExport {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private LargeExport() {}

    /** Streams; the argument is the URL. */
    public static void main(String[] args) {
        Leat leat = Leat.open(args[0], Settings.DEFAULT.withPoolSize(2).withRowLimit(20_000));
        try {
            System.out.println("parcels " + parcels(leat));
            System.out.println("depots " + depots(leat));
            System.out.println("pool " + leat.database().statistics());
        } finally {
            leat.close().block(LIMIT);
        }
    }

    private static String parcels(Leat leat) {
        QueryLog log = new QueryLog();
        long labelled = Objects.requireNonNull(
                leat.crud(Parcel_.entity).with(Parcel_.depot, Parcel_.labels).orderBy(Parcel_.id.asc()).stream()
                        .delayUntil(
                                parcel -> parcel.id() % 20_000 == 0 ? Mono.delay(Duration.ofMillis(20)) : Mono.empty())
                        .filter(parcel -> parcel.depot().isLoaded()
                                && parcel.labels().list().size() == 1)
                        .count()
                        .contextWrite(log::install)
                        .block(LIMIT));
        return labelled + " in " + log.statements() + " statements";
    }

    private static String depots(Leat leat) {
        AtomicLong seen = new AtomicLong();
        try {
            leat.crud(Depot_.entity).with(Depot_.parcels).orderBy(Depot_.id.asc()).stream()
                    .filter(depot -> depot.parcels().list().size() == 1)
                    .doOnNext(depot -> seen.incrementAndGet())
                    .blockLast(LIMIT);
        } catch (RowLimitException tooMany) {
            return seen + ", then " + tooMany.toString().lines().findFirst().orElse("");
        }
        return seen + ", and no error";
    }
}
