package io.docdb.dsl;

import io.docdb.sql.ast.TableReference;
import io.docdb.value.Document;

/**
 * What stands beside the documents of a query: other collections, the rows of other queries, the elements of arrays.
 *
 * @param <T> what a row is read as
 */
public abstract sealed class QueryJoins<T> permits FindQuery {
    QueryJoins() {}

    abstract FindQuery<T> self();

    /**
     * Each document with those of another collection that belong to it. Paths of either side may then begin with the name of
     * its collection; without {@code select} a row is {@code {"orders": {…}, "customers": {…}}}.
     */
    public JoinClause join(String collection) {
        return join(collection, "");
    }

    /** As {@link #join(String)}, under another name: for a collection that stands twice in the query. */
    public JoinClause join(String collection, String alias) {
        return new JoinClause(self(), TableReference.Join.Kind.INNER, collection, alias);
    }

    /** As {@link #join(String)}, with the rows of a query in place of a collection. */
    public JoinClause join(FindQuery<?> query, String alias) {
        return new JoinClause(self(), TableReference.Join.Kind.INNER, side(query), alias);
    }

    /** As {@link #join(String)}; documents nothing belongs to stay, with null beside them. */
    public JoinClause leftJoin(String collection) {
        return leftJoin(collection, "");
    }

    public JoinClause leftJoin(String collection, String alias) {
        return new JoinClause(self(), TableReference.Join.Kind.LEFT, collection, alias);
    }

    public JoinClause leftJoin(FindQuery<?> query, String alias) {
        return new JoinClause(self(), TableReference.Join.Kind.LEFT, side(query), alias);
    }

    /** As {@link #join(String)}; documents of the other collection that belong to nothing stay, with null beside them. */
    public JoinClause rightJoin(String collection) {
        return rightJoin(collection, "");
    }

    public JoinClause rightJoin(String collection, String alias) {
        return new JoinClause(self(), TableReference.Join.Kind.RIGHT, collection, alias);
    }

    public JoinClause rightJoin(FindQuery<?> query, String alias) {
        return new JoinClause(self(), TableReference.Join.Kind.RIGHT, side(query), alias);
    }

    /** As {@link #join(String)}; what has no partner stays on both sides. */
    public JoinClause fullJoin(String collection) {
        return fullJoin(collection, "");
    }

    public JoinClause fullJoin(String collection, String alias) {
        return new JoinClause(self(), TableReference.Join.Kind.FULL, collection, alias);
    }

    public JoinClause fullJoin(FindQuery<?> query, String alias) {
        return new JoinClause(self(), TableReference.Join.Kind.FULL, side(query), alias);
    }

    /** Each document with each of the other collection. */
    public FindQuery<Document> crossJoin(String collection) {
        return crossJoin(collection, "");
    }

    public FindQuery<Document> crossJoin(String collection, String alias) {
        return new JoinClause(self(), TableReference.Join.Kind.CROSS, collection, alias).all();
    }

    public FindQuery<Document> crossJoin(FindQuery<?> query, String alias) {
        return new JoinClause(self(), TableReference.Join.Kind.CROSS, side(query), alias).all();
    }

    /**
     * Each document with the rows of a query that is asked for it, by {@link Operand#outer}: the last two orders of each customer
     * are {@code customers.find().joinLateral(orders.find(where("customer").eq(outer("id"))).orderBy("at").desc().limit(2), "o")}.
     */
    public FindQuery<Document> joinLateral(FindQuery<?> query, String alias) {
        return new JoinClause(self(), TableReference.Join.Kind.CROSS, lateral(query), alias).all();
    }

    /** As {@link #joinLateral}; documents for which the query has no rows stay, with null beside them. */
    public FindQuery<Document> leftJoinLateral(FindQuery<?> query, String alias) {
        return new JoinClause(self(), TableReference.Join.Kind.LEFT, lateral(query), alias).all();
    }

    /** Each document once for each row that JSON_TABLE makes of a value in it; {@code field("_doc")} is the whole. */
    public FindQuery<Document> jsonTable(Operand value, JsonTable table, String alias) {
        return new JoinClause(self(), TableReference.Join.Kind.CROSS, json(value, table), alias).all();
    }

    /** As {@link #jsonTable}; documents without rows stay, with null beside them. */
    public FindQuery<Document> jsonTableOuter(Operand value, JsonTable table, String alias) {
        return new JoinClause(self(), TableReference.Join.Kind.LEFT, json(value, table), alias).all();
    }

    private static QuerySource.Side json(Operand value, JsonTable table) {
        return new QuerySource.Json(
                Given.given(value, "a value"), Given.given(table, "a table of what is in the value"));
    }

    private static QuerySource.Side lateral(FindQuery<?> query) {
        return new QuerySource.Lateral(Given.given(query, "a query").spec());
    }

    private static QuerySource.Side side(FindQuery<?> query) {
        return new QuerySource.Query(Given.given(query, "a query").spec());
    }

    /**
     * Each document once for each element of an array in it, and not at all for an empty one. Paths that begin with
     * {@code alias} are about the element: {@code orders.find().unnest("lines", "line").groupBy("line.sku")}.
     */
    public FindQuery<Document> unnest(String path, String alias) {
        QuerySource.Side elements = new QuerySource.Elements(Operand.field(path));
        return new JoinClause(self(), TableReference.Join.Kind.CROSS, elements, alias).all();
    }

    /** As {@link #unnest}, but documents without elements stay, with null in place of one. */
    public FindQuery<Document> unnestOuter(String path, String alias) {
        QuerySource.Side elements = new QuerySource.Elements(Operand.field(path));
        return new JoinClause(self(), TableReference.Join.Kind.LEFT, elements, alias).all();
    }
}
