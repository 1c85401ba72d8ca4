package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.error.DatabaseException;
import io.docdb.session.Values;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys as they were asked for, found again by the keys of documents. A class such as UUID or LocalDate is asked for as a text, and
 * finds documents whose key is declared a UUID or a date, as any comparison does.
 */
final class AskedKeys<I> {
    private final Map<Value, I> asked = new LinkedHashMap<>();
    private final Map<ValueKind, Map<Value, I>> read = new HashMap<>();
    private final ZoneId zone;

    AskedKeys(Collection<I> ids, DocumentMapper mapper, ZoneId zone) {
        Given.given(ids, "keys").forEach(id -> asked.putIfAbsent(mapper.toValue(id), id));
        this.zone = zone;
    }

    Set<Value> values() {
        return asked.keySet();
    }

    /** By which the document of this key was found. */
    I idOf(Value key) {
        I same = asked.get(key);
        return same != null
                ? same
                : read.computeIfAbsent(key.kind(), this::readAs).get(key);
    }

    private Map<Value, I> readAs(ValueKind kind) {
        Optional<SqlType> type =
                switch (kind) {
                    case TEXT -> Optional.of(SqlType.VARCHAR);
                    case DATE -> Optional.of(SqlType.DATE);
                    case TIME -> Optional.of(SqlType.TIME);
                    case TIMESTAMP -> Optional.of(SqlType.TIMESTAMP);
                    case TIMESTAMP_TZ -> Optional.of(SqlType.TIMESTAMP_TZ);
                    case TIME_TZ -> Optional.of(SqlType.TIME_TZ);
                    case UUID -> Optional.of(SqlType.UUID);
                    default -> Optional.empty();
                };
        Map<Value, I> ids = new HashMap<>();
        type.ifPresent(target -> asked.forEach((value, id) -> {
            try {
                ids.putIfAbsent(Values.cast(value, target, zone), id);
            } catch (DatabaseException other) {
                // what does not read as such a value has found nothing
            }
        }));
        return ids;
    }
}
