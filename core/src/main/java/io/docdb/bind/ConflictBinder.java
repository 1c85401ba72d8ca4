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
import io.docdb.plan.logical.WatchedKeys;
import io.docdb.sql.Parser;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Name;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        binding.tally().reads(target.definition().id());
        Column existing = target.newDocument("existing");
        Column excluded = target.newDocument("excluded");
        WatchedKeys watched = watched(conflict, existing);
        if (conflict.action() instanceof DataChange.DoUpdate update) {
            return update(update, watched, existing, excluded);
        }
        boolean replaces = conflict.action() instanceof DataChange.DoReplace;
        return new OnConflict(
                watched,
                existing,
                excluded,
                replaces ? Optional.of(replaced(places, existing, excluded)) : Optional.empty(),
                Optional.empty(),
                replaces ? OnConflict.Action.REPLACE : OnConflict.Action.NOTHING);
    }

    private OnConflict update(DataChange.DoUpdate update, WatchedKeys watched, Column existing, Column excluded) {
        LogicalPlan nothing = new Values(List.of(List.of()), List.of());
        Scope scope = ofTarget(existing);
        scope.relations().add(target.relation("excluded", excluded));
        ExpressionBinder expressions = new ExpressionBinder(binding, scope, Clause.SET);
        ComposedDocument changed =
                new Assignments(binding, target, expressions, nothing).bind(update.changes(), existing.ref());
        Expression document = target.withGenerated(changed).over(nothing);
        Optional<Expression> condition = update.where().map(expressions.in(Clause.WHERE)::bindCondition);
        OnConflict.Action action = update.mayRepeat() ? OnConflict.Action.UPDATE_AGAIN : OnConflict.Action.UPDATE;
        return new OnConflict(watched, existing, excluded, Optional.of(document), condition, action);
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
            return target.withGenerated(new ComposedDocument(nothing, document)).over(nothing);
        }
        if (target.isView()) {
            LogicalPlan nothing = new Values(List.of(List.of()), List.of());
            document = target.withGenerated(new ComposedDocument(nothing, document))
                    .over(nothing);
        }
        if (definition.hasGeneratedKey()) {
            FieldPath key = definition.primaryKey().get(0);
            document = ChangeTarget.set(document, key, new PathAccess(existing.ref(), key, io.docdb.value.SqlType.ANY));
        }
        return document;
    }

    private WatchedKeys watched(DataChange.OnConflict conflict, Column existing) {
        if (conflict.constraint().isPresent()) {
            return constraint(conflict.constraint().get());
        }
        if (conflict.target().isEmpty()) {
            return WatchedKeys.ALL;
        }
        Set<FieldPath> paths = new HashSet<>();
        Set<Expression> expressions = new HashSet<>();
        for (io.docdb.sql.ast.Expression part : conflict.target()) {
            if (part instanceof Reference reference) {
                paths.add(target.place(reference).path());
            } else {
                expressions.add(overTarget(part, existing));
            }
        }
        Set<Integer> indexes = new HashSet<>();
        for (IndexDefinition index :
                binding.catalog().indexesOf(target.definition().id())) {
            if (index.unique() && paths.equals(pathsOf(index)) && expressions.equals(expressionsOf(index, existing))) {
                indexes.add(index.id());
            }
        }
        boolean isKey = expressions.isEmpty()
                && paths.equals(Set.copyOf(target.definition().primaryKey()));
        if (!isKey && indexes.isEmpty()) {
            throw binding.error(
                    conflict.target().get(0).at(),
                    ErrorCode.INVALID_DEFINITION,
                    "No unique constraint: ON CONFLICT (" + written(conflict) + ") expects what the primary key or a "
                            + "unique index of \"" + target.definition().name() + "\" is over");
        }
        return new WatchedKeys(isKey, Optional.of(indexes));
    }

    private static String written(DataChange.OnConflict conflict) {
        return conflict.target().stream().map(part -> SqlPrinter.print(part)).collect(Collectors.joining(", "));
    }

    private static Set<FieldPath> pathsOf(IndexDefinition index) {
        return index.parts().stream().flatMap(part -> part.path().stream()).collect(Collectors.toSet());
    }

    private Set<Expression> expressionsOf(IndexDefinition index, Column existing) {
        return index.parts().stream()
                .flatMap(part -> part.expressionSql().stream())
                .map(sql -> overTarget(Parser.parseExpression(sql), existing))
                .collect(Collectors.toSet());
    }

    private Expression overTarget(io.docdb.sql.ast.Expression tree, Column existing) {
        return new ExpressionBinder(binding, ofTarget(existing), Clause.SET).bind(tree);
    }

    private Scope ofTarget(Column existing) {
        Scope scope = new Scope(outer, commonTables, 0);
        LogicalPlan nothing = new Values(List.of(List.of()), List.of());
        scope.add(FromItem.of(nothing, target.changed(existing), false));
        return scope;
    }

    private WatchedKeys constraint(Name name) {
        CollectionDefinition definition = target.definition();
        if (definition.primaryKeyName().equalsIgnoreCase(name.text())) {
            return new WatchedKeys(true, Optional.of(Set.of()));
        }
        List<String> known = new ArrayList<>(List.of(definition.primaryKeyName()));
        for (IndexDefinition index : binding.catalog().indexesOf(definition.id())) {
            if (index.unique() && index.name().equalsIgnoreCase(name.text())) {
                return new WatchedKeys(false, Optional.of(Set.of(index.id())));
            }
            known.add(index.name());
        }
        throw binding.error(
                name.at(),
                ErrorCode.UNKNOWN_OBJECT,
                "Constraint \"" + name + "\" not found" + NearNames.didYouMean(name.text(), known));
    }
}
