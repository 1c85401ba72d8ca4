package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.Session;
import io.docdb.sql.ast.ObjectName;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The key of a collection or view, as the session sees it now. */
final class KeyPaths {
    private KeyPaths() {}

    /** @throws DatabaseException COLLECTION_NOT_FOUND (42S02) naming near collections; WRONG_OBJECT_TYPE (42809) for views without */
    static List<FieldPath> of(Session session, ObjectName name) {
        return session.primaryKey(name);
    }

    /**
     * The condition for the document of this key.
     *
     * @param id as {@link #values} takes it
     */
    static Filter<Object> filter(List<FieldPath> key, Object id, DocumentMapper mapper) {
        return filter(key, values(key, id, mapper));
    }

    /** @param values one for each path of the key */
    static Filter<Object> filter(List<FieldPath> key, List<? extends Value> values) {
        Filter<Object> filter = Filter.all();
        for (int i = 0; i < key.size(); i++) {
            filter = filter.and(
                    Filter.where(Operand.field(new PathSource.Text(key.get(i)))).eq(values.get(i)));
        }
        return filter;
    }

    /** The condition for the document that has the key of this one; as {@link #requireIn}. */
    static Filter<Object> filterOf(List<FieldPath> key, Document document, DocumentMapper mapper) {
        return filter(key, requireIn(key, document), mapper);
    }

    /** What {@link #values} takes for the key of a document. @throws DatabaseException INVALID_PARAMETER (22023) if it has none */
    static Value requireIn(List<FieldPath> key, Document document) {
        if (key.size() > 1) {
            return document;
        }
        Value id = key.get(0).get(document);
        if (id.isNull()) {
            throw new DatabaseException(
                    ErrorCode.INVALID_PARAMETER,
                    "Document has no key: expected a value at " + key.get(0) + ", found none");
        }
        return id;
    }

    /**
     * The values of a key, one for each path.
     *
     * @param id the value of a key of one path; a list of values, or an object with the key's fields, for several
     */
    static List<Value> values(List<FieldPath> key, Object id, DocumentMapper mapper) {
        Value value = mapper.toValue(id);
        List<Value> values = new ArrayList<>(key.size());
        for (int i = 0; i < key.size(); i++) {
            values.add(part(key, i, value));
        }
        return values;
    }

    private static Value part(List<FieldPath> key, int position, Value id) {
        Value inside = key.get(position).get(id);
        if (id instanceof Document && !inside.isMissing()) {
            return inside;
        }
        if (key.size() == 1) {
            return id;
        }
        if (id instanceof ArrayValue array && array.size() == key.size()) {
            return array.elements().get(position);
        }
        throw new DatabaseException(
                ErrorCode.INVALID_PARAMETER,
                "Key does not fit: expected a list of values, or an object, for " + key + ", found " + id);
    }
}
