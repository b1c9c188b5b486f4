package dev.leat.core.execution;

import org.jspecify.annotations.Nullable;

/** Where an exchange takes place, as the exchange sees it. */
interface Place {
    /** A connection that is held for one exchange only. */
    Place ALONE = new Place() {
        @Override
        public boolean undo(Throwable failure) {
            return false;
        }

        @Override
        public boolean isIntact() {
            return false;
        }

        @Override
        public void leave(@Nullable Throwable failure, boolean sent) {}

        @Override
        public @Nullable Throwable refusal() {
            return null;
        }
    };

    /** Whether its statement is made late: at the end of the task in which its turn comes. */
    default boolean isLate() {
        return false;
    }

    /**
     * The exchange has ended, well or with an error: the next one may begin.
     *
     * @param sent whether the database has seen the statement
     */
    void leave(@Nullable Throwable failure, boolean sent);

    /** What the exchange has written must not stay, because of its error; says whether that is in the hands of this place. */
    boolean undo(Throwable failure);

    /** Whether every statement before was a success, as far as all of them were sent from here. */
    boolean isIntact();

    /** Why no exchange may begin here any longer, or null; asked when its turn has come. */
    @Nullable
    Throwable refusal();
}
