package io.docdb.jdbc;

import io.docdb.session.KeyColumns;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which generated keys a caller wants back. */
final class KeyRequest {
    private KeyRequest() {}

    static Optional<KeyColumns> of(int flag) throws SQLException {
        return switch (flag) {
            case Statement.RETURN_GENERATED_KEYS -> Optional.of(KeyColumns.GENERATED);
            case Statement.NO_GENERATED_KEYS -> Optional.empty();
            default -> throw SqlErrors.wrongUse("22023", "Not a generated-keys flag: " + flag);
        };
    }

    static Optional<KeyColumns> of(String[] columns) {
        return columns == null || columns.length == 0
                ? Optional.empty()
                : Optional.of(KeyColumns.named(List.of(columns)));
    }

    static Optional<KeyColumns> of(int[] columns) {
        return columns == null || columns.length == 0
                ? Optional.empty()
                : Optional.of(KeyColumns.numbered(Arrays.stream(columns).boxed().toList()));
    }
}
