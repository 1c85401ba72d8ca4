package io.docdb.jdbc;

import io.docdb.session.Values;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The object in which applications of PostgreSQL's driver hand over what JDBC has no class for, {@code PGobject} with a type and
 * a text: {@code jsonb} and <code>{"a": 1}</code>. Whoever changes only the URL goes on making them; they are known by the name
 * of their class, so that nothing is asked of the class path.
 */
final class PostgresObject {
    private static final String NAME = "org.postgresql.util.PGobject";

    private PostgresObject() {}

    /**
     * JSON becomes the value it describes, any other type its text, which is cast where it is used.
     *
     * @return empty for an object of another class
     * @throws SQLException 22032 for JSON that is none
     */
    static Optional<Value> toValue(Object object) throws SQLException {
        for (Class<?> kind = object.getClass(); kind != null; kind = kind.getSuperclass()) {
            if (kind.getName().equals(NAME)) {
                return Optional.of(toValue(read(kind, "getType", object), read(kind, "getValue", object)));
            }
        }
        return Optional.empty();
    }

    private static Value toValue(String type, String text) throws SQLException {
        if (text == null) {
            return NullValue.NULL;
        }
        return "json".equalsIgnoreCase(type) || "jsonb".equalsIgnoreCase(type)
                ? SqlErrors.translate(() -> Values.parseJson(text))
                : new TextValue(text);
    }

    private static String read(Class<?> kind, String getter, Object object) throws SQLException {
        try {
            return (String) kind.getMethod(getter).invoke(object);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw SqlErrors.wrongUse("22023", NAME + " has no " + getter + "() that gives its text");
        }
    }
}
