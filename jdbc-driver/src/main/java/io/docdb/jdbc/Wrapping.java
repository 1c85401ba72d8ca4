package io.docdb.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

/** An object that is itself what it can be unwrapped to. */
abstract class Wrapping implements Wrapper {
    @Override
    public final <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw Refusal.of("unwrap to " + type.getName());
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
