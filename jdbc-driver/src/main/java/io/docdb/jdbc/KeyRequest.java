package io.docdb.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Which generated keys a caller wants back.
 *
 * @param columns by name; empty for those that are generated
 */
record KeyRequest(List<String> columns) {
    KeyRequest {
        columns = List.copyOf(columns);
    }

    static Optional<KeyRequest> of(int flag) throws SQLException {
        return switch (flag) {
            case Statement.RETURN_GENERATED_KEYS -> Optional.of(new KeyRequest(List.of()));
            case Statement.NO_GENERATED_KEYS -> Optional.empty();
            default -> throw SqlErrors.wrongUse("22023", "Not a generated-keys flag: " + flag);
        };
    }

    static Optional<KeyRequest> of(String[] columns) {
        return columns == null || columns.length == 0
                ? Optional.empty()
                : Optional.of(new KeyRequest(List.of(columns)));
    }

    /** Numbers of columns are not looked at: the generated keys are given. */
    static Optional<KeyRequest> of(int[] columns) {
        return columns == null || columns.length == 0 ? Optional.empty() : Optional.of(new KeyRequest(List.of()));
    }
}
