package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.session.Session;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.value.Document;
import io.docdb.value.Value;
import java.util.Optional;
import java.util.function.Function;

/**
 * The collection that a statement changes, and how its documents are written and read.
 *
 * @param reader makes of a stored document what is given back
 * @param version where its documents carry their version, if they do
 */
record Target<T>(
        Sessions sessions,
        DocumentMapper mapper,
        ObjectName name,
        Function<Value, T> reader,
        Optional<VersionField> version) {
    /** What it is called in its statements. */
    String alias() {
        return name.last().text();
    }

    Optional<Name> aliasName() {
        return Optional.of(Name.of(alias()));
    }

    /** The document to insert for an object. */
    Document document(Object source) {
        Document document = mapper.toDocument(source);
        return version.isPresent() ? version.get().first(document) : document;
    }

    Target<T> in(Session session) {
        return new Target<>(Sessions.of(session), mapper, name, reader, version);
    }

    Change<T> change(Change.Tree tree) {
        return new Change<>(sessions, mapper, reader, tree);
    }
}
