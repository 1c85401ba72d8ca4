package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.AggregateCall;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.expr.compile.ConstantFolder;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.sql.ast.Position;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The grouped form of one SELECT: expressions above the grouping may use keys and aggregates only.
 *
 * <p>What depends on a key may be used too: a path below it, and all of a document whose primary key is among the keys.
 * The latter become further keys, which do not change the groups.
 */
final class Grouping {
    /** How functions are called that rank a value that is not there. */
    private static final String HYPOTHETICAL = " WITHIN GROUP";

    /** The arguments of such a call for each value that it ranks: the value, what it is compared with, and how that is sorted. */
    private static final int PER_RANKED = 4;

    private final Binding binding;
    private final Scope scope;
    private final SelectState state;
    private final List<NamedExpression> keys = new ArrayList<>();
    private final List<List<Integer>> sets;

    Grouping(
            Binding binding,
            Scope scope,
            SelectState state,
            List<Expression> keyExpressions,
            List<List<Integer>> sets) {
        this.binding = binding;
        this.scope = scope;
        this.state = state;
        this.sets = sets;
        keyExpressions.forEach(this::addKey);
    }

    private Column addKey(Expression key) {
        Column column = binding.newColumn(keyName(key), key.type(), true);
        keys.add(new NamedExpression(column, key));
        return column;
    }

    private static String keyName(Expression key) {
        if (key instanceof PathAccess path) {
            return path.path().toString();
        }
        return key instanceof ColumnRef ref ? ref.column().name() : "key";
    }

    /**
     * The expression over the grouped rows. A column that is not grouped by may stand where its value is never looked at, as
     * behind a constant in COALESCE.
     *
     * @throws StatementException GROUPING_ERROR naming the column that is neither grouped by nor aggregated
     */
    Expression apply(Expression expression, Position at) {
        if (expression instanceof Constant) {
            return keyOf(expression).orElse(expression);
        }
        Expression replaced = Plans.replace(expression, this::replacement);
        if (!Plans.usesColumn(replaced, scope::owns)) {
            return replaced;
        }
        Expression reached = Plans.replace(ConstantFolder.fold(expression), this::replacement);
        if (Plans.usesColumn(reached, scope::owns)) {
            throw ungrouped(replaced, at);
        }
        return reached;
    }

    private Optional<Expression> keyOf(Expression node) {
        for (NamedExpression key : keys) {
            if (key.expression().equals(node)) {
                return Optional.of(key.column().ref());
            }
        }
        return Optional.empty();
    }

    /** A constant inside an expression is itself: in {@code HAVING COUNT(*) > 1} the 1 is no key, though 1 is one. */
    private Expression replacement(Expression node) {
        Optional<Expression> key = node instanceof Constant ? Optional.empty() : keyOf(node);
        if (key.isPresent()) {
            return key.get();
        }
        if (node instanceof PathAccess path
                && path.base() instanceof ColumnRef base
                && scope.owns(base.column().id())) {
            return belowKey(path).orElseGet(() -> depends(base) ? addKey(path).ref() : path);
        }
        boolean dependent =
                node instanceof ColumnRef ref && scope.owns(ref.column().id()) && depends(ref);
        return dependent ? addKey(node).ref() : node;
    }

    /** {@code o.customer.city} where {@code o.customer} is a key. */
    private Optional<Expression> belowKey(PathAccess path) {
        for (NamedExpression key : keys) {
            if (key.expression() instanceof PathAccess prefix
                    && prefix.base().equals(path.base())
                    && !prefix.path().isMulti()
                    && path.path().startsWith(prefix.path())) {
                FieldPath rest = new FieldPath(path.path()
                        .steps()
                        .subList(
                                prefix.path().steps().size(),
                                path.path().steps().size()));
                return Optional.of(new PathAccess(key.column().ref(), rest, path.type()));
            }
            if (key.expression().equals(path.base())) {
                return Optional.of(new PathAccess(key.column().ref(), path.path(), path.type()));
            }
        }
        return Optional.empty();
    }

    /** True if the whole primary key of the document is grouped by. */
    private boolean depends(ColumnRef document) {
        if (sets.size() != 1) {
            return false;
        }
        for (Relation relation : scope.relations()) {
            if (relation instanceof CollectionRelation collection
                    && collection.documentColumn().id() == document.column().id()) {
                return collection.definition().primaryKey().stream().allMatch(path -> hasKey(document, path));
            }
        }
        return false;
    }

    private boolean hasKey(ColumnRef document, FieldPath path) {
        return keys.stream()
                .anyMatch(key -> key.expression() instanceof PathAccess access
                        && access.path().equals(path)
                        && access.base() instanceof ColumnRef ref
                        && ref.column().id() == document.column().id());
    }

    private StatementException ungrouped(Expression replaced, Position at) {
        List<Expression> offenders = new ArrayList<>();
        Plans.visit(replaced, node -> {
            boolean isPath = node instanceof PathAccess path
                    && path.base() instanceof ColumnRef ref
                    && scope.owns(ref.column().id());
            if (isPath
                    || node instanceof ColumnRef ref && scope.owns(ref.column().id())) {
                offenders.add(node);
            }
        });
        Expression offender = offenders.get(0);
        String name = keyName(offender);
        String rule = keys.isEmpty()
                ? "there is an aggregate function or HAVING without GROUP BY, so all rows are one group"
                : "it must be in GROUP BY or inside an aggregate function, or depend on a grouped primary key";
        return binding.error(
                state.placeOf(offender).orElse(at),
                ErrorCode.GROUPING_ERROR,
                "Column \"" + name + "\" has many values in a group: " + rule);
    }

    /** What {@code RANK(x) WITHIN GROUP} ranks is one value for the group: of columns, keys alone, and those of all grouping sets. */
    private void requireOneValue(AggregateCall call) {
        if (!call.function().name().endsWith(HYPOTHETICAL)) {
            return;
        }
        for (int i = 0; i < call.arguments().size(); i += PER_RANKED) {
            Expression written = call.arguments().get(i);
            Expression value = Plans.replace(written, this::replacement);
            if (Plans.usesColumn(value, scope::owns)) {
                throw ungrouped(value, Position.NONE);
            }
            if (Plans.usesColumn(value, this::isMissingSomewhere)) {
                throw binding.error(
                        state.placeOf(written).orElse(Position.NONE),
                        ErrorCode.NOT_SUPPORTED,
                        call.function().name()
                                + " ranks a key that not every grouping set has: in totals it has no value");
            }
        }
    }

    private boolean isMissingSomewhere(int columnId) {
        for (int i = 0; i < keys.size(); i++) {
            int place = i;
            if (keys.get(i).column().id() == columnId) {
                return sets.size() > 1 && !sets.stream().allMatch(set -> set.contains(place));
            }
        }
        return false;
    }

    /** The node; call it when all expressions have been applied. */
    Aggregate over(LogicalPlan input) {
        state.aggregates().forEach(each -> requireOneValue(each.call()));
        List<List<Integer>> finalSets = sets;
        if (sets.size() == 1 && sets.get(0).size() < keys.size()) {
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                all.add(i);
            }
            finalSets = List.of(all);
        }
        return new Aggregate(input, keys, finalSets, state.aggregates(), state.usedGroupingId());
    }
}
