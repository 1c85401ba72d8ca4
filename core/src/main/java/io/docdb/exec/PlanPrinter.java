package io.docdb.exec;

import io.docdb.exec.operator.OperatorMeter;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.PlanExpressions;
import io.docdb.value.ArrayValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * EXPLAIN: a plan as text or JSON, with what was estimated and, after a measured execution, what was found.
 *
 * <p>Example:
 *
 * <pre>
 * Limit  count: 10  (rows=10 cost=21.0) (actual rows=10 loops=1 time=0.104 ms)
 *   IndexScan people  index: people_age; range: age &gt; 30  (rows=812 cost=900.1) (actual rows=10 loops=1 time=0.098 ms)
 * </pre>
 *
 * The actual rows are those of one loop, on average, as the estimate is: a node that is opened for each row of another one
 * gives that many every time. The time is of all loops together and includes the inputs.
 */
public final class PlanPrinter {
    private static final double NANOS_PER_MILLI = 1e6;

    private final boolean withCosts;
    private final Function<PhysicalPlan, Optional<OperatorMeter>> meters;

    private PlanPrinter(boolean withCosts, Function<PhysicalPlan, Optional<OperatorMeter>> meters) {
        this.withCosts = withCosts;
        this.meters = meters;
    }

    /** Shows estimates. */
    public static PlanPrinter estimates() {
        return new PlanPrinter(true, node -> Optional.empty());
    }

    /** Shows the shape of the plan alone, which does not change with the data: for tests. */
    public static PlanPrinter shape() {
        return new PlanPrinter(false, node -> Optional.empty());
    }

    /** Shows what was counted beside the estimates. */
    public static PlanPrinter measured(QueryCursor cursor) {
        return new PlanPrinter(true, cursor::findMeter);
    }

    /** One line per node, inputs indented by two; the plan of a subquery stands under a line "Subquery". */
    public List<String> lines(PhysicalPlan plan) {
        List<String> lines = new ArrayList<>();
        print(plan, texts(plan), "", lines);
        return lines;
    }

    private void print(PhysicalPlan node, NodeTexts texts, String indent, List<String> lines) {
        lines.add(indent + line(node, texts));
        for (PhysicalPlan subquery : subqueries(node)) {
            lines.add(indent + "  Subquery");
            print(subquery, texts, indent + "    ", lines);
        }
        node.inputs().forEach(input -> print(input, texts, indent + "  ", lines));
    }

    /** Where a plan reads several collections, their columns are named with the alias in front. */
    private static NodeTexts texts(PhysicalPlan plan) {
        List<DocumentRead> reads = new ArrayList<>();
        collectReads(plan, reads);
        Map<Integer, String> names = new HashMap<>();
        if (reads.size() > 1) {
            for (DocumentRead read : reads) {
                names.put(read.rowId().id(), read.alias() + "." + read.rowId().name());
                names.put(read.document().id(), read.alias());
                read.fields().forEach(field -> names.put(field.column().id(), read.alias() + "." + field.path()));
            }
        }
        return new NodeTexts(new ExpressionText(names));
    }

    private static void collectReads(PhysicalPlan node, List<DocumentRead> reads) {
        DocumentRead.of(node).ifPresent(reads::add);
        subqueries(node).forEach(subquery -> collectReads(subquery, reads));
        node.inputs().forEach(input -> collectReads(input, reads));
    }

    private String line(PhysicalPlan node, NodeTexts texts) {
        NodeText text = node.accept(texts);
        StringBuilder line = new StringBuilder(text.operator());
        if (!text.target().isEmpty()) {
            line.append(' ').append(text.target());
        }
        String separator = "  ";
        for (var detail : text.details().entrySet()) {
            line.append(separator).append(detail.getKey()).append(": ").append(detail.getValue());
            separator = "; ";
        }
        if (withCosts) {
            Estimate estimate = node.estimate();
            line.append(String.format(Locale.ROOT, "  (rows=%.0f cost=%.1f)", estimate.rows(), estimate.cost()));
        }
        meters.apply(node)
                .ifPresent(meter -> line.append(String.format(
                        Locale.ROOT,
                        " (actual rows=%s loops=%d time=%.3f ms)",
                        rowsOfALoop(meter),
                        meter.loops(),
                        meter.nanos() / NANOS_PER_MILLI)));
        return line.toString();
    }

    private static NumberValue rowsOfALoop(OperatorMeter meter) {
        return meter.loops() <= 1 || meter.rows() % meter.loops() == 0
                ? LongValue.of(meter.rows() / Math.max(1, meter.loops()))
                : new DecimalValue(BigDecimal.valueOf(meter.rows())
                        .divide(BigDecimal.valueOf(meter.loops()), 2, RoundingMode.HALF_UP));
    }

    /** Each once, though several expressions ask for what it gives. */
    private static List<PhysicalPlan> subqueries(PhysicalPlan node) {
        List<PhysicalPlan> plans = new ArrayList<>();
        PlanExpressions.forEach(
                node,
                expression -> expression.visit(part -> {
                    if (part instanceof SubqueryExpression subquery
                            && plans.stream().noneMatch(known -> known == subquery.plan())) {
                        plans.add((PhysicalPlan) subquery.plan());
                    }
                }));
        return plans;
    }

    /**
     * A document with the fields operator, target, the details, estimatedRows, estimatedCost, actualRows, actualLoops,
     * actualMillis, subqueries, inputs; those that say nothing are left out.
     */
    public Document json(PhysicalPlan plan) {
        return json(plan, texts(plan));
    }

    private Document json(PhysicalPlan node, NodeTexts texts) {
        NodeText text = node.accept(texts);
        Document.Builder json = Document.builder();
        json.put("operator", new TextValue(text.operator()));
        if (!text.target().isEmpty()) {
            json.put("target", new TextValue(text.target()));
        }
        text.details().forEach((name, detail) -> json.set(name, new TextValue(detail)));
        if (withCosts) {
            json.put("estimatedRows", new DoubleValue(node.estimate().rows()));
            json.put("estimatedCost", new DoubleValue(node.estimate().cost()));
        }
        meters.apply(node).ifPresent(meter -> {
            json.put("actualRows", rowsOfALoop(meter));
            json.put("actualLoops", LongValue.of(meter.loops()));
            json.put("actualMillis", new DoubleValue(meter.nanos() / NANOS_PER_MILLI));
        });
        putPlans(json, "subqueries", subqueries(node), texts);
        putPlans(json, "inputs", node.inputs(), texts);
        return json.build();
    }

    private void putPlans(Document.Builder json, String name, List<PhysicalPlan> plans, NodeTexts texts) {
        if (!plans.isEmpty()) {
            json.put(
                    name,
                    new ArrayValue(
                            plans.stream().<Value>map(plan -> json(plan, texts)).toList()));
        }
    }
}
