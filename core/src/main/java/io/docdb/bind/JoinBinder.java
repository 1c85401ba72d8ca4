package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.And;
import io.docdb.expr.Case;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.Not;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Binds joins. The condition sees the two sides only. USING and NATURAL merge columns: the merged one stands first in
 * {@code *} and is, in an outer join, the side that is there; the two can still be named by their tables.
 */
final class JoinBinder {
    private final FromBinder from;
    private final Binding binding;
    private final Scope scope;

    JoinBinder(FromBinder from) {
        this.from = from;
        this.binding = from.binding();
        this.scope = from.scope();
    }

    FromItem bind(TableReference.Join join) {
        int relations = scope.relations().size();
        int visible = scope.visible().size();
        int mark = binding.tally().columnMark();
        FromItem left = from.add(join.left());
        FromItem right = from.add(join.right());
        boolean lateral = right.lateral() && usesLeftSide(right.plan(), mark);
        if (lateral
                && (join.kind() == TableReference.Join.Kind.RIGHT || join.kind() == TableReference.Join.Kind.FULL)) {
            throw binding.error(
                    join.at(),
                    ErrorCode.NOT_SUPPORTED,
                    "A lateral table cannot be on the right of a " + join.kind() + " JOIN: it has no rows of its own");
        }
        FromItem joined = join(join, left, right, lateral);
        boolean outside = left.lateral() || right.lateral() && from.usesLeft(right.plan(), mark);
        FromItem result = new FromItem(joined.plan(), joined.relations(), joined.visible(), outside);
        scope.replaceBy(result, relations, visible);
        return result;
    }

    private boolean usesLeftSide(LogicalPlan right, int mark) {
        return Plans.usesColumn(right, id -> id >= mark && scope.owns(id));
    }

    private FromItem join(TableReference.Join join, FromItem left, FromItem right, boolean lateral) {
        JoinKind kind = join.kind() == TableReference.Join.Kind.CROSS
                ? JoinKind.INNER
                : JoinKind.valueOf(join.kind().name());
        FromItem shownLeft = kind == JoinKind.RIGHT || kind == JoinKind.FULL ? left.padded() : left;
        FromItem shownRight = kind == JoinKind.LEFT || kind == JoinKind.FULL ? right.padded() : right;
        if (join.condition() instanceof TableReference.Using using) {
            refuseSameNames(using.columns());
            return merged(join, kind, left, right, shownLeft, shownRight, using.columns(), using.alias(), lateral);
        }
        if (join.condition() instanceof TableReference.Natural) {
            return merged(
                    join, kind, left, right, shownLeft, shownRight, shared(left, right), Optional.empty(), lateral);
        }
        Expression condition = join.condition() instanceof TableReference.On on
                ? condition(on.condition(), left, right)
                : Constant.TRUE;
        return shownLeft.with(new Join(kind, left.plan(), right.plan(), condition, lateral), shownRight);
    }

    private void refuseSameNames(List<Name> names) {
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Name name : names) {
            if (!seen.add(name.text())) {
                throw binding.error(
                        name.at(), ErrorCode.DUPLICATE_NAME, "Column \"" + name + "\" stands twice in USING");
            }
        }
    }

    /** The condition is bound in a scope of its own: the two sides, and the query around. */
    private Expression condition(io.docdb.sql.ast.Expression tree, FromItem left, FromItem right) {
        Scope sides = new Scope(scope.outer(), scope.commonTables(), scope.firstColumn());
        sides.add(left);
        sides.add(right);
        return new ExpressionBinder(binding, sides, Clause.JOIN_CONDITION).bindCondition(tree);
    }

    private static List<Name> shared(FromItem left, FromItem right) {
        List<Name> names = new ArrayList<>();
        for (Visible part : left.visible()) {
            for (ScopeColumn column : part.columns()) {
                boolean both = right.visible().stream()
                        .flatMap(other -> other.columns().stream())
                        .anyMatch(other -> other.name().equalsIgnoreCase(column.name()));
                if (both) {
                    names.add(Name.of(column.name()));
                }
            }
        }
        return names;
    }

    private FromItem merged(
            TableReference.Join join,
            JoinKind kind,
            FromItem left,
            FromItem right,
            FromItem shownLeft,
            FromItem shownRight,
            List<Name> names,
            Optional<Name> alias,
            boolean lateral) {
        Coercion coercion = new Coercion(binding);
        List<Expression> equalities = new ArrayList<>();
        List<ScopeColumn> columns = new ArrayList<>();
        Set<String> mergedLeft = new HashSet<>();
        Set<String> mergedRight = new HashSet<>();
        for (Name name : names) {
            ScopeColumn a = column(name, left, "left");
            ScopeColumn b = column(name, right, "right");
            equalities.add(coercion.compare(Comparison.Operator.EQUAL, a.expression(), b.expression(), join.at()));
            binding.tally().note(uses -> {
                uses.merged(a.expression());
                uses.merged(b.expression());
            });
            mergedLeft.add(a.name());
            mergedRight.add(b.name());
            ScopeColumn shownA = column(name, shownLeft, "left");
            ScopeColumn shownB = column(name, shownRight, "right");
            columns.add(merge(kind, shownA, shownB, join, coercion));
        }
        Expression condition =
                equalities.isEmpty() ? Constant.TRUE : equalities.size() == 1 ? equalities.get(0) : new And(equalities);
        List<Visible> visible = new ArrayList<>();
        columns.forEach(column -> visible.add(new Visible.Merged(column)));
        shownLeft.visible().forEach(part -> hide(part, mergedLeft).ifPresent(visible::add));
        shownRight.visible().forEach(part -> hide(part, mergedRight).ifPresent(visible::add));
        FromItem both = shownLeft.with(new Join(kind, left.plan(), right.plan(), condition, lateral), shownRight);
        List<Relation> relations = new ArrayList<>(both.relations());
        alias.ifPresent(name -> relations.add(new DerivedRelation(name.text(), columns, Optional.empty())));
        return new FromItem(both.plan(), relations, visible, both.lateral());
    }

    /** The column of one side; there may be only one of that name. */
    private ScopeColumn column(Name name, FromItem side, String which) {
        Scope alone = new Scope(Optional.empty(), CommonTables.NONE, 0);
        alone.add(side);
        return binding.errors()
                .locate(name.at(), () -> alone.find(name.text()).or(() -> undeclared(name, alone)))
                .orElseThrow(() -> binding.error(
                        name.at(),
                        ErrorCode.COLUMN_NOT_FOUND,
                        "Column \"" + name + "\" of USING not found on the " + which + " side of the join"));
    }

    /** USING may also name a field of the only collection without declared columns. */
    private static Optional<ScopeColumn> undeclared(Name name, Scope side) {
        return side.findOpen(name.text(), Relation.Undeclared.ALWAYS)
                .map(relation -> new ScopeColumn(
                        name.text(),
                        new io.docdb.expr.PathAccess(
                                relation.document(), io.docdb.value.FieldPath.of(name.text()), SqlType.ANY),
                        relation.name(),
                        true));
    }

    private ScopeColumn merge(
            JoinKind kind, ScopeColumn left, ScopeColumn right, TableReference.Join join, Coercion coercion) {
        if (kind == JoinKind.RIGHT) {
            return new ScopeColumn(left.name(), right.expression(), "", right.nullable());
        }
        if (kind != JoinKind.FULL) {
            return new ScopeColumn(left.name(), left.expression(), "", left.nullable());
        }
        SqlType type = coercion.common(
                left.expression().type(), right.expression().type(), "USING column \"" + left.name() + "\"", join.at());
        Expression first = coercion.unify(left.expression(), type);
        Expression second = coercion.unify(right.expression(), type);
        Expression either = new Case(List.of(new Case.When(new Not(new IsNull(first)), first)), second, type);
        return new ScopeColumn(left.name(), either, "", true);
    }

    private static Optional<Visible> hide(Visible part, Set<String> names) {
        if (part instanceof Visible.Merged merged) {
            return names.contains(merged.column().name()) ? Optional.empty() : Optional.of(part);
        }
        Visible.Part table = (Visible.Part) part;
        Set<String> hidden = new HashSet<>(table.merged());
        hidden.addAll(names);
        return Optional.of(new Visible.Part(table.relation(), hidden));
    }
}
