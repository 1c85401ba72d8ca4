package io.docdb.collection;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.value.Document;
import io.docdb.value.Value;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Compiles the SQL fragments that stand in definitions. Implemented above, where SQL is known.
 *
 * <p>The functions are thread-safe and answer for one document at a time.
 */
@FunctionalInterface
public interface DocumentRules {
    /**
     * The value of an SQL expression over a document of the collection: of a CHECK or partial-index condition TRUE, FALSE
     * or NULL for unknown.
     *
     * @throws io.docdb.error.StatementException if the text does not parse or bind
     */
    Function<Document, Value> compile(CollectionDefinition collection, String sql);

    /** True if the expression always gives the same for the same document: no draw and no clock is in it. */
    default boolean isLasting(CollectionDefinition collection, String sql) {
        return true;
    }

    /**
     * As the other, of the DEFAULT of a column, which may draw from sequences.
     *
     * @param catalog where the sequences are defined
     * @param next draws from one
     */
    default Function<Document, Value> compileDefault(
            CollectionDefinition collection,
            String sql,
            CatalogSnapshot catalog,
            ToLongFunction<SequenceDefinition> next) {
        return compile(collection, sql);
    }
}
