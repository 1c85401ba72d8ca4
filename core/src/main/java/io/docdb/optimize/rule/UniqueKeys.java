package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.logical.SetKind;
import io.docdb.plan.logical.SetOperation;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Window;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sets of a plan's columns of which no two rows have the same values. An empty set says that there is one row at most. From
 * primary keys, unique indexes over columns that are never NULL, groups and DISTINCT; a join keeps the keys of a side whose
 * rows find one partner at most.
 */
public final class UniqueKeys {
    /** Of a join of many tables the combinations of keys would be many; the first ones will do. */
    private static final int MOST_KEYS = 8;

    private final CatalogSnapshot catalog;

    private UniqueKeys(CatalogSnapshot catalog) {
        this.catalog = catalog;
    }

    /** The first ones of them. */
    public static List<Set<Integer>> of(LogicalPlan plan, CatalogSnapshot catalog) {
        List<Set<Integer>> keys = new UniqueKeys(catalog).keys(plan);
        return keys.size() > MOST_KEYS ? keys.subList(0, MOST_KEYS) : keys;
    }

    /** True if no two rows have the same values of these columns. */
    public static boolean areUnique(Set<Integer> columns, LogicalPlan plan, CatalogSnapshot catalog) {
        return of(plan, catalog).stream().anyMatch(columns::containsAll);
    }

    /** True if each row of the left side finds one partner at most: the condition fixes a key of the right side. */
    static boolean findsOne(LogicalPlan left, LogicalPlan right, Expression condition, CatalogSnapshot catalog) {
        Set<Integer> own = Predicates.idsOf(right.columns());
        Set<Integer> fixed = new HashSet<>();
        for (Expression term : Predicates.terms(condition)) {
            if (term instanceof Comparison comparison
                    && comparison.operator() == Comparison.Operator.EQUAL
                    && Predicates.areHashed(comparison.left(), comparison.right())) {
                fixed(comparison.left(), comparison.right(), own).ifPresent(fixed::add);
                fixed(comparison.right(), comparison.left(), own).ifPresent(fixed::add);
            }
        }
        return areUnique(fixed, right, catalog);
    }

    /** A column that equals what is known of a row of the other side. */
    private static Optional<Integer> fixed(Expression column, Expression value, Set<Integer> own) {
        boolean isKnown = !Predicates.usesAny(value, own) && !Predicates.isVolatile(value);
        return column instanceof ColumnRef ref && own.contains(ref.column().id()) && isKnown
                ? Optional.of(ref.column().id())
                : Optional.empty();
    }

    private List<Set<Integer>> keys(LogicalPlan plan) {
        if (plan instanceof Scan scan) {
            return ofScan(scan);
        }
        if (plan instanceof Filter
                || plan instanceof Sort
                || plan instanceof Limit
                || plan instanceof Window
                || plan instanceof Distinct distinct && !distinct.on().isEmpty()) {
            return of(plan.inputs().get(0), catalog);
        }
        if (plan instanceof Project project) {
            return ofProject(project);
        }
        if (plan instanceof Aggregate aggregate) {
            return aggregate.groupingSets().size() == 1 ? List.of(grouped(aggregate)) : List.of();
        }
        boolean different = plan instanceof Distinct
                || plan instanceof SetOperation operation && !operation.all() && operation.kind() == SetKind.UNION;
        if (different) {
            List<Set<Integer>> keys = new ArrayList<>(
                    plan instanceof Distinct distinct ? of(distinct.input(), catalog) : List.<Set<Integer>>of());
            keys.add(Predicates.idsOf(plan.columns()));
            return keys;
        }
        return plan instanceof Join join ? ofJoin(join) : List.of();
    }

    private static Set<Integer> grouped(Aggregate aggregate) {
        Set<Integer> key = new HashSet<>();
        aggregate
                .groupingSets()
                .get(0)
                .forEach(position ->
                        key.add(aggregate.keys().get(position).column().id()));
        return key;
    }

    private List<Set<Integer>> ofScan(Scan scan) {
        List<Set<Integer>> keys = new ArrayList<>();
        Optional<CollectionDefinition> found =
                catalog.findCollection(scan.collection().id());
        if (found.isEmpty() || found.get().origin() == CollectionDefinition.Origin.SYSTEM) {
            return keys;
        }
        CollectionDefinition collection = found.get();
        columns(scan, collection.primaryKey()).ifPresent(keys::add);
        for (IndexDefinition index : catalog.indexesOf(collection.id())) {
            List<FieldPath> paths =
                    index.parts().stream().flatMap(part -> part.path().stream()).toList();
            boolean isUnique = index.unique()
                    && index.predicateSql().isEmpty()
                    && paths.size() == index.parts().size()
                    && paths.stream().allMatch(path -> NeverNull.isDeclared(collection, path));
            if (isUnique) {
                columns(scan, paths).ifPresent(keys::add);
            }
        }
        keys.add(Set.of(scan.rowId().id()));
        keys.add(Set.of(scan.document().id()));
        return keys;
    }

    /** The fields that hold the paths; nothing if some path is not read. */
    private static Optional<Set<Integer>> columns(Scan scan, List<FieldPath> paths) {
        Set<Integer> columns = new HashSet<>();
        for (FieldPath path : paths) {
            Optional<ScanField> field = scan.fields().stream()
                    .filter(each -> each.path().equals(path))
                    .findFirst();
            if (field.isEmpty()) {
                return Optional.empty();
            }
            columns.add(field.get().column().id());
        }
        return Optional.of(columns);
    }

    private List<Set<Integer>> ofProject(Project project) {
        Map<Integer, Integer> shown = new HashMap<>();
        for (NamedExpression projection : project.projections()) {
            if (projection.expression() instanceof ColumnRef ref) {
                shown.putIfAbsent(ref.column().id(), projection.column().id());
            }
        }
        List<Set<Integer>> keys = new ArrayList<>();
        for (Set<Integer> key : of(project.input(), catalog)) {
            if (shown.keySet().containsAll(key)) {
                Set<Integer> renamed = new HashSet<>();
                key.forEach(column -> renamed.add(shown.get(column)));
                keys.add(renamed);
            }
        }
        return keys;
    }

    private List<Set<Integer>> ofJoin(Join join) {
        List<Set<Integer>> left = of(join.left(), catalog);
        if (join.kind() == JoinKind.SEMI || join.kind() == JoinKind.ANTI) {
            return left;
        }
        List<Set<Integer>> right = of(join.right(), catalog);
        List<Set<Integer>> keys = new ArrayList<>();
        boolean padsLeft = join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.FULL;
        boolean padsRight = join.kind() == JoinKind.LEFT || join.kind() == JoinKind.FULL;
        if (!padsLeft && !join.lateral() && findsOne(join.left(), join.right(), join.condition(), catalog)) {
            keys.addAll(left);
        }
        if (!padsRight && !join.lateral() && findsOne(join.right(), join.left(), join.condition(), catalog)) {
            keys.addAll(right);
        }
        if (!padsLeft && !padsRight && !join.lateral() || join.kind() == JoinKind.LEFT && !join.lateral()) {
            for (Set<Integer> one : left) {
                for (Set<Integer> other : right) {
                    Set<Integer> both = new HashSet<>(one);
                    both.addAll(other);
                    keys.add(both);
                }
            }
        }
        return keys;
    }
}
