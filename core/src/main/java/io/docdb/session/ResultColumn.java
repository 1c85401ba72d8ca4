package io.docdb.session;

import io.docdb.value.SqlType;
import java.util.Optional;

/**
 * A column of a result.
 *
 * @param label the alias, else the name
 * @param type of every non-null value; ANY for undeclared fields
 * @param origin the declared column it shows unchanged, if it shows one
 */
public record ResultColumn(String label, SqlType type, boolean nullable, Optional<Origin> origin) {
    /** A declared column. */
    public record Origin(String schema, String collection, String column, boolean generated) {}
}
