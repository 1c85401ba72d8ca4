package io.docdb.dsl;

import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Window.Bound;
import io.docdb.sql.ast.Window.Frame;
import io.docdb.sql.ast.Window.Specification;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows a window function looks at:
 * {@code rowNumber().over(Window.partitionBy("customer.city").orderBy("total").desc())}. Immutable.
 */
public final class Window {
    /**
     * Which neighbours count.
     *
     * @param first from where on, counted from this one: negative before it; empty for the first of all
     * @param last as {@code first}; empty for the last of all
     */
    private record Edges(
            Frame.Unit unit,
            Optional<? extends Number> first,
            Optional<? extends Number> last,
            Frame.Exclusion without) {}

    private final List<Operand> partition;
    private final Sort order;
    private final Optional<Edges> edges;

    private Window(List<Operand> partition, Sort order, Optional<Edges> edges) {
        this.partition = partition;
        this.order = order;
        this.edges = edges;
    }

    /** All rows of the query. */
    public static Window all() {
        return new Window(List.of(), Sort.NONE, Optional.empty());
    }

    /** The rows that are equal in these fields. */
    public static Window partitionBy(String... paths) {
        return partitionBy(
                Stream.of(Given.given(paths, "paths")).map(Operand::field).toArray(Operand[]::new));
    }

    public static Window partitionBy(Operand... operands) {
        return new Window(List.of(operands), Sort.NONE, Optional.empty());
    }

    /** In this order; a function of a group then looks from the first row to this one and its equals. */
    public Window orderBy(String path) {
        return orderBy(order.thenBy(path));
    }

    public Window orderBy(Sort sort) {
        return new Window(partition, Given.given(sort, "an order"), edges);
    }

    /** Descending by the last item of the order. */
    public Window desc() {
        return orderBy(order.desc());
    }

    /** From so many rows before this one to so many after it. */
    public Window rows(long preceding, long following) {
        return framed(Frame.Unit.ROWS, Optional.of(preceding), Optional.of(following));
    }

    /** From the first row to so many after this one; 0 ends at this one. */
    public Window rowsFromFirst(long following) {
        return framed(Frame.Unit.ROWS, Optional.empty(), Optional.of(following));
    }

    /** From so many rows before this one to the last; 0 begins at this one. */
    public Window rowsToLast(long preceding) {
        return framed(Frame.Unit.ROWS, Optional.of(preceding), Optional.empty());
    }

    /** All rows of the partition, in spite of the order. */
    public Window wholePartition() {
        return framed(Frame.Unit.ROWS, Optional.empty(), Optional.empty());
    }

    /** Rows whose value of the order lies so far below and above this one's. */
    public Window range(long preceding, long following) {
        return framed(Frame.Unit.RANGE, Optional.of(preceding), Optional.of(following));
    }

    /** So many groups of equal rows before this one's and after it. */
    public Window groups(long preceding, long following) {
        return framed(Frame.Unit.GROUPS, Optional.of(preceding), Optional.of(following));
    }

    /** From one row to another, counted from this one: {@code rowsBetween(-5, -1)} are the five before it. */
    public Window rowsBetween(long first, long last) {
        return between(Frame.Unit.ROWS, Optional.of(first), Optional.of(last));
    }

    /** As {@link #rowsBetween}, by values of the order: {@code rangeBetween(-10, -1)}. */
    public Window rangeBetween(Number first, Number last) {
        return between(Frame.Unit.RANGE, Optional.of(first), Optional.of(last));
    }

    /** As {@link #rowsBetween}, by groups of equal rows. */
    public Window groupsBetween(long first, long last) {
        return between(Frame.Unit.GROUPS, Optional.of(first), Optional.of(last));
    }

    /** Without this row. */
    public Window excludingCurrent() {
        return excluding(Frame.Exclusion.CURRENT_ROW);
    }

    /** Without this row and its equals. */
    public Window excludingGroup() {
        return excluding(Frame.Exclusion.GROUP);
    }

    /** Without those that are equal to this row. */
    public Window excludingTies() {
        return excluding(Frame.Exclusion.TIES);
    }

    private Window excluding(Frame.Exclusion without) {
        Edges framed = edges.orElseThrow(() -> Given.refused(
                "Rows are excluded from a frame: expected rows(…), range(…) or groups(…) first, found none"));
        return new Window(partition, order, Optional.of(new Edges(framed.unit, framed.first, framed.last, without)));
    }

    private Window framed(Frame.Unit unit, Optional<Long> preceding, Optional<Long> following) {
        if (preceding.orElse(0L) < 0 || following.orElse(0L) < 0) {
            throw Given.refused("Window frame does not exist: expected distances from 0, found " + preceding.orElse(0L)
                    + " and " + following.orElse(0L));
        }
        return between(unit, preceding.map(rows -> -rows), following);
    }

    private Window between(Frame.Unit unit, Optional<? extends Number> first, Optional<? extends Number> last) {
        return new Window(partition, order, Optional.of(new Edges(unit, first, last, Frame.Exclusion.NO_OTHERS)));
    }

    io.docdb.sql.ast.Window build(StatementBuilder builder, StatementBuilder.Scope scope) {
        List<Expression> by =
                partition.stream().map(key -> key.build(builder, scope)).toList();
        Optional<Frame> frame = edges.map(e -> new Frame(
                e.unit,
                e.first.map(edge -> bound(builder, edge)).orElse(Bound.UNBOUNDED_PRECEDING),
                e.last.map(edge -> bound(builder, edge)).orElse(Bound.UNBOUNDED_FOLLOWING),
                e.without,
                Position.NONE));
        return new Specification(Optional.empty(), by, order.build(builder, scope), frame, Position.NONE);
    }

    private static Bound bound(StatementBuilder builder, Number edge) {
        BigDecimal distance = new BigDecimal(edge.toString());
        if (distance.signum() == 0) {
            return Bound.CURRENT_ROW;
        }
        Bound.Kind kind = distance.signum() < 0 ? Bound.Kind.PRECEDING : Bound.Kind.FOLLOWING;
        Object away = edge instanceof Long whole ? (Object) Math.abs(whole) : distance.abs();
        return new Bound(kind, Optional.of(builder.parameter(away)));
    }
}
