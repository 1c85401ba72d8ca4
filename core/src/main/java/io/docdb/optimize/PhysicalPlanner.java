package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Column;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.optimize.rule.UsedColumns;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.CommonTable;
import io.docdb.plan.logical.CteScan;
import io.docdb.plan.logical.Delete;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Insert;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LockRows;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.LogicalVisitor;
import io.docdb.plan.logical.Merge;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.RecursiveUnion;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.SetOperation;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.TableFunctionScan;
import io.docdb.plan.logical.Update;
import io.docdb.plan.logical.Values;
import io.docdb.plan.logical.Window;
import io.docdb.plan.logical.With;
import io.docdb.plan.physical.CommonPlan;
import io.docdb.plan.physical.ConstantRows;
import io.docdb.plan.physical.CteMaterialize;
import io.docdb.plan.physical.CteRead;
import io.docdb.plan.physical.DeleteDocuments;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.FunctionScan;
import io.docdb.plan.physical.HashDistinct;
import io.docdb.plan.physical.HashSetOperation;
import io.docdb.plan.physical.InsertDocuments;
import io.docdb.plan.physical.MergeDocuments;
import io.docdb.plan.physical.OuterColumns;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RecursiveLoop;
import io.docdb.plan.physical.RowFilter;
import io.docdb.plan.physical.RowGate;
import io.docdb.plan.physical.RowLock;
import io.docdb.plan.physical.RowProjection;
import io.docdb.plan.physical.TopN;
import io.docdb.plan.physical.UpdateDocuments;
import io.docdb.plan.physical.WindowEvaluation;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Gives each logical node its method. Confined to one statement. */
final class PhysicalPlanner implements LogicalVisitor<PhysicalPlan>, InputPlanner {
    /** Rows of a table function, a recursive query or a parameter that limits, of which nothing is known. */
    private static final double UNKNOWN_ROWS = 100;

    private static final double FUNCTION_ROWS = 10;
    private static final double RECURSIONS = 10;
    private static final double CHANGE_COST = 10;

    private final UsedColumns used;
    private final AccessPaths paths;
    private final OrderedPaths ordered;
    private final SkipPaths skips;
    private final ExactRanges exact;
    private final CostModel costs;
    private final Set<Choice> choices;
    private final Map<Integer, Double> commonRows = new HashMap<>();

    PhysicalPlanner(
            CatalogSnapshot catalog, UsedColumns used, CostModel costs, IndexTerms indexTerms, Set<Choice> choices) {
        this.used = used;
        this.costs = costs;
        this.choices = choices;
        IndexAnswers answers = new IndexAnswers(choices.contains(Choice.INDEX_ONLY));
        EntryFilters entries = new EntryFilters(costs, choices.contains(Choice.ENTRY_FILTERS));
        this.paths = new AccessPaths(
                catalog,
                costs,
                indexTerms,
                answers,
                new Intersections(costs, choices.contains(Choice.INDEX_INTERSECTION)),
                new SkippedParts(costs, answers, entries, choices.contains(Choice.SKIPPED_PARTS)),
                entries);
        this.ordered = new OrderedPaths(catalog, costs, indexTerms, answers, entries);
        this.skips = new SkipPaths(catalog, costs, indexTerms, answers);
        this.exact = new ExactRanges(catalog, indexTerms);
    }

    @Override
    public PhysicalPlan plan(LogicalPlan logical) {
        return planExpressions(logical).accept(this);
    }

    private Expression planSubqueries(Expression expression) {
        return expression.transform(
                node -> node instanceof SubqueryExpression subquery && subquery.plan() instanceof LogicalPlan inner
                        ? subquery.withPlan(eachTime(plan(inner)))
                        : node);
    }

    /** A query for each row of another one: what of it is the same each time is kept. */
    private PhysicalPlan eachTime(PhysicalPlan query) {
        boolean pays = choices.contains(Choice.KEPT_PARTS)
                && query.estimate().cost() >= RepeatedParts.LEAST_COST
                && !OuterColumns.of(query).isEmpty();
        return pays ? RepeatedParts.kept(query, costs) : query;
    }

    @Override
    public PhysicalPlan visitScan(Scan scan) {
        return paths.best(scan, read(scan), List.of());
    }

    @Override
    public List<Column> read(Scan scan) {
        return scan.columns().stream().filter(used::contains).toList();
    }

    @Override
    public PhysicalPlan visitFilter(Filter filter) {
        List<Expression> terms = Conjunction.terms(filter.predicate());
        Optional<PhysicalPlan> behindGate = behindGate(filter, terms);
        if (behindGate.isPresent()) {
            return behindGate.get();
        }
        if (filter.input() instanceof Scan scan) {
            return paths.best(scan, read(scan), terms);
        }
        if (filter.input() instanceof Window window && choices.contains(Choice.WINDOW_LIMITS)) {
            Window planned = (Window) planExpressions(window);
            Optional<WindowLimits.Found> limit = WindowLimits.of(planned, terms);
            if (limit.isPresent()) {
                return firstOfPartitions(filter, planned, limit.get(), terms);
            }
        }
        if (filter.input() instanceof Join) {
            Optional<PhysicalPlan> ordered = joins().inBestOrder(filter);
            if (ordered.isPresent()) {
                return ordered.get();
            }
        }
        PhysicalPlan input = plan(filter.input());
        double rows = input.estimate().rows() * costs.selectivity(terms);
        return new RowFilter(input, filter.predicate(), costs.pass(input.estimate(), rows));
    }

    /** What is the same for all rows is asked before any is read. */
    private Optional<PhysicalPlan> behindGate(Filter filter, List<Expression> terms) {
        Set<Integer> columns = Conjunction.idsOf(filter.input().columns());
        List<Expression> gates = terms.stream()
                .filter(term -> !Conjunction.usesAnyId(term, columns) && !Restrictions.isVolatile(term))
                .toList();
        if (gates.isEmpty() || !choices.contains(Choice.GATES)) {
            return Optional.empty();
        }
        List<Expression> rest = new ArrayList<>(terms);
        rest.removeAll(gates);
        PhysicalPlan behind = Conjunction.of(rest)
                .map(predicate -> visitFilter(new Filter(filter.input(), predicate)))
                .orElseGet(() -> plan(filter.input()));
        Expression condition = Conjunction.of(gates).orElseThrow();
        return Optional.of(new RowGate(behind, condition, behind.estimate()));
    }

    private PhysicalPlan firstOfPartitions(
            Filter filter, Window window, WindowLimits.Found limit, List<Expression> terms) {
        WindowEvaluation input = windowed(window, Optional.of(limit));
        List<Expression> others = new ArrayList<>(terms);
        others.remove(limit.term());
        double each = limit.isPoint() ? Math.max(1, known(limit.kept().most())) : 1;
        double rows = input.estimate().rows() / each * costs.selectivity(others);
        return new RowFilter(input, filter.predicate(), costs.pass(input.estimate(), Math.max(1, rows)));
    }

    @Override
    public PhysicalPlan visitJoin(Join join) {
        return joins().best(join);
    }

    @Override
    public LogicalPlan planExpressions(LogicalPlan node) {
        return node.mapExpressions(this::planSubqueries);
    }

    @Override
    public PhysicalPlan visitProject(Project project) {
        return projected(project, plan(project.input()));
    }

    private PhysicalPlan projected(Project project, PhysicalPlan input) {
        return new RowProjection(
                input,
                project.projections(),
                costs.pass(input.estimate(), input.estimate().rows()));
    }

    @Override
    public PhysicalPlan visitValues(Values values) {
        int rows = values.rows().size();
        return new ConstantRows(values.rows(), values.columns(), costs.pass(new Estimate(rows, 0), rows));
    }

    @Override
    public PhysicalPlan visitTableFunctionScan(TableFunctionScan scan) {
        double rows = costs.cardinality().functionRows(scan).orElse(FUNCTION_ROWS);
        return new FunctionScan(
                scan.function(),
                scan.arguments(),
                scan.columns(),
                scan.withOrdinality(),
                costs.pass(new Estimate(rows, 0), rows));
    }

    @Override
    public PhysicalPlan visitCteScan(CteScan scan) {
        double rows = commonRows.getOrDefault(scan.tableId(), UNKNOWN_ROWS);
        return new CteRead(scan.tableId(), scan.name(), scan.columns(), costs.pass(new Estimate(rows, 0), rows));
    }

    @Override
    public PhysicalPlan visitAggregate(Aggregate aggregate) {
        return new AggregatedRows(this, this::skipped, paths, ordered, exact, costs).plan(aggregate);
    }

    /** One row of each group, if an index has them side by side. */
    private Optional<PhysicalPlan> skipped(Optional<SkippedGroups.Found> groups) {
        return groups.filter(found -> choices.contains(Choice.SKIP_SCAN))
                .flatMap(found -> skips.best(
                        found.parts().scan(),
                        read(found.parts().scan()),
                        found.parts().terms().stream().map(this::planSubqueries).toList(),
                        found.wanted()));
    }

    /** The same with what stands between the scan and who makes groups. */
    private Optional<PhysicalPlan> skippedWithColumns(Optional<SkippedGroups.Found> groups) {
        return skipped(groups).map(scan -> groups.flatMap(SkippedGroups.Found::projection)
                .map(project -> projected((Project) planExpressions(project), scan))
                .orElse(scan));
    }

    @Override
    public PhysicalPlan visitWindow(Window window) {
        return windowed(window, Optional.empty());
    }

    private WindowEvaluation windowed(Window window, Optional<WindowLimits.Found> limit) {
        double kept =
                limit.map(found -> Math.max(1, known(found.kept().most()))).orElse(Double.MAX_VALUE);
        List<Expression> parting = AggregatedRows.withoutFixed(window.partitionBy(), window.input());
        OptionalLong first =
                limit.isPresent() && parting.isEmpty() ? limit.get().rows(window) : OptionalLong.empty();
        PhysicalPlan sorted = first.isPresent()
                ? plan(firstRows(window, first.getAsLong(), limit.get().isRank(window)))
                : sortedRows().together(window, parting.isEmpty() ? kept : Double.MAX_VALUE);
        double all = sorted.estimate().rows();
        kept = first.isPresent()
                ? Math.max(kept, all)
                : limit.isPresent() ? withTies(window, limit.get(), kept, all) : kept;
        PhysicalPlan input = firstOfPartitions(window, parting, limit, kept)
                .filter(some -> some.estimate().cost() < sorted.estimate().cost())
                .orElse(sorted);
        double partitions = costs.cardinality().groups(parting, all, window.input());
        return new WindowEvaluation(
                input,
                window.partitionBy(),
                window.orderBy(),
                window.calls(),
                limit.map(WindowLimits.Found::kept),
                costs.pass(input.estimate(), Math.min(all, partitions * kept)));
    }

    /** How many rows of a partition are kept with those that are equal to them. @param rows of all partitions */
    private double withTies(Window window, WindowLimits.Found limit, double kept, double rows) {
        if (limit.isCount(window)) {
            return kept;
        }
        List<Expression> keys = new ArrayList<>(window.partitionBy());
        window.orderBy().forEach(key -> keys.add(key.expression()));
        double equal = costs.equalRows(keys, rows);
        return limit.isRank(window) ? kept - 1 + equal : kept * equal;
    }

    /** No more rows of each partition than a count lets through, jumped to. */
    private Optional<PhysicalPlan> firstOfPartitions(
            Window window, List<Expression> parting, Optional<WindowLimits.Found> limit, double kept) {
        Optional<SkippedGroups.Found> groups = limit.flatMap(found -> found.ties(window)
                .flatMap(ties -> SkippedGroups.of(window, parting, found.kept().most(), kept, ties)));
        return skippedWithColumns(groups);
    }

    private static Limit firstRows(Window window, long rows, boolean withTies) {
        LogicalPlan input = window.orderBy().isEmpty() ? window.input() : new Sort(window.input(), window.orderBy());
        Expression count = new Constant(LongValue.of(rows), SqlType.BIGINT);
        return new Limit(input, Optional.of(count), Optional.empty(), withTies ? window.orderBy() : List.of());
    }

    @Override
    public PhysicalPlan visitSort(Sort sort) {
        return sortedRows().sorted(sort.input(), plan(sort.input()), sort.keys(), Double.MAX_VALUE);
    }

    @Override
    public PhysicalPlan visitLimit(Limit limit) {
        double kept = limit.count().map(this::known).orElse(Double.MAX_VALUE);
        double skipped = limit.offset().map(this::known).orElse(0.0);
        if (limit.input() instanceof Sort sort
                && limit.count().isPresent()
                && (limit.ties().isEmpty() || limit.ties().equals(sort.keys()) && isFew(limit))) {
            PhysicalPlan first = sortedRows().first(limit, sort, kept + skipped, skipped);
            return firstDifferent(limit, sort, kept, skipped)
                    .filter(plan -> plan.estimate().cost() < first.estimate().cost())
                    .orElse(first);
        }
        PhysicalPlan input = plan(limit.input());
        double all = input.estimate().rows();
        double rows = Math.max(1, Math.min(kept, all - skipped));
        double cost = StartupCost.first(input, rows + skipped).cost();
        return SortedRows.limited(limit, input, new Estimate(rows, cost));
    }

    /** So few rows are wanted, and skipped, that they are kept in a heap whatever parameters are. */
    private static boolean isFew(Limit limit) {
        return isFew(limit.count()) && (limit.offset().isEmpty() || isFew(limit.offset()));
    }

    private static boolean isFew(Optional<Expression> count) {
        return count.filter(Constant.class::isInstance)
                .map(constant -> ((Constant) constant).value())
                .filter(value -> value instanceof NumberValue number && number.doubleValue() <= TopN.MOST_TIED)
                .isPresent();
    }

    private SortedRows sortedRows() {
        return new SortedRows(this, ordered, joins(), costs, choices);
    }

    private JoinMethods joins() {
        return new JoinMethods(this, paths, ordered, costs, choices);
    }

    /** The value of a count that is known. */
    private double known(Expression count) {
        return costs.values().valueOrNull(count) instanceof NumberValue number
                ? Math.max(0, number.doubleValue())
                : UNKNOWN_ROWS;
    }

    @Override
    public PhysicalPlan visitDistinct(Distinct distinct) {
        PhysicalPlan input = plan(distinct.input());
        double all = input.estimate().rows();
        double rows = distinct.on().isEmpty()
                ? DifferentRows.of(distinct.input(), all, costs.cardinality())
                : DifferentRows.of(distinct.input(), distinct.on(), all, costs.cardinality());
        PhysicalPlan unsorted = distinct(distinct, input, rows);
        return skippedWithColumns(SkippedGroups.of(distinct))
                .or(() ->
                        skippedWithColumns(SkippedGroups.ofUnordered(distinct)).map(some -> sorted(distinct, some)))
                .<PhysicalPlan>map(some -> distinct(distinct, some, rows))
                .filter(plan -> plan.estimate().cost() < unsorted.estimate().cost())
                .orElse(unsorted);
    }

    /** In the order that the rows of a DISTINCT ON are wanted in. */
    private PhysicalPlan sorted(Distinct distinct, PhysicalPlan rows) {
        Sort sort = (Sort) distinct.input();
        return sortedRows().sorted(sort.input(), rows, sort.keys(), Double.MAX_VALUE);
    }

    /** The first different rows, jumped to in an index that has their order. */
    private Optional<PhysicalPlan> firstDifferent(Limit limit, Sort sort, double kept, double skipped) {
        if (!(sort.input() instanceof Distinct distinct) || !limit.ties().isEmpty()) {
            return Optional.empty();
        }
        Optional<SkippedGroups.Found> groups = SkippedGroups.inOrder(distinct, sort.keys());
        return skipped(groups).map(scan -> {
            Project project = groups.orElseThrow().projection().orElseThrow();
            PhysicalPlan rows = projected((Project) planExpressions(project), scan);
            PhysicalPlan all = distinct(distinct, rows, scan.estimate().rows());
            return SortedRows.limited(limit, all, SortedRows.behind(StartupCost.first(all, kept + skipped), skipped));
        });
    }

    private HashDistinct distinct(Distinct distinct, PhysicalPlan input, double rows) {
        return new HashDistinct(input, distinct.on(), costs.hashed(input.estimate(), rows));
    }

    @Override
    public PhysicalPlan visitSetOperation(SetOperation operation) {
        PhysicalPlan left = plan(operation.left());
        PhysicalPlan right = plan(operation.right());
        Estimate both = new Estimate(
                left.estimate().rows() + right.estimate().rows(),
                left.estimate().cost() + right.estimate().cost());
        double rows = costs.cardinality()
                .setOperation(
                        operation, left.estimate().rows(), right.estimate().rows());
        return new HashSetOperation(
                operation.kind(), operation.all(), left, right, operation.columns(), costs.hashed(both, rows));
    }

    @Override
    public PhysicalPlan visitWith(With with) {
        List<CommonPlan> tables = new ArrayList<>();
        double cost = 0;
        for (CommonTable table : with.tables()) {
            PhysicalPlan plan = plan(table.plan());
            commonRows.put(table.id(), plan.estimate().rows());
            cost += plan.estimate().cost();
            tables.add(new CommonPlan(table.id(), table.name(), plan, table.counted()));
        }
        PhysicalPlan body = plan(with.body());
        Estimate estimate = new Estimate(body.estimate().rows(), body.estimate().cost() + cost);
        return new CteMaterialize(tables, body, estimate);
    }

    @Override
    public PhysicalPlan visitRecursiveUnion(RecursiveUnion union) {
        PhysicalPlan anchor = plan(union.anchor());
        commonRows.put(union.tableId(), anchor.estimate().rows() * RECURSIONS);
        PhysicalPlan each = plan(union.step());
        PhysicalPlan step = choices.contains(Choice.KEPT_PARTS) ? RepeatedParts.kept(each, costs) : each;
        double rows = anchor.estimate().rows() + RECURSIONS * step.estimate().rows();
        double cost = anchor.estimate().cost() + RECURSIONS * step.estimate().cost() + RepeatedParts.once(step);
        return new RecursiveLoop(union.tableId(), anchor, step, union.all(), union.columns(), new Estimate(rows, cost));
    }

    @Override
    public PhysicalPlan visitLockRows(LockRows lock) {
        PhysicalPlan input = plan(lock.input());
        return new RowLock(input, lock.targets(), lock.strength(), lock.waiting(), changed(input));
    }

    /** Locking, and changing a document, costs far more than reading it. */
    private static Estimate changed(PhysicalPlan input) {
        double rows = input.estimate().rows();
        return new Estimate(rows, input.estimate().cost() + rows * CHANGE_COST);
    }

    @Override
    public PhysicalPlan visitInsert(Insert insert) {
        PhysicalPlan input = plan(insert.input());
        return new InsertDocuments(
                insert.collection(),
                input,
                insert.document(),
                insert.onConflict(),
                insert.inserted(),
                insert.returning(),
                changed(input));
    }

    @Override
    public PhysicalPlan visitUpdate(Update update) {
        PhysicalPlan input = plan(update.input());
        return new UpdateDocuments(
                update.collection(),
                input,
                update.rowId(),
                update.document(),
                update.updated(),
                update.returning(),
                changed(input));
    }

    @Override
    public PhysicalPlan visitDelete(Delete delete) {
        PhysicalPlan input = plan(delete.input());
        return new DeleteDocuments(delete.collection(), input, delete.rowId(), delete.returning(), changed(input));
    }

    @Override
    public PhysicalPlan visitMerge(Merge merge) {
        PhysicalPlan input = plan(merge.input());
        return new MergeDocuments(
                merge.collection(),
                input,
                merge.rowId(),
                merge.actions(),
                merge.result(),
                merge.returning(),
                changed(input));
    }
}
