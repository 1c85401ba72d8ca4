package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.optimize.rule.UniqueKeys;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.JoinKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Several columns that are unique together, as {@code (part, supplier)} of what suppliers offer: who joins by all of them finds one
 * partner as a rule, however many values each of them has. Confined to one statement.
 */
final class CompoundKeys {
    private final CatalogSnapshot catalog;
    private final List<LogicalPlan> plans = new ArrayList<>(); // not looked at yet
    private final List<Key> keys = new ArrayList<>();

    /**
     * @param columns two or more
     * @param collectionId whose documents have each combination once
     */
    record Key(Set<Integer> columns, int collectionId) {}

    CompoundKeys(CatalogSnapshot catalog) {
        this.catalog = catalog;
    }

    /** The scans of a plan may be asked for. */
    void gather(LogicalPlan plan) {
        plans.add(plan);
    }

    /** The key whose columns are all compared, on one of the sides. @param compared of one scan on each side */
    Optional<Key> among(List<JoinKey> compared) {
        return compared.size() < 2
                ? Optional.empty()
                : among(compared, JoinKey::right).or(() -> among(compared, JoinKey::left));
    }

    private Optional<Key> among(List<JoinKey> compared, Function<JoinKey, Expression> side) {
        plans.forEach(this::look);
        plans.clear();
        Set<Integer> columns = new HashSet<>();
        for (JoinKey key : compared) {
            if (side.apply(key) instanceof ColumnRef ref) {
                columns.add(ref.column().id());
            }
        }
        return keys.stream().filter(key -> columns.containsAll(key.columns())).findFirst();
    }

    private void look(LogicalPlan plan) {
        if (plan instanceof Scan scan) {
            for (Set<Integer> columns : UniqueKeys.of(scan, catalog)) {
                Key key = new Key(columns, scan.collection().id());
                if (columns.size() > 1 && !keys.contains(key)) {
                    keys.add(key);
                }
            }
        }
        plan.inputs().forEach(this::look);
    }

    /** Those of the keys that are not part of the compound one. */
    static List<JoinKey> without(Key compound, Map<JoinKey, Double> keys) {
        return keys.keySet().stream()
                .filter(key -> !isOf(key.left(), compound) && !isOf(key.right(), compound))
                .toList();
    }

    private static boolean isOf(Expression side, Key compound) {
        return side instanceof ColumnRef ref
                && compound.columns().contains(ref.column().id());
    }
}
