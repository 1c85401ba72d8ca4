package io.docdb.definition;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.AdministrationStatement.Analyze;
import io.docdb.sql.ast.Expression;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which collections an ANALYZE means, and which of their paths it names. */
public final class AnalyzeTargets {
    private AnalyzeTargets() {}

    /**
     * The named collection, or all that are not the system's, oldest first; each with the paths named.
     *
     * @throws io.docdb.error.StatementException COLLECTION_NOT_FOUND, COLUMN_NOT_FOUND; WRONG_OBJECT_TYPE for a system
     *     collection
     */
    public static Map<CollectionDefinition, List<FieldPath>> of(Analyze analyze, DefinitionContext context) {
        Map<CollectionDefinition, List<FieldPath>> targets = new LinkedHashMap<>();
        if (analyze.target().isEmpty()) {
            context.catalog().collections().stream()
                    .filter(collection -> collection.origin() != CollectionDefinition.Origin.SYSTEM)
                    .sorted(Comparator.comparingInt(CollectionDefinition::id))
                    .forEach(collection -> targets.put(collection, List.of()));
            return targets;
        }
        CollectionDefinition collection = context.getCollection(analyze.target().get());
        if (collection.origin() == CollectionDefinition.Origin.SYSTEM) {
            throw context.error(
                    ErrorCode.WRONG_OBJECT_TYPE,
                    "ANALYZE expected a collection, found the system collection \"" + collection.name() + "\"",
                    analyze.at());
        }
        List<FieldPath> paths = new ArrayList<>();
        for (Expression.Reference reference : analyze.paths()) {
            paths.add(Paths.of(collection, reference, context)
                    .orElseThrow(() -> context.error(
                            ErrorCode.NOT_SUPPORTED,
                            "ANALYZE expected paths of fields, found " + reference,
                            analyze.at())));
        }
        targets.put(collection, paths);
        return targets;
    }
}
