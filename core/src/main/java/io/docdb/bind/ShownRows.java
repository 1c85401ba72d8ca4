package io.docdb.bind;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the rows of a query show of the documents they stand for, one each. Of {@code SELECT id, name, n * 2 FROM t} the first
 * column shows {@code id}, which is the key, the second {@code name}, the third nothing that could be written.
 *
 * @param source the collection or view, as the query names it
 * @param items the select list
 * @param columns for each column of the result where in the documents of the source is what it shows; empty for what is
 *     computed
 * @param key where the key is to be found
 */
public record ShownRows(
        TableReference.Named source,
        List<QueryBody.SelectItem> items,
        List<Optional<FieldPath>> columns,
        List<KeyPart> key) {
    public ShownRows {
        items = List.copyOf(items);
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /**
     * A field of the key.
     *
     * @param path in the documents of the source
     * @param column of the result, from 0
     * @param within the path of the field in what that column shows
     */
    public record KeyPart(FieldPath path, int column, FieldPath within) {}

    /**
     * @param keys the primary key, and what else tells each stored document from all others
     * @param places for each column of the result what it shows of the stored document
     * @return by the first key all of which is shown; empty if there is none
     */
    static Optional<ShownRows> of(
            TableReference.Named source,
            List<QueryBody.SelectItem> items,
            ShownPaths target,
            List<List<FieldPath>> keys,
            List<Optional<FieldPath>> places) {
        List<Optional<FieldPath>> columns =
                places.stream().map(place -> place.flatMap(target::find)).toList();
        return keys.stream()
                .map(key -> parts(key, target, places))
                .flatMap(Optional::stream)
                .findFirst()
                .map(key -> new ShownRows(source, items, columns, key));
    }

    /** Empty unless all of the key is shown. */
    private static Optional<List<KeyPart>> parts(
            List<FieldPath> key, ShownPaths target, List<Optional<FieldPath>> places) {
        List<KeyPart> parts = new ArrayList<>();
        for (FieldPath stored : key) {
            target.find(stored).flatMap(path -> part(path, stored, places)).ifPresent(parts::add);
        }
        return parts.size() == key.size() ? Optional.of(parts) : Optional.empty();
    }

    /** Of the key what no column shows, as paths in the documents of the source; none of it if the source does not have it all. */
    static List<FieldPath> notShown(ShownPaths target, List<Optional<FieldPath>> places) {
        List<FieldPath> missing = new ArrayList<>();
        for (FieldPath stored : target.stored().primaryKey()) {
            Optional<FieldPath> path = target.find(stored);
            if (path.isEmpty()) {
                return List.of();
            }
            if (part(path.get(), stored, places).isEmpty()) {
                missing.add(path.get());
            }
        }
        return missing;
    }

    /** A path of the source's documents as a statement names it. @param qualifier what stands before the path */
    public static Expression.Reference reference(FieldPath path, List<Name> qualifier) {
        List<PathStep> steps = new ArrayList<>();
        qualifier.forEach(name -> steps.add(new PathStep.Field(name)));
        if (path.isRoot()) {
            steps.add(PathStep.Field.of(CollectionDefinition.DOCUMENT_COLUMN));
        }
        for (FieldPath.Step step : path.steps()) {
            if (step instanceof FieldPath.Field field) {
                steps.add(PathStep.Field.of(field.name()));
            } else if (step instanceof FieldPath.Element element) {
                steps.add(new PathStep.Element(element.position()));
            }
        }
        return new Expression.Reference(steps);
    }

    private static Optional<KeyPart> part(FieldPath path, FieldPath stored, List<Optional<FieldPath>> places) {
        for (int i = 0; i < places.size(); i++) {
            Optional<FieldPath> place = places.get(i).filter(stored::startsWith);
            if (place.isPresent()) {
                int from = place.get().steps().size();
                FieldPath within = new FieldPath(
                        stored.steps().subList(from, stored.steps().size()));
                return Optional.of(new KeyPart(path, i, within));
            }
        }
        return Optional.empty();
    }
}
