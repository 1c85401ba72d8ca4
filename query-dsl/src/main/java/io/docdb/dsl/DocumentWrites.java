package io.docdb.dsl;

import io.docdb.session.PreparedStatement;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Statement;
import io.docdb.txn.Savepoint;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Inserts, replaces and removes whole documents of a collection, one or many. Thread-safe. */
final class DocumentWrites<T> {
    /** Documents per INSERT: enough to spread the cost of a statement, few enough to keep the tree small. */
    private static final int BATCH = 100;

    private static final DataChange.OnConflict REPLACING =
            new DataChange.OnConflict(List.of(), Optional.empty(), Optional.empty(), new DataChange.DoReplace());

    private final Target<T> target;
    private final PreparedOnce<Optional<DataChange.OnConflict>> inserting = new PreparedOnce<>();
    private final PreparedOnce<Optional<DataChange.OnConflict>> saving = new PreparedOnce<>();

    DocumentWrites(Target<T> target) {
        this.target = target;
    }

    // ---- one document

    T insert(Object document) {
        return target.sessions()
                .call(session -> write(session, target.document(document), Optional.empty(), inserting));
    }

    T save(Object document) {
        Document given = target.mapper().toDocument(document);
        return target.sessions().call(session -> save(session, given));
    }

    private T save(Session session, Document document) {
        return target.version().isPresent()
                ? versioned(session).save(document)
                : write(session, document, Optional.of(REPLACING), saving);
    }

    private T write(
            Session session,
            Document document,
            Optional<DataChange.OnConflict> onConflict,
            PreparedOnce<Optional<DataChange.OnConflict>> statement) {
        PreparedStatement insert =
                statement.in(session, onConflict, () -> session.prepare(insertion(1, onConflict, true), 1));
        return Rows.list(insert, List.of(document), this::read).get(0);
    }

    boolean replace(Object document) {
        Document replacement = target.mapper().toDocument(document);
        return target.sessions().call(session -> {
            if (target.version().isPresent()) {
                return versioned(session).replace(replacement);
            }
            Filter<?> filter = keyFilter(session, replacement);
            return new Update<>(target.in(session), running -> filter)
                            .set("_doc", replacement)
                            .execute()
                    > 0;
        });
    }

    boolean remove(Object document) {
        Document gone = target.mapper().toDocument(document);
        return target.sessions().call(session -> remove(session, gone));
    }

    private boolean remove(Session session, Document document) {
        return target.version().isPresent()
                ? versioned(session).remove(document)
                : new Deletion<>(target.in(session), keyFilter(session, document)).execute() > 0;
    }

    private VersionedWrites<T> versioned(Session session) {
        return new VersionedWrites<>(session, target, target.version().orElseThrow());
    }

    private Filter<Object> keyFilter(Session session, Document document) {
        return KeyPaths.filterOf(KeyPaths.of(session, target.name()), document, target.mapper());
    }

    private T read(ResultRows rows) {
        return target.reader().apply(Rows.first(rows));
    }

    // ---- many

    /** Inserts all or none. */
    long insertMany(Iterator<?> documents) {
        return writeMany(documents, new Batches(Optional.empty(), Optional.empty()));
    }

    /** Saves all or none. */
    long saveMany(Iterator<?> documents) {
        return saveMany(documents, Optional.empty());
    }

    /** Saves all or none. @return them as they are stored */
    List<T> saveEach(Iterator<?> documents) {
        List<T> stored = new ArrayList<>();
        saveMany(documents, Optional.of(stored::add));
        return stored;
    }

    private long saveMany(Iterator<?> documents, Optional<Consumer<T>> stored) {
        if (target.version().isEmpty()) {
            return writeMany(documents, new Batches(Optional.of(REPLACING), stored));
        }
        return target.sessions()
                .call(session -> inTransaction(session, () -> {
                    long saved = 0;
                    for (; documents.hasNext(); saved++) {
                        T now = save(session, target.mapper().toDocument(documents.next()));
                        stored.ifPresent(consumer -> consumer.accept(now));
                    }
                    return saved;
                }));
    }

    /** Removes all or none. @return how many there were */
    long removeEach(Iterator<?> documents) {
        return target.sessions()
                .call(session -> inTransaction(session, () -> {
                    long removed = 0;
                    while (documents.hasNext()) {
                        removed += remove(session, target.mapper().toDocument(documents.next())) ? 1 : 0;
                    }
                    return removed;
                }));
    }

    /** As {@link #removeEach}, by the keys. */
    long removeByIds(Iterator<?> ids) {
        return target.sessions()
                .call(session -> inTransaction(session, () -> {
                    List<FieldPath> key = KeyPaths.of(session, target.name());
                    long removed = 0;
                    while (ids.hasNext()) {
                        Filter<Object> filter = KeyPaths.filter(key, ids.next(), target.mapper());
                        removed += new Deletion<>(target.in(session), filter).execute();
                    }
                    return removed;
                }));
    }

    private long writeMany(Iterator<?> documents, Batches batches) {
        return target.sessions()
                .call(session -> inTransaction(session, () -> {
                    long written = 0;
                    while (documents.hasNext()) {
                        List<Value> batch = new ArrayList<>(BATCH);
                        while (documents.hasNext() && batch.size() < BATCH) {
                            batch.add(target.document(documents.next()));
                        }
                        written += batches.write(session, batch);
                    }
                    return written;
                }));
    }

    LoadReport load(Iterator<?> documents, LoadReport.Progress progress) {
        Batches batches = new Batches(Optional.empty(), Optional.empty());
        return target.sessions().call(session -> new Loader<>(
                        target::document,
                        batch -> inTransaction(session, () -> batches.write(session, batch)),
                        progress)
                .load(documents));
    }

    /** Many documents in few statements. */
    private final class Batches {
        private final Statement many;
        private final Statement one; // the last few: no plan for every possible number
        private final Optional<Consumer<T>> stored;

        /** @param stored is given each document as it is stored, if somebody wants to know */
        Batches(Optional<DataChange.OnConflict> onConflict, Optional<Consumer<T>> stored) {
            this.many = insertion(BATCH, onConflict, stored.isPresent());
            this.one = insertion(1, onConflict, stored.isPresent());
            this.stored = stored;
        }

        long write(Session session, List<Value> batch) {
            int done = 0;
            for (; done + BATCH <= batch.size(); done += BATCH) {
                run(session, many, batch.subList(done, done + BATCH));
            }
            for (; done < batch.size(); done++) {
                run(session, one, List.of(batch.get(done)));
            }
            return batch.size();
        }

        private void run(Session session, Statement insert, List<Value> documents) {
            List<T> written =
                    Rows.list(session.prepare(insert, documents.size()), documents, DocumentWrites.this::read);
            stored.ifPresent(written::forEach);
        }
    }

    private Statement insertion(int documents, Optional<DataChange.OnConflict> onConflict, boolean returning) {
        List<Expression> values = new ArrayList<>(documents);
        for (int i = 0; i < documents; i++) {
            values.add(new Expression.Parameter(i));
        }
        return new DataChange.Insert(
                Optional.empty(),
                target.name(),
                target.aliasName(),
                List.of(),
                DataChange.Insert.Overriding.NONE,
                new DataChange.FromDocuments(values),
                onConflict,
                returning ? Rows.WHOLE : List.of(),
                Position.NONE);
    }

    /** All of the work or nothing: in a transaction of its own, or down to a savepoint of the one that is open. */
    private static long inTransaction(Session session, LongSupplier work) {
        boolean nested = session.inTransaction() || !session.isAutoCommit();
        Optional<Savepoint> before = nested ? Optional.of(session.savepoint("")) : Optional.empty();
        if (!nested) {
            session.begin();
        }
        boolean done = false;
        try {
            long result = work.getAsLong();
            before.ifPresentOrElse(session::release, session::commit);
            done = true;
            return result;
        } finally {
            if (!done) {
                before.ifPresentOrElse(session::rollbackTo, session::rollback);
            }
        }
    }
}
