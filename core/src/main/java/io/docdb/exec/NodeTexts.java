package io.docdb.exec;

import io.docdb.expr.AggregateCall;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.CollectionRef;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.physical.ConstantRows;
import io.docdb.plan.physical.CountDocuments;
import io.docdb.plan.physical.CteMaterialize;
import io.docdb.plan.physical.CteRead;
import io.docdb.plan.physical.DeleteDocuments;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.ExternalSort;
import io.docdb.plan.physical.FullScan;
import io.docdb.plan.physical.FunctionScan;
import io.docdb.plan.physical.GroupRows;
import io.docdb.plan.physical.HashAggregate;
import io.docdb.plan.physical.HashDistinct;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.HashSetOperation;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.IndexIntersection;
import io.docdb.plan.physical.IndexLoopJoin;
import io.docdb.plan.physical.IndexScan;
import io.docdb.plan.physical.IndexSkipScan;
import io.docdb.plan.physical.IndexUnion;
import io.docdb.plan.physical.InsertDocuments;
import io.docdb.plan.physical.JoinKey;
import io.docdb.plan.physical.KeyLookup;
import io.docdb.plan.physical.KeyScan;
import io.docdb.plan.physical.KeySkipScan;
import io.docdb.plan.physical.MergeDocuments;
import io.docdb.plan.physical.MergeJoin;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.OuterColumns;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.PhysicalVisitor;
import io.docdb.plan.physical.RecursiveLoop;
import io.docdb.plan.physical.RowFilter;
import io.docdb.plan.physical.RowGate;
import io.docdb.plan.physical.RowLimit;
import io.docdb.plan.physical.RowLock;
import io.docdb.plan.physical.RowMaterialize;
import io.docdb.plan.physical.RowProjection;
import io.docdb.plan.physical.RowsKept;
import io.docdb.plan.physical.StreamAggregate;
import io.docdb.plan.physical.TopN;
import io.docdb.plan.physical.UpdateDocuments;
import io.docdb.plan.physical.WindowEvaluation;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What EXPLAIN says about each kind of node. */
final class NodeTexts implements PhysicalVisitor<NodeText> {
    private final ExpressionText expressions;
    private final RangeTexts ranges;

    NodeTexts(ExpressionText expressions) {
        this.expressions = expressions;
        this.ranges = new RangeTexts(expressions);
    }

    private static NodeText read(String operator, DocumentRead read) {
        String name = read.collection().name();
        String target = read.alias().isEmpty() || read.alias().equals(name) ? name : name + " " + read.alias();
        return NodeText.of(operator, target);
    }

    private NodeText withFilter(NodeText text, DocumentRead read) {
        return text.with("filter", optional(read.residual()));
    }

    private NodeText ofDocuments(NodeText text, DocumentRead read) {
        return withFilter(text, read).with("reads", reads(read));
    }

    /** What is taken out of the stored documents, to be tested or given. */
    private static String reads(DocumentRead read) {
        Set<Integer> used = new HashSet<>();
        read.columns().forEach(column -> used.add(column.id()));
        read.predicate()
                .ifPresent(predicate -> predicate.visit(node -> {
                    if (node instanceof ColumnRef reference) {
                        used.add(reference.column().id());
                    } else if (node instanceof SubqueryExpression subquery) {
                        used.addAll(OuterColumns.of((PhysicalPlan) subquery.plan()));
                    }
                }));
        return used.contains(read.document().id())
                ? "document"
                : read.fields().stream()
                        .filter(field -> used.contains(field.column().id()))
                        .map(field -> field.path().toString())
                        .collect(Collectors.joining(", "));
    }

    private String optional(Optional<Expression> expression) {
        return expression.map(expressions::of).orElse("");
    }

    private String named(List<NamedExpression> named) {
        return named.stream()
                .map(NamedExpression::expression)
                .map(expressions::of)
                .collect(Collectors.joining(", "));
    }

    private String aggregate(AggregateCall call) {
        String arguments = call.arguments().isEmpty() ? "*" : expressions.list(call.arguments());
        return call.function().name() + "(" + (call.distinct() ? "DISTINCT " : "") + arguments
                + (call.orderBy().isEmpty() ? "" : " ORDER BY " + expressions.keys(call.orderBy()))
                + ")"
                + call.filter()
                        .map(filter -> " FILTER (" + expressions.of(filter) + ")")
                        .orElse("");
    }

    private String joinKeys(List<JoinKey> keys) {
        return keys.stream()
                .map(key -> expressions.of(key.left())
                        + (key.nullsEqual() ? " IS NOT DISTINCT FROM " : " = ")
                        + expressions.of(key.right()))
                .collect(Collectors.joining(" AND "));
    }

    private static String kind(JoinKind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private NodeText change(String operator, CollectionRef collection, List<NamedExpression> returning) {
        return NodeText.of(operator, collection.name()).with("returning", named(returning));
    }

    @Override
    public NodeText visitFullScan(FullScan scan) {
        return ofDocuments(read("FullScan", scan.read()).with("as of", optional(scan.asOf())), scan.read());
    }

    @Override
    public NodeText visitKeyScan(KeyScan scan) {
        NodeText text = read("KeyScan", scan.read())
                .with("range", ranges.ofKey(scan.ranges()))
                .with("merged behind", scan.mergedParts() == 0 ? "" : "part " + scan.mergedParts() + " of the key")
                .with("direction", scan.descending() ? "descending" : "");
        return ofDocuments(text, scan.read());
    }

    @Override
    public NodeText visitKeyLookup(KeyLookup lookup) {
        List<List<Expression>> all = lookup.keys();
        int shown = Math.min(all.size(), ExpressionText.MOST_SHOWN);
        String keys = all.subList(0, shown).stream().map(expressions::list).collect(Collectors.joining(" or "))
                + (shown < all.size() ? " or " + (all.size() - shown) + " more" : "");
        return ofDocuments(read("KeyLookup", lookup.read()).with("key", keys), lookup.read());
    }

    @Override
    public NodeText visitIndexScan(IndexScan scan) {
        List<String> parts = RangeTexts.parts(scan.access().index());
        NodeText text = read(scan.indexOnly() ? "IndexOnlyScan" : "IndexScan", scan.read())
                .with("index", scan.access().index().name())
                .with(
                        "range",
                        ranges.of(scan.access(), parts.subList(scan.skippedParts(), parts.size()), scan.descending()))
                .with("for each", String.join(", ", parts.subList(0, scan.skippedParts())))
                .with("merged behind", String.join(", ", parts.subList(0, scan.mergedParts())))
                .with("direction", scan.descending() ? "descending" : "")
                .with("entries", scan.entryFilter().map(expressions::of).orElse(""));
        return scan.indexOnly() ? withFilter(text, scan.read()) : ofDocuments(text, scan.read());
    }

    @Override
    public NodeText visitIndexSkipScan(IndexSkipScan scan) {
        List<String> parts = RangeTexts.parts(scan.access().index());
        NodeText text = read(scan.indexOnly() ? "IndexOnlySkipScan" : "IndexSkipScan", scan.read())
                .with("index", scan.access().index().name())
                .with("range", ranges.of(scan.access()));
        NodeText groups = withGroups(text, scan.groups(), parts);
        return scan.indexOnly() ? withFilter(groups, scan.read()) : ofDocuments(groups, scan.read());
    }

    @Override
    public NodeText visitKeySkipScan(KeySkipScan scan) {
        List<String> parts = scan.key().stream().map(FieldPath::toString).toList();
        NodeText text = read("KeySkipScan", scan.read()).with("range", ranges.ofKey(scan.ranges()));
        return ofDocuments(withGroups(text, scan.groups(), parts), scan.read());
    }

    private NodeText withGroups(NodeText text, GroupRows groups, List<String> parts) {
        List<String> more = new ArrayList<>();
        if (groups.alsoNotNull()) {
            more.add("first with " + parts.get(groups.parts()) + " IS NOT NULL");
        }
        if (groups.alsoLast()) {
            more.add("last");
        }
        return text.with("first of each", String.join(", ", parts.subList(0, groups.parts())))
                .with("rows of each", optional(groups.first()))
                .with(
                        "ties",
                        groups.ties()
                                .map(ties -> ties.countOnce() ? "count once" : "yes")
                                .orElse(""))
                .with("and of each", String.join(", ", more))
                .with("direction", groups.descending() ? "descending" : "");
    }

    @Override
    public NodeText visitIndexIntersection(IndexIntersection intersection) {
        NodeText text =
                read("IndexIntersection", intersection.read()).with("indexes", accesses(intersection.accesses()));
        return ofDocuments(text, intersection.read());
    }

    @Override
    public NodeText visitIndexUnion(IndexUnion union) {
        NodeText text = read("IndexUnion", union.read())
                .with("indexes", accesses(union.accesses()))
                .with("keys", ranges.ofKey(union.keys()));
        return ofDocuments(text, union.read());
    }

    private String accesses(List<IndexAccess> accesses) {
        return accesses.stream()
                .map(access -> access.index().name() + ": " + ranges.of(access))
                .collect(Collectors.joining("; "));
    }

    @Override
    public NodeText visitCountDocuments(CountDocuments count) {
        return NodeText.of("CountDocuments", count.collection().name())
                .with(
                        "index",
                        count.access().map(access -> access.index().name()).orElse(""))
                .with("range", count.access().map(ranges::of).orElse(""));
    }

    @Override
    public NodeText visitConstantRows(ConstantRows rows) {
        return NodeText.of("Values").with("rows", String.valueOf(rows.rows().size()));
    }

    @Override
    public NodeText visitFunctionScan(FunctionScan scan) {
        return NodeText.of("FunctionScan", scan.function().name())
                .with("arguments", expressions.list(scan.arguments()));
    }

    @Override
    public NodeText visitRowFilter(RowFilter filter) {
        return NodeText.of("Filter").with("filter", expressions.of(filter.predicate()));
    }

    @Override
    public NodeText visitRowProjection(RowProjection projection) {
        return NodeText.of("Project").with("columns", named(projection.projections()));
    }

    @Override
    public NodeText visitRowGate(RowGate gate) {
        return NodeText.of("Gate").with("condition", expressions.of(gate.condition()));
    }

    @Override
    public NodeText visitRowMaterialize(RowMaterialize rows) {
        return NodeText.of("Materialize");
    }

    @Override
    public NodeText visitNestedLoopJoin(NestedLoopJoin join) {
        return NodeText.of(join.lateral() ? "LateralJoin" : "NestedLoopJoin", kind(join.kind()))
                .with("condition", expressions.of(join.condition()))
                .with(
                        "once for each",
                        join.remembered().stream()
                                .map(column -> expressions.of(column.ref()))
                                .collect(Collectors.joining(", ")));
    }

    @Override
    public NodeText visitIndexLoopJoin(IndexLoopJoin join) {
        return NodeText.of("IndexLoopJoin", kind(join.kind())).with("condition", optional(join.residual()));
    }

    @Override
    public NodeText visitHashJoin(HashJoin join) {
        return NodeText.of("HashJoin", kind(join.kind()))
                .with("keys", joinKeys(join.keys()))
                .with("condition", optional(join.residual()))
                .with("build", join.buildLeft() ? "left" : "right")
                .with("null aware", join.nullAware() ? "yes" : "");
    }

    @Override
    public NodeText visitMergeJoin(MergeJoin join) {
        return NodeText.of("MergeJoin", kind(join.kind()))
                .with("keys", joinKeys(join.keys()))
                .with("condition", optional(join.residual()));
    }

    @Override
    public NodeText visitHashAggregate(HashAggregate aggregate) {
        return NodeText.of("HashAggregate")
                .with("keys", named(aggregate.keys()))
                .with(
                        "sets",
                        aggregate.groupingSets().size() > 1
                                ? aggregate.groupingSets().toString()
                                : "")
                .with("aggregates", aggregates(aggregate.aggregates()));
    }

    private String aggregates(List<io.docdb.plan.logical.AggregateColumn> columns) {
        return columns.stream().map(column -> aggregate(column.call())).collect(Collectors.joining(", "));
    }

    @Override
    public NodeText visitStreamAggregate(StreamAggregate aggregate) {
        return NodeText.of("StreamAggregate")
                .with("keys", named(aggregate.keys()))
                .with("aggregates", aggregates(aggregate.aggregates()));
    }

    private String ordered(List<SortKey> keys, int orderedKeys) {
        return expressions.keys(keys.subList(0, orderedKeys));
    }

    @Override
    public NodeText visitExternalSort(ExternalSort sort) {
        return NodeText.of("Sort")
                .with("keys", expressions.keys(sort.keys()))
                .with("in order by", ordered(sort.keys(), sort.orderedKeys()));
    }

    @Override
    public NodeText visitTopN(TopN top) {
        return NodeText.of("TopN")
                .with("keys", expressions.keys(top.keys()))
                .with("in order by", ordered(top.keys(), top.orderedKeys()))
                .with("count", expressions.of(top.count()))
                .with("offset", optional(top.offset()))
                .with("ties", top.withTies() ? "yes" : "");
    }

    @Override
    public NodeText visitRowLimit(RowLimit limit) {
        return NodeText.of("Limit")
                .with("count", optional(limit.count()))
                .with("offset", optional(limit.offset()))
                .with("ties", expressions.keys(limit.ties()));
    }

    @Override
    public NodeText visitHashDistinct(HashDistinct distinct) {
        return NodeText.of("Distinct").with("on", expressions.list(distinct.on()));
    }

    @Override
    public NodeText visitHashSetOperation(HashSetOperation operation) {
        return NodeText.of("SetOperation", operation.kind() + (operation.all() ? " ALL" : ""));
    }

    @Override
    public NodeText visitWindowEvaluation(WindowEvaluation window) {
        String calls = window.calls().stream()
                .map(call -> call.aggregate().map(this::aggregate).orElseGet(() -> call.function()
                        .map(function -> function.name() + "(" + expressions.list(call.arguments()) + ")")
                        .orElse("")))
                .collect(Collectors.joining(", "));
        return NodeText.of("Window")
                .with("calls", calls)
                .with("partition by", expressions.list(window.partitionBy()))
                .with("order by", expressions.keys(window.orderBy()))
                .with("keeps", window.kept().map(kept -> kept(window, kept)).orElse(""));
    }

    private String kept(WindowEvaluation window, RowsKept kept) {
        return window.calls().get(kept.call()).function().orElseThrow().name() + "() "
                + (kept.inclusive() ? "<= " : "< ") + expressions.of(kept.most());
    }

    @Override
    public NodeText visitCteMaterialize(CteMaterialize tables) {
        String names = tables.tables().stream().map(table -> table.name()).collect(Collectors.joining(", "));
        return NodeText.of("With", names);
    }

    @Override
    public NodeText visitCteRead(CteRead read) {
        return NodeText.of("WithScan", read.name());
    }

    @Override
    public NodeText visitRecursiveLoop(RecursiveLoop loop) {
        return NodeText.of("RecursiveUnion", loop.all() ? "ALL" : "");
    }

    @Override
    public NodeText visitRowLock(RowLock lock) {
        String targets = lock.targets().stream()
                .map(target -> target.collection().name())
                .collect(Collectors.joining(", "));
        return NodeText.of("LockRows", targets)
                .with(
                        "mode",
                        lock.strength()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', ' '))
                .with("waiting", lock.waiting().name().toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public NodeText visitInsertDocuments(InsertDocuments insert) {
        String conflict = insert.onConflict()
                .map(clause -> clause.document().isPresent() ? "update" : "do nothing")
                .orElse("");
        return change("Insert", insert.collection(), insert.returning()).with("on conflict", conflict);
    }

    @Override
    public NodeText visitUpdateDocuments(UpdateDocuments update) {
        return change("Update", update.collection(), update.returning());
    }

    @Override
    public NodeText visitDeleteDocuments(DeleteDocuments delete) {
        return change("Delete", delete.collection(), delete.returning());
    }

    @Override
    public NodeText visitMergeDocuments(MergeDocuments merge) {
        return change("Merge", merge.collection(), merge.returning());
    }
}
