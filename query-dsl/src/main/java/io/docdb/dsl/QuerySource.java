package io.docdb.dsl;

import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import java.util.List;
import java.util.Optional;

/** What a query reads first; joins put others beside it. */
sealed interface QuerySource {
    /** @param plainRows true for a common table, whose rows are no documents */
    record Stored(ObjectName name, boolean plainRows, Optional<Sample> sample) implements QuerySource {}

    /** The rows a function gives; of values at hand: unnest. @param alias what its rows, or its only column, are called */
    record Function(Operand call, String alias) implements QuerySource {}

    /** The rows JSON_TABLE makes of a value at hand. */
    record JsonRows(Operand context, JsonTable table, String alias) implements QuerySource {}

    /** The documents a change of data gives back. */
    record Changed(Change.Tree change, String alias) implements QuerySource {}

    /** The rows of another query. @param alias empty for a name nobody sees */
    record Derived(QuerySpec query, String alias) implements QuerySource {}

    /** The rows of several queries: {@code (first UNION second) EXCEPT third}. */
    record Combined(QuerySpec first, List<Part> parts) implements QuerySource {
        public Combined {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The rows of {@code first}, and those {@code step} finds again and again from the rows found last, which it reads as a
     * table called {@code name}.
     *
     * @param how it goes on
     */
    record Recursive(String name, QuerySpec first, QuerySpec step, Recursion how) implements QuerySource {}

    record Part(QueryBody.SetOperation.Operator operator, boolean all, QuerySpec query) {}

    /** One more source beside those before it. @param on empty for all with all */
    record Join(TableReference.Join.Kind kind, Side side, String alias, Optional<Filter<?>> on) {}

    /** What is joined. */
    sealed interface Side {}

    record Collection(ObjectName name) implements Side {}

    record Query(QuerySpec query) implements Side {}

    /** A query that is asked for each document so far. */
    record Lateral(QuerySpec query) implements Side {}

    /** The rows JSON_TABLE makes of a value in the documents so far. */
    record Json(Operand context, JsonTable table) implements Side {}

    /** The elements of an array in the documents so far. */
    record Elements(Operand array) implements Side {}
}
