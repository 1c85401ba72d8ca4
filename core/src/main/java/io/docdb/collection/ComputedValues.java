package io.docdb.collection;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.expr.type.Casts;
import io.docdb.value.Document;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Computes columns of a document again, where no statement does: one after the other, each over the document with those before it.
 * Thread-safe.
 */
public final class ComputedValues implements UnaryOperator<Document> {
    private record Computed(ColumnDefinition column, Function<Document, Value> expression) {}

    private final List<Computed> computed;

    /** @param columns computed ones of the table, in the order of {@link io.docdb.catalog.ComputedColumns} */
    public ComputedValues(CollectionDefinition table, List<ColumnDefinition> columns, DocumentRules rules) {
        this.computed = columns.stream()
                .map(column -> new Computed(
                        column, rules.compile(table, column.generatedSql().orElseThrow())))
                .toList();
    }

    @Override
    public Document apply(Document document) {
        Document result = document;
        for (Computed each : computed) {
            Value value = each.expression().apply(result);
            SqlType type = each.column().type();
            boolean fits = value.isNull() || type.family() == SqlType.Family.ANY;
            result = result.with(each.column().name(), fits ? value : Casts.assign(value, type, ZoneOffset.UTC));
        }
        return result;
    }
}
