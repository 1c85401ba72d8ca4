package io.docdb.dsl;

import io.docdb.dsl.mapping.Getter;
import io.docdb.sql.ast.SortItem;
import java.util.ArrayList;
import java.util.List;

/**
 * An order of documents: {@code Sort.by("customer.city").thenBy("placedAt").desc()}. {@link #desc}, {@link #nullsFirst} and
 * their like are about the item before them. Immutable.
 */
public final class Sort {
    public static final Sort NONE = new Sort(List.of());

    private record Item(Operand operand, boolean descending, SortItem.NullOrder nulls) {}

    private final List<Item> items;

    private Sort(List<Item> items) {
        this.items = List.copyOf(items);
    }

    /** Ascending by the field at a path. */
    public static Sort by(String path) {
        return NONE.thenBy(path);
    }

    public static <T, V> Sort by(Getter<T, V> property) {
        return NONE.thenBy(property);
    }

    public static Sort by(Operand operand) {
        return NONE.thenBy(operand);
    }

    public Sort thenBy(String path) {
        return thenBy(Operand.field(path));
    }

    public <T, V> Sort thenBy(Getter<T, V> property) {
        return thenBy(Operand.field(property));
    }

    public Sort thenBy(Operand operand) {
        List<Item> longer = new ArrayList<>(items);
        longer.add(new Item(operand, false, SortItem.NullOrder.DEFAULT));
        return new Sort(longer);
    }

    /** This order, and among equals the other. */
    public Sort then(Sort other) {
        List<Item> longer = new ArrayList<>(items);
        longer.addAll(Given.given(other, "an order").items);
        return new Sort(longer);
    }

    public Sort asc() {
        Item last = last();
        return replaceLast(new Item(last.operand, false, last.nulls));
    }

    public Sort desc() {
        Item last = last();
        return replaceLast(new Item(last.operand, true, last.nulls));
    }

    /** Documents without a value come first. */
    public Sort nullsFirst() {
        Item last = last();
        return replaceLast(new Item(last.operand, last.descending, SortItem.NullOrder.FIRST));
    }

    /** Documents without a value come last. */
    public Sort nullsLast() {
        Item last = last();
        return replaceLast(new Item(last.operand, last.descending, SortItem.NullOrder.LAST));
    }

    public boolean isNone() {
        return items.isEmpty();
    }

    private Item last() {
        if (items.isEmpty()) {
            throw Given.refused("asc(), desc(), nullsFirst() and nullsLast() are about the item before them: expected"
                    + " orderBy(…) first, found none");
        }
        return items.get(items.size() - 1);
    }

    private Sort replaceLast(Item item) {
        List<Item> changed = new ArrayList<>(items);
        changed.set(items.size() - 1, item);
        return new Sort(changed);
    }

    /** True for what comes behind these values in the order; a range where all of it goes one way. */
    Filter<Object> after(Object... values) {
        if (items.isEmpty() || values.length != items.size()) {
            throw Given.refused("after(…) is about the order of the query: expected a value for each of its "
                    + items.size() + " items, found " + values.length);
        }
        boolean oneWay = items.stream().allMatch(item -> item.descending == items.get(0).descending);
        if (oneWay) {
            Object[] keys = items.stream().map(Item::operand).toArray();
            return behind(
                    items.get(0),
                    keys.length == 1 ? (Operand) keys[0] : Operand.row(keys),
                    keys.length == 1 ? Operand.of(values[0]) : Operand.row(values));
        }
        List<Filter<Object>> ways = new ArrayList<>();
        Filter<Object> equal = Filter.all();
        for (int i = 0; i < items.size(); i++) {
            Operand value = Operand.of(values[i]);
            ways.add(equal.and(behind(items.get(i), items.get(i).operand, value)));
            equal = equal.and(Filter.where(items.get(i).operand).eq(value));
        }
        return ways.stream().reduce(Filter::or).orElseThrow();
    }

    private static Filter<Object> behind(Item item, Operand key, Operand value) {
        return item.descending ? Filter.where(key).lt(value) : Filter.where(key).gt(value);
    }

    List<SortItem> build(StatementBuilder builder, StatementBuilder.Scope scope) {
        return items.stream()
                .map(item -> new SortItem(item.operand.build(builder, scope), item.descending, item.nulls))
                .toList();
    }
}
