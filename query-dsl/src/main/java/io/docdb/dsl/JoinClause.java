package io.docdb.dsl;

import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.Document;
import java.util.Optional;

/** A join that waits for what belongs together: {@code join("customers").on("customer.id").eq("customers.id")}. Immutable. */
public final class JoinClause {
    private final FindQuery<?> query;
    private final TableReference.Join.Kind kind;
    private final QuerySource.Side side;
    private final String alias;

    JoinClause(FindQuery<?> query, TableReference.Join.Kind kind, QuerySource.Side side, String alias) {
        this.query = query;
        this.kind = kind;
        this.side = side;
        this.alias = Given.given(alias, "a name for what is joined");
    }

    /** @param alias empty for the name of the collection */
    JoinClause(FindQuery<?> query, TableReference.Join.Kind kind, String collection, String alias) {
        this(query, kind, Names.objectName(collection), alias);
    }

    private JoinClause(FindQuery<?> query, TableReference.Join.Kind kind, ObjectName collection, String alias) {
        this(
                query,
                kind,
                new QuerySource.Collection(collection),
                alias.isEmpty() ? collection.last().text() : alias);
    }

    /** Begins with a field of the documents so far. */
    public On on(String path) {
        return new On(path);
    }

    /** Any condition; paths of the joined documents begin with its name. */
    public FindQuery<Document> on(Filter<?> filter) {
        return query.joined(new QuerySource.Join(
                kind, side, alias, Optional.of(Given.given(filter, "a filter of what is joined"))));
    }

    /** All with all. */
    FindQuery<Document> all() {
        return query.joined(new QuerySource.Join(kind, side, alias, Optional.empty()));
    }

    /** The half of a condition. */
    public final class On {
        private final String left;

        private On(String left) {
            this.left = left;
        }

        /** Equal to the field at this path, which begins with the name of the joined collection. */
        public FindQuery<Document> eq(String path) {
            return on(Filter.where(left).eq(Operand.field(path)));
        }
    }
}
