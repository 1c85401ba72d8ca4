package io.docdb.dsl;

import io.docdb.error.ConflictException;
import io.docdb.error.ErrorCode;
import io.docdb.session.Session;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import java.util.List;
import java.util.Optional;

/** Writes documents that carry a version, only as they were read: optimistic locking. In one session. */
final class VersionedWrites<T> {
    private final Session session;
    private final Target<T> target;
    private final VersionField version;
    private final List<FieldPath> key;

    VersionedWrites(Session session, Target<T> target, VersionField version) {
        this.session = session;
        this.target = target.in(session);
        this.version = version;
        this.key = KeyPaths.of(session, target.name());
    }

    /**
     * Inserts a document without a version, or puts it in the place of one that has none either; one with a version takes the
     * place of the one it was read as.
     *
     * @throws ConflictException VERSION_CHANGED (40001) if another is there, or none any more
     */
    T save(Document document) {
        List<T> written = version.of(document) == 0 ? insert(document) : update(document);
        if (written.isEmpty()) {
            throw changed(document, find(document));
        }
        return written.get(0);
    }

    /** As {@link #save} of a document that is there. @return false if there is none */
    boolean replace(Document document) {
        return isDone(document, !update(document).isEmpty());
    }

    /** Removes the document, as it was read. @return false if there is none */
    boolean remove(Document document) {
        return isDone(document, new Deletion<>(target, asRead(document)).execute() > 0);
    }

    private boolean isDone(Document document, boolean changed) {
        if (changed) {
            return true;
        }
        Optional<Document> there = find(document);
        if (there.isEmpty()) {
            return false;
        }
        throw changed(document, there);
    }

    private List<T> insert(Document document) {
        Insertion<T> insertion = Insertion.of(target, List.of(version.first(document)));
        boolean hasKey = key.stream().noneMatch(path -> path.get(document).isNull());
        return hasKey
                ? insertion
                        .onConflict(key)
                        .doUpdate(there -> there.set("_doc", Operand.field("excluded._doc")), version.is(0))
                        .executeReturning()
                : insertion.executeReturning();
    }

    private List<T> update(Document document) {
        Filter<Object> asRead = asRead(document);
        return new Update<>(target, running -> asRead)
                .set("_doc", version.next(document))
                .executeReturning();
    }

    private Filter<Object> asRead(Document document) {
        return filter(document).and(version.is(version.of(document)));
    }

    private Filter<Object> filter(Document document) {
        return KeyPaths.filterOf(key, document, target.mapper());
    }

    private Optional<Document> find(Document document) {
        QuerySpec byKey = QuerySpec.of(target.name(), filter(document));
        return new FindQuery<>(target.sessions(), target.mapper(), byKey, value -> (Document) value).first();
    }

    private ConflictException changed(Document document, Optional<Document> there) {
        return new ConflictException(
                ErrorCode.VERSION_CHANGED,
                "Document changed meanwhile: expected version " + version.of(document) + " of "
                        + KeyPaths.requireIn(key, document) + " in " + target.name() + ", found "
                        + there.map(now -> "version " + version.of(now)).orElse("none: it is gone")
                        + "; read it again, and change what is there now");
    }
}
