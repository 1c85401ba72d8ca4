package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionStatistics;
import io.docdb.expr.Call;
import io.docdb.expr.Cast;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.Parameter;
import io.docdb.expr.type.TypeRules;
import io.docdb.optimize.rule.PlanWalk;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.FullScan;
import io.docdb.plan.physical.IndexScan;
import io.docdb.plan.physical.KeyRange;
import io.docdb.plan.physical.KeyScan;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.PlanExpressions;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Parameters of a statement whose values tell not only how much is looked up, but what: of {@code tags @> ?} only the value says
 * which elements must be there, and of {@code _doc @> ?} at which paths. Such a statement has a plan for each value, which is right
 * for that value alone, where documents would all be read otherwise.
 *
 * <p>Of others it only matters whether they are NULL: {@code (? IS NULL OR status = ?)} asks for a status if one is given. There is a
 * plan with it, and one without. Immutable, thread-safe.
 */
public final class DecidingParameters {
    private static final Set<String> FUNCTIONS =
            Set.of("@>", "<@", "?&", "JSON_EXISTS", "JSONB_PATH_EXISTS", "JSONB_PATH_MATCH");

    private final SortedSet<Integer> positions;
    private final SortedSet<Integer> optional; // of those that are asked whether they are NULL

    private DecidingParameters(SortedSet<Integer> positions, SortedSet<Integer> optional) {
        this.positions = positions;
        this.optional = optional;
    }

    /**
     * Of a plan made without knowing the parameters; nothing if they decide nothing, or all is found well without them.
     *
     * @param statistics those the plan was made by
     */
    static Optional<DecidingParameters> of(
            PhysicalPlan plan, CatalogSnapshot catalog, IntFunction<CollectionStatistics> statistics) {
        DecidingParameters found = new DecidingParameters(new TreeSet<>(), new TreeSet<>());
        found.collect(plan, catalog, statistics);
        return found.positions.isEmpty() && found.optional.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private void collect(PhysicalPlan node, CatalogSnapshot catalog, IntFunction<CollectionStatistics> statistics) {
        DocumentRead.of(node)
                .filter(read -> read.predicate().isPresent() && readsAll(node))
                .filter(read -> !catalog.indexesOf(read.collection().id()).isEmpty())
                .filter(read -> statistics.apply(read.collection().id()).documents() >= CostModel.UNKNOWN_DOCUMENTS)
                .ifPresent(read -> Conjunction.terms(read.predicate().get()).forEach(this::collect));
        node.inputs().forEach(input -> collect(input, catalog, statistics));
        PlanExpressions.forEachSubquery(node, inner -> collect(inner, catalog, statistics));
    }

    private void collect(Expression term) {
        term.visit(node -> {
            asOptional(node).ifPresent(parameter -> optional.add(parameter.position()));
            if (isAsked(node)) {
                node.visit(part -> {
                    if (part instanceof Parameter parameter) {
                        positions.add(parameter.position());
                    }
                });
            }
        });
    }

    /** The parameter that is asked whether it is NULL, perhaps as a value of a type in which nothing else becomes NULL. */
    private static Optional<Parameter> asOptional(Expression node) {
        if (!(node instanceof IsNull test)) {
            return Optional.empty();
        }
        boolean isCast = test.operand() instanceof Cast cast
                && (cast.type().isText() || cast.type().isNumeric() || isTime(cast.type()));
        Expression operand = isCast ? ((Cast) test.operand()).operand() : test.operand();
        return operand instanceof Parameter parameter ? Optional.of(parameter) : Optional.empty();
    }

    private static boolean isTime(SqlType type) {
        return type.family() == SqlType.Family.DATE
                || type.family() == SqlType.Family.TIME
                || type.family() == SqlType.Family.TIMESTAMP
                || type.family() == SqlType.Family.TIMESTAMP_TZ
                || type.family() == SqlType.Family.TIME_TZ;
    }

    private static boolean isAsked(Expression node) {
        return node instanceof Call call && FUNCTIONS.contains(call.function().name())
                || ConvertedRestrictions.isDecidedByText(node);
    }

    private static boolean readsAll(PhysicalPlan node) {
        return node instanceof FullScan
                || node instanceof KeyScan scan && scan.ranges().contains(KeyRange.ALL)
                || node instanceof IndexScan scan && scan.access().ranges().contains(KeyRange.ALL);
    }

    /** The values that decide, of those of all parameters. */
    public List<Value> of(List<Value> parameters) {
        List<Value> deciding = new ArrayList<>();
        positions.forEach(position -> deciding.add(value(parameters, position)));
        optional.forEach(position ->
                deciding.add(BooleanValue.of(value(parameters, position).isNull())));
        return deciding;
    }

    private static Value value(List<Value> parameters, int position) {
        return position < parameters.size() ? parameters.get(position) : NullValue.NULL;
    }

    /** The plan with those values in the place of the parameters: for them alone. */
    LogicalPlan with(LogicalPlan plan, List<Value> parameters) {
        return PlanWalk.transformExpressions(plan, node -> {
            Optional<Parameter> given = asOptional(node).filter(parameter -> optional.contains(parameter.position()));
            if (given.isPresent()) {
                return value(parameters, given.get().position()).isNull() ? Constant.TRUE : Constant.FALSE;
            }
            return isAsked(node) ? known(node, parameters) : node;
        });
    }

    private static Expression known(Expression term, List<Value> parameters) {
        return term.transform(node -> node instanceof Parameter parameter
                ? constant(value(parameters, parameter.position()), parameter.type())
                : node);
    }

    /** A text that the surroundings do not say more of is one that is read as JSON there. */
    private static Constant constant(Value value, SqlType type) {
        if (type.family() != SqlType.Family.ANY || value.isNull()) {
            return new Constant(value, type);
        }
        return new Constant(value, value instanceof TextValue ? SqlType.VARCHAR : TypeRules.typeOf(value));
    }

    /** True if fewer documents are all read. */
    static boolean isBetter(PhysicalPlan plan, PhysicalPlan general) {
        return wholeScans(plan) < wholeScans(general);
    }

    private static int wholeScans(PhysicalPlan plan) {
        int[] scans = {readsAll(plan) ? 1 : 0};
        plan.inputs().forEach(input -> scans[0] += wholeScans(input));
        PlanExpressions.forEachSubquery(plan, inner -> scans[0] += wholeScans(inner));
        return scans[0];
    }
}
