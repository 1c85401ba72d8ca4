package io.docdb.sql.ast;

import io.docdb.value.SqlType;
import java.util.Objects;
import java.util.Optional;

/**
 * A type as a column definition or a cast names it, and where; every spelling has become its {@link SqlType}.
 *
 * @param rowOf for {@code NULL::orders} the table whose rows are meant
 */
public record DataType(SqlType type, Optional<ObjectName> rowOf, Position at) implements Node {
    /** Nothing was declared. */
    public static final DataType ANY = new DataType(SqlType.ANY);

    public DataType {
        Objects.requireNonNull(type);
    }

    public DataType(SqlType type) {
        this(type, Position.NONE);
    }

    public DataType(SqlType type, Position at) {
        this(type, Optional.empty(), at);
    }

    /** The rows of a table. */
    public static DataType rowOf(ObjectName table) {
        return new DataType(SqlType.OBJECT, Optional.of(table), table.at());
    }
}
