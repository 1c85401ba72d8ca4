package io.docdb.definition;

import io.docdb.catalog.CheckDefinition;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.sql.ColumnRewriter;
import java.util.List;

/**
 * Gives a table another name in the expressions that name it: checks, generated columns, indexes. The name of a schema in
 * front of it goes. Views are not touched.
 *
 * @param schema that the table is in
 */
record TableRenamer(String schema, String from, String to) {

    CollectionDefinition rename(CollectionDefinition collection) {
        List<ColumnDefinition> columns = collection.columns().stream()
                .map(column -> column.withGenerated(column.generatedSql().map(this::rename)))
                .toList();
        List<CheckDefinition> checks = collection.checks().stream()
                .map(check -> new CheckDefinition(check.name(), rename(check.conditionSql())))
                .toList();
        return collection
                .withName(collection.schema(), to)
                .withColumns(columns, collection.jsonSchema())
                .withConstraints(checks, collection.foreignKeys());
    }

    IndexDefinition rename(IndexDefinition index) {
        return index.withParts(index.parts().stream()
                        .map(part -> new IndexDefinition.Part(
                                part.path(), part.expressionSql().map(this::rename), part.descending()))
                        .toList())
                .withPredicate(index.predicateSql().map(this::rename));
    }

    String rename(String expression) {
        return ColumnRewriter.renameTable(expression, schema, from, to);
    }
}
