package io.docdb.sql.ast;

import io.docdb.value.SqlType;
import java.util.Objects;

/** A type as a column definition or a cast names it, and where; every spelling has become its {@link SqlType}. */
public record DataType(SqlType type, Position at) implements Node {
    /** Nothing was declared. */
    public static final DataType ANY = new DataType(SqlType.ANY);

    public DataType {
        Objects.requireNonNull(type);
    }

    public DataType(SqlType type) {
        this(type, Position.NONE);
    }
}
