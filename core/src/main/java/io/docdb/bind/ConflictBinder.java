package io.docdb.bind;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.OnConflict;
import io.docdb.plan.logical.Values;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Name;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Binds ON CONFLICT. The action sees the stored document under the target's name, and the one that was to be inserted
 * as {@code excluded}, which must be named.
 */
final class ConflictBinder {
    private final Binding binding;
    private final ChangeTarget target;
    private final Optional<Scope> outer;
    private final CommonTables commonTables;

    ConflictBinder(Binding binding, ChangeTarget target, Optional<Scope> outer, CommonTables commonTables) {
        this.binding = binding;
        this.target = target;
        this.outer = outer;
        this.commonTables = commonTables;
    }

    /** @param places what the INSERT names; empty for whole documents and all columns */
    OnConflict bind(DataChange.OnConflict conflict, List<ChangeTarget.Place> places) {
        List<FieldPath> paths = watched(conflict);
        binding.tally().reads(target.definition().id());
        Column existing = target.newDocument("existing");
        Column excluded = target.newDocument("excluded");
        if (conflict.action() instanceof DataChange.DoUpdate update) {
            return update(update, paths, existing, excluded);
        }
        Optional<Expression> document = conflict.action() instanceof DataChange.DoReplace
                ? Optional.of(replaced(places, existing, excluded))
                : Optional.empty();
        return new OnConflict(paths, existing, excluded, document, Optional.empty());
    }

    private OnConflict update(DataChange.DoUpdate update, List<FieldPath> paths, Column existing, Column excluded) {
        Scope scope = new Scope(outer, commonTables, 0);
        LogicalPlan nothing = new Values(List.of(List.of()), List.of());
        scope.add(FromItem.of(nothing, target.relation(target.name(), existing), false));
        scope.relations().add(target.relation("excluded", excluded));
        ExpressionBinder expressions = new ExpressionBinder(binding, scope, Clause.SET);
        ChangeTarget.Composed changed =
                new Assignments(binding, target, expressions, nothing).bind(update.changes(), existing.ref());
        Expression document = ChangeTarget.inlined(target.withGenerated(changed), nothing);
        Optional<Expression> condition = update.where().map(expressions.in(Clause.WHERE)::bindCondition);
        return new OnConflict(paths, existing, excluded, Optional.of(document), condition);
    }

    /** The new values of what the INSERT names; the new document if it names nothing, under the old key. */
    private Expression replaced(List<ChangeTarget.Place> places, Column existing, Column excluded) {
        CollectionDefinition definition = target.definition();
        boolean whole = places.isEmpty() || places.stream().anyMatch(ChangeTarget.Place::isWhole);
        Expression document = whole ? target.replaced(existing, excluded) : existing.ref();
        if (!whole) {
            for (ChangeTarget.Place place : places) {
                document = ChangeTarget.set(
                        document, place.path(), new PathAccess(excluded.ref(), place.path(), place.type()));
            }
            LogicalPlan nothing = new Values(List.of(List.of()), List.of());
            return ChangeTarget.inlined(target.withGenerated(new ChangeTarget.Composed(nothing, document)), nothing);
        }
        if (target.isView()) {
            LogicalPlan nothing = new Values(List.of(List.of()), List.of());
            document =
                    ChangeTarget.inlined(target.withGenerated(new ChangeTarget.Composed(nothing, document)), nothing);
        }
        if (definition.hasGeneratedKey()) {
            FieldPath key = definition.primaryKey().get(0);
            document = ChangeTarget.set(document, key, new PathAccess(existing.ref(), key, io.docdb.value.SqlType.ANY));
        }
        return document;
    }

    private List<FieldPath> watched(DataChange.OnConflict conflict) {
        if (conflict.constraint().isPresent()) {
            return constraint(conflict.constraint().get());
        }
        List<FieldPath> paths = new ArrayList<>();
        for (io.docdb.sql.ast.Expression part : conflict.target()) {
            if (!(part instanceof Reference reference)) {
                throw binding.error(
                        part.at(),
                        ErrorCode.NOT_SUPPORTED,
                        "ON CONFLICT expects columns, not expressions; or leave them out");
            }
            paths.add(target.place(reference).path());
        }
        if (!paths.isEmpty() && !isUnique(paths)) {
            throw binding.error(
                    conflict.target().get(0).at(),
                    ErrorCode.INVALID_DEFINITION,
                    "No unique constraint: ON CONFLICT " + paths + " expects the columns of the primary key or of a "
                            + "unique index of \"" + target.definition().name() + "\"");
        }
        return paths;
    }

    private boolean isUnique(List<FieldPath> paths) {
        HashSet<FieldPath> wanted = new HashSet<>(paths);
        if (wanted.equals(new HashSet<>(target.definition().primaryKey()))) {
            return true;
        }
        return binding.catalog().indexesOf(target.definition().id()).stream()
                .anyMatch(index -> index.unique() && wanted.equals(new HashSet<>(pathsOf(index))));
    }

    private static List<FieldPath> pathsOf(IndexDefinition index) {
        return index.parts().stream().flatMap(part -> part.path().stream()).toList();
    }

    private List<FieldPath> constraint(Name name) {
        CollectionDefinition definition = target.definition();
        if (definition.primaryKeyName().equalsIgnoreCase(name.text())) {
            return definition.primaryKey();
        }
        List<String> known = new ArrayList<>(List.of(definition.primaryKeyName()));
        for (IndexDefinition index : binding.catalog().indexesOf(definition.id())) {
            if (index.unique() && index.name().equalsIgnoreCase(name.text())) {
                return pathsOf(index);
            }
            known.add(index.name());
        }
        throw binding.error(
                name.at(),
                ErrorCode.UNKNOWN_OBJECT,
                "Constraint \"" + name + "\" not found" + NearNames.didYouMean(name.text(), known));
    }
}
