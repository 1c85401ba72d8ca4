package io.docdb.definition;

import io.docdb.bind.Binder;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.ViewDefinition;
import io.docdb.sql.NameEdits;
import io.docdb.sql.Parser;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.Query;
import java.util.Optional;

/** The names of tables in the query of a view, as the view will find them: in its own schema unless another is said. */
public final class ViewNames {
    private ViewNames() {}

    /**
     * The query with the schema in front of tables that are not in the view's.
     *
     * @param binder as the session has it that makes the view
     */
    public static Query qualified(Query query, String viewSchema, CatalogSnapshot catalog, Binder binder) {
        String text = SqlPrinter.print(query);
        Query printed = (Query) Parser.parse(text).statement();
        NameEdits edits = new NameEdits(text);
        binder.namesIn(printed, text).tables().stream()
                .filter(table -> table.parts() == 1)
                .forEach(table -> schemaOf(table.definitionId(), catalog)
                        .filter(schema -> !schema.equals(viewSchema))
                        .ifPresent(schema -> edits.prepend(table.offset(), NameEdits.written(schema) + ".")));
        String qualified = edits.apply();
        return qualified.equals(text) ? query : (Query) Parser.parse(qualified).statement();
    }

    private static Optional<String> schemaOf(int id, CatalogSnapshot catalog) {
        return catalog.findCollection(id).map(table -> table.schema()).or(() -> catalog.views().stream()
                .filter(view -> view.id() == id)
                .map(ViewDefinition::schema)
                .findFirst());
    }
}
