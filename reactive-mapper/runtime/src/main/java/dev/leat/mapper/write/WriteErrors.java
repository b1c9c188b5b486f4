package dev.leat.mapper.write;

import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.StaleEntityException;
import dev.leat.core.error.UsageException;
import dev.leat.mapper.mapping.EntityType;
import java.util.List;

/** What goes wrong with writes. Keys are offered by the exceptions' getters, never in the text. */
final class WriteErrors {
    private WriteErrors() {}

    static StaleEntityException stale(EntityType<?, ?> type, List<?> keys) {
        String versions = type.version() == null ? "" : " at the version that was given";
        return new StaleEntityException(
                ErrorText.of(
                                "StaleEntity",
                                keys.size() + " of the " + type.name() + " rows to write was not there" + versions
                                        + ".")
                        .why("It was changed or deleted since it was read.")
                        .fix("Read it again, and repeat the change. keys() tells which."),
                type.name(),
                keys);
    }

    static DataException unasked() {
        return new DataException(
                ErrorText.of("UnaskedRow", "The database wrote a row whose key was not among those that were given.")
                        .why("A trigger or rule changes keys, so rows cannot be matched to entities.")
                        .fix("Write such rows with leat.sql(…)."),
                null);
    }

    static DataException skipped() {
        return new DataException(
                ErrorText.of("RowsSkipped", "The database inserted fewer rows than were sent.")
                        .why("A trigger or rule skips rows, so generated keys cannot be matched to entities.")
                        .fix("Insert such rows with leat.sql(…)."),
                null);
    }

    static DataException keyChanged(EntityType<?, ?> type) {
        return new DataException(
                ErrorText.of(
                                "KeyChanged",
                                "The database stored a new " + type.name() + " under another key than was sent.")
                        .why("A trigger or rule changes keys, so the stored rows cannot be matched to the given ones.")
                        .fix("Let the database give the key with @Generated, or insert such rows one by one."),
                null);
    }

    static UsageException nothingToChange(EntityType<?, ?> type) {
        return new UsageException(
                ErrorText.of(
                                "NothingToUpdate",
                                "The entity " + type.name() + " has no column that an update could change.")
                        .fix("Delete the row and insert another."),
                null);
    }

    static UsageException noId(EntityType<?, ?> type) {
        return new UsageException(
                ErrorText.of("NoId", "The " + type.name() + " has no id.")
                        .why("It was never inserted, so there is no row to update or delete.")
                        .fix("Insert it, and go on with the entity that the insert gives."),
                null);
    }

    static UsageException duplicate(EntityType<?, ?> type) {
        return new UsageException(
                ErrorText.of("DuplicateKey", "Two of the " + type.name() + " entities to write have the same key.")
                        .why("Which of them would be stored last is not defined.")
                        .fix("Give each row once."),
                null);
    }
}
