package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.And;
import io.docdb.expr.Case;
import io.docdb.expr.Column;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.Not;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Merge;
import io.docdb.plan.logical.MergeAction;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Scan;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression.DefaultValue;
import io.docdb.sql.ast.QueryBody;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Binds MERGE: the source joined with the target, and for each WHEN what becomes of a row. Rows of the target without a
 * source are found by a column that is true in all rows of the source and NULL where there is none.
 */
final class MergeBinder {
    private final Binding binding;
    private final Scope scope;

    MergeBinder(Binding binding, Optional<Scope> outer, CommonTables commonTables) {
        this.binding = binding;
        this.scope = binding.emptyScope(outer, commonTables);
    }

    LogicalPlan bind(DataChange.Merge merge, List<QueryBody.SelectItem> returning) {
        ChangeTarget target = new ChangeTarget(binding, merge.target(), merge.alias());
        FromBinder from = new FromBinder(binding, scope);
        FromItem source = from.add(merge.source());
        Scope sourceOnly = new Scope(scope.outer(), scope.commonTables(), 0);
        sourceOnly.add(source);
        Scan scan = from.scan(target.definition(), target.name(), Optional.empty());
        binding.tally().reads(target.definition().id());
        LogicalPlan rows = target.rows(scan);
        scope.add(FromItem.of(rows, target.relation(scan.document(), scan.rowId()), false));
        scope.close(binding.tally().columnMark());
        Expression on = new ExpressionBinder(binding, scope, Clause.JOIN_CONDITION).bindCondition(merge.on());
        boolean bySource = merge.clauses().stream()
                .anyMatch(clause -> clause.match() == DataChange.MergeClause.Match.NOT_MATCHED_BY_SOURCE);
        Column marker = binding.newColumn("source", SqlType.BOOLEAN, false);
        LogicalPlan left = bySource ? marked(source.plan(), marker) : source.plan();
        LogicalPlan input = new Join(bySource ? JoinKind.FULL : JoinKind.LEFT, left, rows, on, false);
        Actions actions =
                new Actions(target, sourceOnly, scan, bySource ? Optional.of(marker) : Optional.empty(), input);
        for (int i = 0; i < merge.clauses().size(); i++) {
            refuseUnreachable(merge.clauses().subList(0, i), merge.clauses().get(i));
            actions.add(merge.clauses().get(i));
        }
        Column result = target.newDocument("result");
        return new Merge(
                target.ref(),
                input,
                scan.rowId(),
                actions.bound,
                result,
                returning(target, result, scan, source, actions.bound, returning));
    }

    /** A row takes the first clause that fits it: behind one for all rows of its kind there is no other. */
    private void refuseUnreachable(List<DataChange.MergeClause> before, DataChange.MergeClause clause) {
        boolean unreachable = before.stream()
                .anyMatch(other ->
                        other.match() == clause.match() && other.condition().isEmpty());
        if (unreachable) {
            throw binding.error(
                    clause.at(),
                    ErrorCode.SYNTAX_ERROR,
                    "No row comes to this WHEN: one before it, without a condition, takes them all");
        }
    }

    private static LogicalPlan marked(LogicalPlan source, Column marker) {
        List<NamedExpression> columns = new ArrayList<>();
        source.columns().forEach(column -> columns.add(new NamedExpression(column, column.ref())));
        columns.add(new NamedExpression(marker, Constant.TRUE));
        return new Project(source, columns);
    }

    private List<NamedExpression> returning(
            ChangeTarget target,
            Column result,
            Scan scan,
            FromItem source,
            List<MergeAction> actions,
            List<QueryBody.SelectItem> items) {
        Scope scopeOfResult = new Scope(scope.outer(), scope.commonTables(), 0);
        Relation relation = target.changed(result);
        scopeOfResult.relations().add(relation);
        scopeOfResult.visible().add(new Visible.Part(relation));
        scopeOfResult.add(source);
        scopeOfResult.addVersion(target.relation("old", scan.document().asNullable()));
        Column after = ChangeBinder.addMissing(binding, scopeOfResult, target, "new");
        Column action = binding.newColumn("merge_action", SqlType.VARCHAR, false);
        scopeOfResult.setMergeAction(action);
        List<NamedExpression> returning = ChangeBinder.with(
                ChangeBinder.returning(binding, scopeOfResult, items), after, after(result, scan, actions));
        return ChangeBinder.with(returning, action, byAction(scan, actions, SqlType.VARCHAR, MergeBinder::named));
    }

    /** The document as stored; NULL if the first action that fits the row deletes it. */
    private static Expression after(Column result, Scan scan, List<MergeAction> actions) {
        return actions.stream().noneMatch(action -> action.kind() == MergeAction.Kind.DELETE)
                ? result.ref()
                : byAction(
                        scan,
                        actions,
                        SqlType.OBJECT,
                        action -> action.kind() == MergeAction.Kind.DELETE ? Constant.NULL : result.ref());
    }

    /** INSERT, UPDATE or DELETE. */
    private static Expression named(MergeAction action) {
        return new Constant(new TextValue(action.kind().name()), SqlType.VARCHAR);
    }

    /** What {@code value} is for the first action that fits the row. */
    private static Expression byAction(
            Scan scan, List<MergeAction> actions, SqlType type, Function<MergeAction, Expression> value) {
        List<Case.When> branches = new ArrayList<>();
        for (MergeAction action : actions) {
            Expression isNew = new IsNull(scan.rowId().asNullable().ref());
            Expression fits = action.matched() ? new Not(isNew) : isNew;
            Expression condition = action.condition()
                    .map(own -> (Expression) new And(List.of(fits, own)))
                    .orElse(fits);
            branches.add(new Case.When(condition, value.apply(action)));
        }
        return new Case(branches, Constant.NULL, type);
    }

    /** The WHEN clauses in order. Documents are made by expressions alone: a row computes those of its own action only. */
    private final class Actions {
        private final ChangeTarget target;
        private final Scope sourceOnly;
        private final Scan scan;
        private final Optional<Column> marker;
        private final List<MergeAction> bound = new ArrayList<>();
        private final LogicalPlan input;

        Actions(ChangeTarget target, Scope sourceOnly, Scan scan, Optional<Column> marker, LogicalPlan input) {
            this.target = target;
            this.sourceOnly = sourceOnly;
            this.scan = scan;
            this.marker = marker;
            this.input = input;
        }

        void add(DataChange.MergeClause clause) {
            boolean matched = clause.match() != DataChange.MergeClause.Match.NOT_MATCHED;
            Scope seen = matched ? scope : sourceOnly;
            Optional<Expression> condition =
                    clause.condition().map(new ExpressionBinder(binding, seen, Clause.WHERE)::bindCondition);
            Optional<Expression> full = matched ? withMarker(clause, condition) : condition;
            bound.add(action(clause, matched, seen, full));
        }

        private Optional<Expression> withMarker(DataChange.MergeClause clause, Optional<Expression> condition) {
            if (marker.isEmpty()) {
                return condition;
            }
            Expression without = new IsNull(marker.get().asNullable().ref());
            Expression side =
                    clause.match() == DataChange.MergeClause.Match.NOT_MATCHED_BY_SOURCE ? without : new Not(without);
            return Optional.of(condition
                    .map(own -> (Expression) new And(List.of(side, own)))
                    .orElse(side));
        }

        private MergeAction action(
                DataChange.MergeClause clause, boolean matched, Scope seen, Optional<Expression> condition) {
            if (clause.action() instanceof DataChange.MergeDelete) {
                return new MergeAction(MergeAction.Kind.DELETE, matched, condition, Optional.empty());
            }
            if (clause.action() instanceof DataChange.MergeNothing) {
                return new MergeAction(MergeAction.Kind.NOTHING, matched, condition, Optional.empty());
            }
            if (clause.action() instanceof DataChange.MergeUpdate update) {
                ExpressionBinder values = new ExpressionBinder(binding, seen, Clause.SET);
                ComposedDocument changed = target.withGenerated(new Assignments(binding, target, values, input)
                        .bind(update.changes(), scan.document().ref()));
                Expression document = changed.over(input);
                return new MergeAction(MergeAction.Kind.UPDATE, matched, condition, Optional.of(document));
            }
            ComposedDocument made = insert((DataChange.MergeInsert) clause.action(), clause);
            Expression document = made.over(input);
            return new MergeAction(MergeAction.Kind.INSERT, matched, condition, Optional.of(document));
        }

        private List<ChangeTarget.Place> declared() {
            return target.definition().columns().stream()
                    .map(ChangeTarget.Place::of)
                    .toList();
        }

        private ComposedDocument insert(DataChange.MergeInsert insert, DataChange.MergeClause clause) {
            List<ChangeTarget.Place> places = new ArrayList<>();
            insert.columns().forEach(column -> places.add(target.place(column)));
            if (insert.columns().isEmpty() && !insert.values().isEmpty()) {
                List<ChangeTarget.Place> all = target.isView() ? target.viewPlaces(clause.at()) : declared();
                places.addAll(
                        all.subList(0, Math.min(all.size(), insert.values().size())));
            }
            if (places.isEmpty() && insert.values().size() == 1) {
                places.add(new ChangeTarget.Place(io.docdb.value.FieldPath.ROOT, SqlType.OBJECT));
            }
            if (places.size() != insert.values().size()) {
                throw binding.error(
                        clause.at(),
                        ErrorCode.INSERT_VALUE_COUNT,
                        "Wrong number of values: " + places.size() + " columns, found "
                                + insert.values().size() + " values");
            }
            RowComposer rows = new RowComposer(binding, target, insert.overriding());
            ExpressionBinder expressions = new ExpressionBinder(binding, sourceOnly, Clause.VALUES);
            List<Expression> values = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                io.docdb.sql.ast.Expression tree = insert.values().get(i);
                if (tree instanceof DefaultValue) {
                    values.add(target.defaultAt(places.get(i)));
                } else {
                    rows.requireWritable(places.get(i), tree.at());
                    values.add(expressions.bind(tree));
                }
            }
            return target.withGenerated(rows.compose(input, places, values, clause.at()));
        }
    }
}
