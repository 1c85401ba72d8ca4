package io.docdb.optimize.rule;

import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.IsMissing;
import io.docdb.expr.PathAccess;
import io.docdb.plan.logical.Insert;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Merge;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.logical.Update;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns paths into a scan's document into fields of the scan, which are read from the stored bytes, so that the document
 * is never decoded for them: {@code Project(doc.city) over Scan(doc)} becomes {@code Project(city) over Scan(doc; city)}.
 *
 * <p>A path used in several places becomes one field; one that is only asked whether it IS MISSING stays, since a field
 * cannot tell. New column ids lie above all ids of the plan.
 */
public final class ReadPathsFromBytes implements RewriteRule {

    @Override
    public String name() {
        return "read-paths-from-bytes";
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        Fields fields = new Fields(plan);
        LogicalPlan pushed = PlanWalk.transformExpressions(plan, fields::replace);
        return fields.isEmpty() ? plan : PlanWalk.transform(pushed, fields::addTo);
    }

    /** The fields found so far, by the id of their scan's document column. Confined to one application. */
    private static final class Fields {
        private final Map<Integer, Map<FieldPath, Column>> byDocument = new HashMap<>();
        private final Map<Integer, PathAccess> paths = new HashMap<>();
        private int nextId;
        private boolean found;

        Fields(LogicalPlan plan) {
            PlanWalk.forEachNode(plan, node -> {
                node.columns().forEach(this::exists);
                madeInside(node).forEach(this::exists);
                if (node instanceof Scan scan) {
                    Map<FieldPath, Column> known = new LinkedHashMap<>();
                    scan.fields().forEach(field -> known.put(field.path(), field.column()));
                    byDocument.put(scan.document().id(), known);
                }
            });
            PlanWalk.forEachExpression(plan, node -> {
                if (node instanceof ColumnRef ref) {
                    exists(ref.column());
                }
            });
        }

        private void exists(Column column) {
            nextId = Math.max(nextId, column.id() + 1);
        }

        /** The columns a node makes for its own expressions only. */
        private static List<Column> madeInside(LogicalPlan node) {
            if (node instanceof Insert insert) {
                List<Column> made = new ArrayList<>(List.of(insert.inserted()));
                insert.onConflict()
                        .ifPresent(conflict -> made.addAll(List.of(conflict.existing(), conflict.excluded())));
                return made;
            }
            if (node instanceof Update update) {
                return List.of(update.updated());
            }
            return node instanceof Merge merge ? List.of(merge.result()) : List.of();
        }

        boolean isEmpty() {
            return !found;
        }

        Expression replace(Expression expression) {
            if (expression instanceof IsMissing test && test.operand() instanceof ColumnRef ref) {
                PathAccess path = paths.get(ref.column().id());
                return path == null ? test : new IsMissing(path); // rows hold NULL for a field that is missing
            }
            if (!(expression instanceof PathAccess access)
                    || access.path().isRoot()
                    || !(access.base() instanceof ColumnRef base)
                    || !byDocument.containsKey(base.column().id())) {
                return expression;
            }
            found = true;
            Column field = byDocument
                    .get(base.column().id())
                    .computeIfAbsent(access.path(), path -> new Column(nextId++, path.toString(), access.type(), true));
            if (!field.type().equals(access.type())) {
                return expression;
            }
            paths.put(field.id(), access);
            return field.ref();
        }

        LogicalPlan addTo(LogicalPlan node) {
            if (!(node instanceof Scan scan)) {
                return node;
            }
            List<ScanField> all = new ArrayList<>();
            byDocument.get(scan.document().id()).forEach((path, column) -> all.add(new ScanField(column, path)));
            return new Scan(scan.collection(), scan.alias(), scan.rowId(), scan.document(), all, scan.asOf());
        }
    }
}
