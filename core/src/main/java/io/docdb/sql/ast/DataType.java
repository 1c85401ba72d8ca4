package io.docdb.sql.ast;

import io.docdb.value.SqlType;
import java.util.Objects;
import java.util.Optional;

/**
 * A type as a column definition or a cast names it, and where; every spelling has become its {@link SqlType}.
 *
 * @param named a name that is no built-in type: of a domain, in {@code NULL::orders} of a table whose rows are meant
 */
public record DataType(SqlType type, Optional<ObjectName> named, Position at) implements Node {
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

    /** What the catalog knows under that name. */
    public static DataType named(ObjectName name) {
        return new DataType(SqlType.ANY, Optional.of(name), name.at());
    }
}
