package dev.leat.core;

import dev.leat.core.execution.RowMapper;
import java.util.List;

/** Told of the rows that were read together, before they are given on; for libraries on top of this one. */
public interface RowsRead {
    /** These rows were mapped by this mapper, as one result or one chunk of it. */
    <T> void read(RowMapper<T> mapper, List<T> rows);
}
