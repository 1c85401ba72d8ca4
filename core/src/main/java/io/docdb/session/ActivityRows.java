package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.txn.LockMode;
import io.docdb.txn.LockStatus;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rows of {@code SESSIONS()} and {@code LOCKS()}. Confined to one execution. */
final class ActivityRows {
    private final SessionMonitor monitor;
    private final long asking;
    private final ZoneId zone;

    /**
     * @param asking the session for which the rows are
     * @param zone in which moments are shown
     */
    ActivityRows(SessionMonitor monitor, long asking, ZoneId zone) {
        this.monitor = monitor;
        this.asking = asking;
        this.zone = zone;
    }

    /** The session that asks is one of them, and active: its rows may be read when the call has returned. */
    Iterator<Value[]> sessions() {
        return monitor.sessions().stream().map(this::row).iterator();
    }

    private Value[] row(SessionStatus session) {
        SessionStatus.State doing = session.id() == asking ? SessionStatus.State.ACTIVE : session.state();
        boolean active = doing == SessionStatus.State.ACTIVE;
        Value statement = session.statement().isEmpty() ? NullValue.NULL : new TextValue(session.statement());
        Value began = moment(session.statementBegan());
        return new Value[] {
            LongValue.of(session.id()),
            new TextValue(session.principal()),
            info(session.context()),
            moment(Optional.of(session.openedAt())),
            new TextValue(session.isolation().name().replace('_', ' ')),
            active ? statement : NullValue.NULL,
            active ? began : NullValue.NULL,
            BooleanValue.of(session.hasWritten()),
            new TextValue(doing.text()),
            session.blockers().isEmpty()
                    ? NullValue.NULL
                    : LongValue.of(session.blockers().get(0)),
            session.waitsFor().<Value>map(TextValue::new).orElse(NullValue.NULL),
            statement,
            began,
            session.transaction().<Value>map(LongValue::of).orElse(NullValue.NULL),
            moment(session.transactionBegan()),
            BooleanValue.of(session.readOnly())
        };
    }

    private static Value info(Map<String, String> context) {
        String[] names = context.keySet().toArray(String[]::new);
        Value[] values = new Value[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = new TextValue(context.get(names[i]));
        }
        return Document.ofDistinct(names, values);
    }

    private Value moment(Optional<Instant> instant) {
        return instant.<Value>map(at -> new TimestampTzValue(at.atZone(zone).toOffsetDateTime()))
                .orElse(NullValue.NULL);
    }

    Iterator<Value[]> locks(CatalogSnapshot catalog) {
        return monitor.locks().stream().map(lock -> row(lock, catalog)).iterator();
    }

    private static Value[] row(LockStatus lock, CatalogSnapshot catalog) {
        Optional<CollectionDefinition> table = table(lock.map(), catalog);
        boolean held = lock.held() > 0;
        return new Value[] {
            table.<Value>map(found -> new TextValue(found.schema())).orElse(NullValue.NULL),
            table.<Value>map(found -> new TextValue(found.name())).orElse(NullValue.NULL),
            lock.session() == 0 ? NullValue.NULL : LongValue.of(lock.session()),
            new TextValue(lock.mode() == LockMode.SHARE ? "SHARED" : "EXCLUSIVE"),
            new TextValue(lock.target().name().toLowerCase(Locale.ROOT)),
            BooleanValue.of(held),
            LongValue.of(lock.held()),
            held ? NullValue.NULL : new TextValue(lock.waitsFor()),
            new ArrayValue(lock.blockers().stream().<Value>map(LongValue::of).toList()),
            LongValue.of(lock.transaction())
        };
    }

    /** Entries of unique indexes are locked for their table; what the system keeps has none. */
    private static Optional<CollectionDefinition> table(int map, CatalogSnapshot catalog) {
        return catalog.findCollection(map).or(() -> catalog.indexes().stream()
                .filter(index -> index.map() == map)
                .map(IndexDefinition::collectionId)
                .findFirst()
                .flatMap(catalog::findCollection));
    }
}
