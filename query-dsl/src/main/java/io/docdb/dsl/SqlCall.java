package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.session.ResultRows;
import io.docdb.value.Document;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An SQL statement with its parameters, ready to run. A list for the parameter of {@code IN (?)} stands for its elements.
 * Immutable.
 */
public final class SqlCall {
    private final Sessions sessions;
    private final DocumentMapper mapper;
    private final String text;
    private final List<Value> parameters;

    SqlCall(Sessions sessions, DocumentMapper mapper, String text, Object... parameters) {
        this.sessions = sessions;
        this.mapper = mapper;
        List<Value> values = new ArrayList<>();
        for (Object parameter : parameters == null ? new Object[] {null} : parameters) {
            values.add(mapper.toValue(parameter));
        }
        ListParameters spread = ListParameters.spread(Given.given(text, "an SQL statement"), values);
        this.text = spread.text();
        this.parameters = List.copyOf(spread.values());
    }

    /** The rows, each a document of its columns. */
    public List<Document> list() {
        return sessions.call(session -> Rows.list(session.prepare(text), parameters, Rows::document));
    }

    /**
     * The rows as objects. A row of one column that is a whole document, or a plain value, is read by itself; else the row is
     * an object of its columns, to which a column {@code _doc} contributes the fields of the document, as in {@code SELECT *}.
     */
    public <T> List<T> list(Class<T> type) {
        return sessions.call(session -> Rows.list(session.prepare(text), parameters, rows -> read(rows, type)));
    }

    /** The rows as they come; close the stream, or read it to the end. */
    public Stream<Document> stream() {
        return Rows.stream(sessions, session -> session.prepare(text), parameters, Rows::document);
    }

    public <T> Stream<T> stream(Class<T> type) {
        return Rows.stream(sessions, session -> session.prepare(text), parameters, rows -> read(rows, type));
    }

    /** The first row, if there is one and it is not NULL. */
    public <T> Optional<T> first(Class<T> type) {
        try (Stream<T> rows = stream(type)) {
            Iterator<T> all = rows.iterator();
            return all.hasNext() ? Optional.ofNullable(all.next()) : Optional.empty();
        }
    }

    /** Runs a statement that gives no rows. @return how many documents it changed */
    public long execute() {
        return sessions.call(session -> {
            try (var result = session.prepare(text).execute(parameters)) {
                return Math.max(0, result.changed());
            }
        });
    }

    private <T> T read(ResultRows rows, Class<T> type) {
        boolean single = rows.columns().size() == 1;
        boolean whole = single
                && (rows.value(0) instanceof Document
                        || type != Document.class
                                && mapper.entity(type).properties().isEmpty());
        return mapper.fromValue(whole ? rows.value(0) : Rows.flat(rows), type);
    }
}
