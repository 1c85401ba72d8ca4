package io.docdb.bind;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.expr.document.RowDocument;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the documents of a collection, or of a view of one, have what is stored. A view of {@code id, customer AS who} has
 * {@code customer.city} at {@code who.city}.
 *
 * @param stored the collection
 * @param places for each field of the view's documents what it shows; empty where its documents are the stored ones
 */
public record ShownPaths(CollectionDefinition stored, Optional<Map<String, FieldPath>> places) {
    static ShownPaths of(CollectionDefinition collection) {
        return new ShownPaths(collection, Optional.empty());
    }

    /** @param relation the view over the stored document */
    static ShownPaths of(CollectionDefinition collection, DerivedRelation relation, Column document) {
        Expression shown = relation.find(CollectionDefinition.DOCUMENT_COLUMN)
                .orElseThrow()
                .expression();
        if (shown.equals(document.ref())) {
            return of(collection);
        }
        Map<String, FieldPath> places = new LinkedHashMap<>();
        if (shown instanceof Call row && row.function() instanceof RowDocument fields) {
            for (int i = 0; i < fields.names().size(); i++) {
                Optional<FieldPath> place = place(row.arguments().get(i), document);
                if (place.isPresent()) {
                    places.put(fields.names().get(i), place.get());
                }
            }
        }
        return new ShownPaths(collection, Optional.of(places));
    }

    /** Where in the stored document is what an expression shows unchanged. */
    static Optional<FieldPath> place(Expression shown, Column document) {
        if (shown.equals(document.ref())) {
            return Optional.of(FieldPath.ROOT);
        }
        return shown instanceof PathAccess path
                        && path.base().equals(document.ref())
                        && !path.path().isMulti()
                ? Optional.of(path.path())
                : Optional.empty();
    }

    /** The fields that have a place in an order: the columns of a table, what a view shows. */
    public List<String> fieldNames() {
        return places.isPresent()
                ? List.copyOf(places.get().keySet())
                : stored.columns().stream()
                        .map(column -> column.path().firstName())
                        .toList();
    }

    /** Where the stored path is shown; empty if it is not. */
    public Optional<FieldPath> find(FieldPath path) {
        if (places.isEmpty()) {
            return Optional.of(path);
        }
        for (Map.Entry<String, FieldPath> field : places.get().entrySet()) {
            FieldPath place = field.getValue();
            if (path.startsWith(place)) {
                List<FieldPath.Step> rest =
                        path.steps().subList(place.steps().size(), path.steps().size());
                return Optional.of(FieldPath.of(field.getKey()).then(new FieldPath(rest)));
            }
        }
        return Optional.empty();
    }

    /** Where the paths of the primary key are shown; empty unless all of them are. */
    public Optional<List<FieldPath>> primaryKey() {
        List<FieldPath> shown = new ArrayList<>();
        for (FieldPath path : stored.primaryKey()) {
            find(path).ifPresent(shown::add);
        }
        return shown.size() == stored.primaryKey().size() ? Optional.of(shown) : Optional.empty();
    }
}
