package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.IsMissing;
import io.docdb.expr.PathAccess;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.json.JsonExists;
import io.docdb.expr.json.JsonValue;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.Delete;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Insert;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LockRows;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Merge;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Update;
import io.docdb.plan.logical.Window;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        Fields fields = new Fields(plan);
        LogicalPlan narrowed = PlanWalk.transform(plan, fields::replaceExists);
        LogicalPlan pushed = PlanWalk.transformExpressions(narrowed, fields::replace);
        return fields.isEmpty() ? plan : fields.addTo(pushed, true);
    }

    /** The fields found so far, by the id of their scan's document column. Confined to one application. */
    private static final class Fields {
        private final Map<Integer, Map<FieldPath, Column>> byDocument = new HashMap<>();
        private final Map<Integer, PathAccess> paths = new HashMap<>();
        private final ColumnIds ids;
        private boolean found;

        Fields(LogicalPlan plan) {
            ids = ColumnIds.above(plan);
            PlanWalk.forEachNode(plan, node -> {
                if (node instanceof Scan scan) {
                    Map<FieldPath, Column> known = new LinkedHashMap<>();
                    scan.fields().forEach(field -> known.put(field.path(), field.column()));
                    byDocument.put(scan.document().id(), known);
                }
            });
        }

        boolean isEmpty() {
            return !found;
        }

        Expression replace(Expression expression) {
            if (expression instanceof IsMissing test && test.operand() instanceof ColumnRef ref) {
                PathAccess path = paths.get(ref.column().id());
                return path == null ? test : new IsMissing(path); // rows hold NULL for a field that is missing
            }
            if (expression instanceof Call call) {
                return replaceContext(call);
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
                    .computeIfAbsent(access.path(), path -> ids.column(path.toString(), access.type()));
            if (!field.type().equals(access.type())) {
                return expression;
            }
            paths.put(field.id(), access);
            return field.ref();
        }

        /** A filter need not tell false from unknown, as which it counts what is asked of a member that is not there. */
        LogicalPlan replaceExists(LogicalPlan node) {
            if (!(node instanceof Filter filter)) {
                return node;
            }
            List<Expression> terms = Predicates.terms(filter.predicate());
            List<Expression> after = terms.stream().map(this::inMember).toList();
            return after.equals(terms) ? filter : new Filter(filter.input(), Predicates.all(after));
        }

        private Expression inMember(Expression term) {
            if (!(term instanceof Call call)
                    || !(call.function() instanceof JsonExists)
                    || !(call.arguments().get(0) instanceof ColumnRef document)
                    || !byDocument.containsKey(document.column().id())) {
                return term;
            }
            Optional<JsonExists.OfMember> asked = JsonExists.member(call);
            Optional<Expression> member =
                    asked.map(found -> replace(new PathAccess(document, FieldPath.of(found.name()), SqlType.ANY)));
            return member.isPresent() && member.get() instanceof ColumnRef
                    ? JsonExists.from(member.get(), call, asked.get())
                    : term;
        }

        /** Of a document of which JSON_VALUE follows a member, that member is read. */
        private Expression replaceContext(Call call) {
            if (!(call.function() instanceof JsonValue)
                    || !(call.arguments().get(0) instanceof ColumnRef document)
                    || !byDocument.containsKey(document.column().id())) {
                return call;
            }
            List<String> members = JsonValue.members(call).orElse(List.of());
            if (members.isEmpty()) {
                return call;
            }
            Expression member = replace(new PathAccess(document, FieldPath.of(members.get(0)), SqlType.ANY));
            return member instanceof ColumnRef
                    ? JsonValue.from(member, call, members.subList(1, members.size()))
                    : call;
        }

        /**
         * Scans give their fields, and projections that pass a document on pass its fields on with it.
         *
         * @param byPlace true if the node's columns are taken by their places, so that none may be added
         */
        LogicalPlan addTo(LogicalPlan node, boolean byPlace) {
            if (node instanceof Scan scan) {
                return new Scan(
                        scan.collection(), scan.alias(), scan.rowId(), scan.document(), fieldsOf(scan), scan.asOf());
            }
            boolean named =
                    node instanceof Project || node instanceof Aggregate || node instanceof Join || isChange(node);
            boolean passes = node instanceof Filter
                    || node instanceof Sort
                    || node instanceof Limit
                    || node instanceof Window
                    || node instanceof Distinct distinct && !distinct.on().isEmpty()
                    || node instanceof LockRows;
            List<LogicalPlan> inputs = new ArrayList<>();
            node.inputs().forEach(input -> inputs.add(addTo(input, !named && (!passes || byPlace))));
            LogicalPlan below = inputs.isEmpty() ? node : node.withInputs(inputs);
            LogicalPlan all = below.mapExpressions(root -> root.transform(this::addToSubquery));
            return all instanceof Project project && !byPlace ? withFields(project) : all;
        }

        /** Changes make their documents from columns of their input, which they take by name. */
        private static boolean isChange(LogicalPlan node) {
            return node instanceof Insert || node instanceof Update || node instanceof Delete || node instanceof Merge;
        }

        private Expression addToSubquery(Expression expression) {
            return expression instanceof SubqueryExpression subquery && subquery.plan() instanceof LogicalPlan inner
                    ? subquery.withPlan(addTo(inner, true))
                    : expression;
        }

        private List<ScanField> fieldsOf(Scan scan) {
            List<ScanField> all = new ArrayList<>();
            byDocument.get(scan.document().id()).forEach((path, column) -> all.add(new ScanField(column, path)));
            return all;
        }

        private Project withFields(Project project) {
            List<NamedExpression> all = new ArrayList<>(project.projections());
            for (NamedExpression projection : project.projections()) {
                int id = projection.column().id();
                if (projection.expression() instanceof ColumnRef ref
                        && ref.column().id() == id) {
                    byDocument
                            .getOrDefault(id, Map.of())
                            .values()
                            .forEach(field -> all.add(new NamedExpression(field, field.ref())));
                }
            }
            return all.size() == project.projections().size() ? project : new Project(project.input(), all);
        }
    }
}
