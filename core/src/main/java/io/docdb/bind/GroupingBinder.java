package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Expression;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.QueryBody.GroupingElement;
import io.docdb.sql.ast.QueryBody.GroupingSet;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Binds GROUP BY to distinct keys and the sets of them that are grouped by.
 *
 * <p>The elements multiply: {@code GROUP BY a, ROLLUP (b, c)} has the sets (a, b, c), (a, b), (a). A single name is first
 * a declared column, then an alias of the select list; a whole number is a place in the select list.
 */
final class GroupingBinder {
    /** CUBE doubles the sets with each element; more than this many is a slip of the pen. */
    private static final int MAX_SETS = 4096;

    private final Binding binding;
    private final Scope scope;
    private final ExpressionBinder expressions;
    private final List<QueryBody.SelectItem> items;
    private final List<Expression> keys = new ArrayList<>();
    private final List<List<Integer>> sets = new ArrayList<>();
    private final Map<io.docdb.sql.ast.Expression, Expression> groupedItems = new IdentityHashMap<>();

    GroupingBinder(Binding binding, Scope scope, List<QueryBody.SelectItem> items) {
        this.binding = binding;
        this.scope = scope;
        this.expressions = new ExpressionBinder(binding, scope, Clause.GROUP_BY);
        this.items = items;
    }

    void bind(QueryBody.GroupBy groupBy) {
        List<List<Integer>> product = List.of(List.of());
        for (GroupingElement element : groupBy.elements()) {
            product = multiply(product, setsOf(element), groupBy);
        }
        sets.addAll(groupBy.distinct() ? withoutRepetitions(product) : product);
    }

    /** The key that an item of the select list is by its place or its alias. */
    Optional<Expression> keyOf(io.docdb.sql.ast.Expression item) {
        return Optional.ofNullable(groupedItems.get(item));
    }

    private Optional<io.docdb.sql.ast.Expression> itemCalled(io.docdb.sql.ast.Expression tree) {
        if (!(tree instanceof Reference reference)
                || reference.steps().size() != 1
                || !(reference.steps().get(0) instanceof PathStep.Field field)
                || scope.find(field.name().text()).isPresent()) {
            return Optional.empty();
        }
        return scope.select()
                .flatMap(state -> state.findAlias(field.name().text()))
                .map(QueryBody.ExpressionItem::expression);
    }

    /** The grouping expressions, each once. */
    List<Expression> keys() {
        return keys;
    }

    /** Places in {@link #keys}. */
    List<List<Integer>> sets() {
        return sets;
    }

    private List<List<Integer>> multiply(
            List<List<Integer>> left, List<List<Integer>> right, QueryBody.GroupBy groupBy) {
        if ((long) left.size() * right.size() > MAX_SETS) {
            throw binding.error(
                    groupBy.at(), ErrorCode.STATEMENT_TOO_COMPLEX, "More than " + MAX_SETS + " grouping sets");
        }
        List<List<Integer>> product = new ArrayList<>(left.size() * right.size());
        for (List<Integer> a : left) {
            for (List<Integer> b : right) {
                product.add(union(a, b));
            }
        }
        return product;
    }

    private static List<Integer> union(List<Integer> a, List<Integer> b) {
        List<Integer> both = new ArrayList<>(a);
        for (Integer key : b) {
            if (!both.contains(key)) {
                both.add(key);
            }
        }
        return both;
    }

    private static List<List<Integer>> withoutRepetitions(List<List<Integer>> product) {
        LinkedHashSet<List<Integer>> distinct = new LinkedHashSet<>();
        product.forEach(set -> distinct.add(List.copyOf(new TreeSet<>(set))));
        return List.copyOf(distinct);
    }

    private List<List<Integer>> setsOf(GroupingElement element) {
        if (element instanceof GroupingSet set) {
            return List.of(keysOf(set));
        }
        if (element instanceof QueryBody.Rollup rollup) {
            return rollup(rollup.sets().stream().map(this::keysOf).toList());
        }
        if (element instanceof QueryBody.Cube cube) {
            return cube(cube.sets().stream().map(this::keysOf).toList());
        }
        List<List<Integer>> all = new ArrayList<>();
        ((QueryBody.GroupingSets) element).elements().forEach(part -> all.addAll(setsOf(part)));
        return all;
    }

    /** All prefixes, longest first. */
    private static List<List<Integer>> rollup(List<List<Integer>> parts) {
        List<List<Integer>> prefixes = new ArrayList<>();
        for (int length = parts.size(); length >= 0; length--) {
            List<Integer> prefix = List.of();
            for (List<Integer> part : parts.subList(0, length)) {
                prefix = union(prefix, part);
            }
            prefixes.add(prefix);
        }
        return prefixes;
    }

    /** All subsets, the full one first. */
    private List<List<Integer>> cube(List<List<Integer>> parts) {
        if (1L << Math.min(parts.size(), 62) > MAX_SETS) {
            throw new io.docdb.error.StatementException(
                    ErrorCode.STATEMENT_TOO_COMPLEX,
                    "CUBE of " + parts.size() + " elements has too many grouping sets");
        }
        List<List<Integer>> subsets = new ArrayList<>();
        for (int mask = (1 << parts.size()) - 1; mask >= 0; mask--) {
            List<Integer> subset = List.of();
            for (int i = 0; i < parts.size(); i++) {
                if ((mask >> (parts.size() - 1 - i) & 1) == 1) {
                    subset = union(subset, parts.get(i));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private List<Integer> keysOf(GroupingSet set) {
        List<Integer> places = new ArrayList<>(set.expressions().size());
        for (io.docdb.sql.ast.Expression tree : set.expressions()) {
            Expression key = bindKey(tree);
            int place = keys.indexOf(key);
            if (place < 0) {
                place = keys.size();
                keys.add(key);
            }
            if (!places.contains(place)) {
                places.add(place);
            }
        }
        return places;
    }

    private Expression bindKey(io.docdb.sql.ast.Expression tree) {
        int place = SelectList.position(tree, items.size(), binding).orElse(-1);
        if (place < 0) {
            Expression key = bindKey(tree, expressions);
            itemCalled(tree).ifPresent(item -> noteItem(item, key));
            return key;
        }
        if (items.get(place) instanceof QueryBody.ExpressionItem item) {
            Expression key = bindKey(item.expression(), expressions.in(Clause.GROUP_ALIAS));
            noteItem(item.expression(), key);
            return key;
        }
        throw binding.error(
                tree.at(), ErrorCode.GROUPING_ERROR, "GROUP BY " + (place + 1) + " names a * of the select list");
    }

    private Expression bindKey(io.docdb.sql.ast.Expression tree, ExpressionBinder binder) {
        Optional<Expression> known = scope.select().flatMap(state -> state.keyWithQuery(tree));
        Expression key = known.isPresent() ? known.get() : binder.bind(tree);
        scope.select().ifPresent(state -> state.noteKey(tree, key));
        return key;
    }

    private void noteItem(io.docdb.sql.ast.Expression item, Expression key) {
        groupedItems.put(item, key);
        scope.select().ifPresent(state -> state.noteKey(item, key));
    }
}
