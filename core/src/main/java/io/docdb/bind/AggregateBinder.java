package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.AggregateCall;
import io.docdb.expr.AggregateFunction;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SortItem;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Binds aggregate calls. An aggregate belongs to the innermost SELECT whose columns its arguments use: in a correlated
 * subquery that may be the outer one.
 */
final class AggregateBinder {
    /** WITHIN GROUP only orders these; of all others what is sorted is what is aggregated. */
    private static final Set<String> ORDERED_BY_WITHIN_GROUP =
            Set.of("LISTAGG", "STRING_AGG", "GROUP_CONCAT", "ARRAY_AGG", "JSON_AGG", "JSONB_AGG", "JSON_ARRAYAGG");

    private final ExpressionBinder expressions;
    private final Binding binding;

    AggregateBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
        this.binding = expressions.binding();
    }

    Expression bind(String name, io.docdb.sql.ast.Expression.Call call) {
        AggregateFunction function = binding.functions().aggregate(name).orElseThrow();
        return bind(function, call.arguments(), call.modifiers(), call.at());
    }

    Expression bind(
            AggregateFunction function,
            List<io.docdb.sql.ast.Expression> arguments,
            CallModifiers modifiers,
            Position at) {
        AggregateCall call = call(function, arguments, modifiers, expressions.in(Clause.AGGREGATE_ARGUMENT), at);
        return ofOwner(call, at);
    }

    /** The call alone, its arguments bound by {@code inside}. */
    AggregateCall call(
            AggregateFunction function,
            List<io.docdb.sql.ast.Expression> arguments,
            CallModifiers modifiers,
            ExpressionBinder inside,
            Position at) {
        List<Expression> bound = new ArrayList<>(inside.bind(arguments));
        Optional<Expression> filter = modifiers.filter().map(inside::bindCondition);
        List<SortKey> orderBy = new ArrayList<>();
        for (SortItem item : modifiers.orderBy()) {
            orderBy.add(OrderBinder.key(inside.bind(item.expression()), item, binding));
        }
        for (SortItem item : modifiers.withinGroup()) {
            SortKey key = OrderBinder.key(inside.bind(item.expression()), item, binding);
            orderBy.add(key);
            if (!ORDERED_BY_WITHIN_GROUP.contains(function.name())) {
                bound.add(key.expression());
            }
        }
        SqlType type = binding.errors().locate(at, () -> function.resultType(Coercion.typesOf(bound)));
        return new AggregateCall(function, bound, modifiers.distinct(), filter, orderBy, type);
    }

    /**
     * {@code RANK(75) WITHIN GROUP (ORDER BY score)}: the rank a row with these values would have. The function is given,
     * for each key, the value, the key of the row, and whether the order is descending and NULLs come first.
     */
    Expression hypothetical(String name, io.docdb.sql.ast.Expression.Call call) {
        AggregateFunction function = binding.functions()
                .aggregate(name + " WITHIN GROUP")
                .orElseThrow(() -> binding.error(
                        call.at(),
                        ErrorCode.NOT_SUPPORTED,
                        name + " WITHIN GROUP is not supported: RANK, DENSE_RANK, PERCENT_RANK and CUME_DIST are"));
        List<SortItem> order = call.modifiers().withinGroup();
        if (order.size() != call.arguments().size()) {
            throw binding.error(
                    call.at(),
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of arguments: " + name + " takes one for each expression of WITHIN GROUP, expected "
                            + order.size() + ", found " + call.arguments().size());
        }
        ExpressionBinder inside = expressions.in(Clause.AGGREGATE_ARGUMENT);
        List<Expression> bound = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            SortKey key = OrderBinder.key(inside.bind(order.get(i).expression()), order.get(i), binding);
            SqlType type = key.expression().type();
            Expression value =
                    inside.coercion().typed(inside.bind(call.arguments().get(i)), type);
            if (call.arguments().get(i) instanceof Reference reference) {
                expressions.scope().select().ifPresent(state -> state.note(reference, value));
            }
            bound.add(
                    value.type().family() == type.family() || type.equals(SqlType.ANY)
                            ? value
                            : inside.coercion().cast(value, type, false));
            bound.add(key.expression());
            bound.add(truth(key.descending()));
            bound.add(truth(key.nullsFirst()));
        }
        Optional<Expression> filter = call.modifiers().filter().map(inside::bindCondition);
        SqlType result = binding.errors().locate(call.at(), () -> function.resultType(Coercion.typesOf(bound)));
        AggregateCall aggregate = new AggregateCall(function, bound, false, filter, List.of(), result);
        return ofOwner(aggregate, call.at());
    }

    private static Constant truth(boolean value) {
        return new Constant(BooleanValue.of(value), SqlType.BOOLEAN);
    }

    /** @throws StatementException GROUPING_ERROR for one that stands around another one of its SELECT or of one inside that */
    private Expression ofOwner(AggregateCall call, Position at) {
        SelectState owner = owner(call, at);
        List<SelectState> states = new ArrayList<>();
        for (Optional<Scope> level = Optional.of(expressions.scope());
                level.isPresent() && !states.contains(owner);
                level = level.get().outer()) {
            level.get().select().ifPresent(states::add);
        }
        Predicate<Expression> nested =
                part -> Plans.usesColumn(part, id -> states.stream().anyMatch(state -> state.isAggregate(id)));
        boolean isNested = call.arguments().stream().anyMatch(nested)
                || call.filter().filter(nested).isPresent()
                || call.orderBy().stream().map(SortKey::expression).anyMatch(nested);
        if (isNested) {
            throw binding.error(at, ErrorCode.GROUPING_ERROR, "Aggregate functions cannot be nested");
        }
        return owner.aggregate(call);
    }

    private SelectState owner(AggregateCall call, Position at) {
        int mark = Integer.MAX_VALUE; // what is inside is younger; a query that LATERAL stands in has no end yet
        for (Optional<Scope> level = Optional.of(expressions.scope());
                level.isPresent();
                level = level.get().outer()) {
            Scope scope = level.get();
            if (uses(call, scope, mark)) {
                return accepting(scope, scope == expressions.scope(), at);
            }
            mark = scope.firstColumn();
        }
        return accepting(expressions.scope(), true, at);
    }

    /** Of a column of the scope, or of an aggregate that belongs to its SELECT. */
    private static boolean uses(AggregateCall call, Scope scope, int mark) {
        Optional<SelectState> state = scope.select();
        Predicate<Expression> uses = part -> Plans.usesColumn(
                part,
                id -> id < mark && scope.owns(id)
                        || state.filter(select -> select.isAggregate(id)).isPresent());
        return call.arguments().stream().anyMatch(uses)
                || call.filter().filter(uses).isPresent();
    }

    private SelectState accepting(Scope scope, boolean isOwn, Position at) {
        boolean allowed = isOwn ? expressions.clause().allowsAggregates() : true;
        Optional<SelectState> state = scope.select();
        if (!allowed || state.isEmpty() || !isOwn && !state.get().acceptsAggregates()) {
            throw notAllowed(at);
        }
        return state.get();
    }

    private StatementException notAllowed(Position at) {
        String hint = expressions.clause() == Clause.WHERE ? "; put the condition into HAVING" : "";
        return binding.error(
                at,
                ErrorCode.GROUPING_ERROR,
                "Aggregate functions are not allowed in " + expressions.clause().text() + hint);
    }

    /**
     * GROUPING(a, b): one bit per argument, the last one lowest: set if the row's grouping set leaves it out. In a query in a
     * grouped one it may speak of the keys of that.
     */
    Expression grouping(io.docdb.sql.ast.Expression.Call call) {
        SelectState state = grouped(call);
        Expression sum = null;
        for (io.docdb.sql.ast.Expression argument : call.arguments()) {
            int key = key(state, argument);
            if (key < 0) {
                throw binding.error(
                        argument.at(),
                        ErrorCode.GROUPING_ERROR,
                        "GROUPING expects expressions of GROUP BY as arguments");
            }
            Expression shifted = operator(">>", state.groupingId().ref(), number(key), call.at());
            Expression bit = operator("&", shifted, number(1), call.at());
            sum = sum == null ? bit : operator("+", operator("*", sum, number(2), call.at()), bit, call.at());
        }
        if (sum == null) {
            throw binding.error(call.at(), ErrorCode.UNKNOWN_FUNCTION, "GROUPING expects at least one argument");
        }
        return sum;
    }

    /** The innermost SELECT that groups by all arguments; if there is none, the one that GROUPING stands in. */
    private SelectState grouped(io.docdb.sql.ast.Expression.Call call) {
        boolean allowed = expressions.clause().allowsAggregates();
        for (Optional<Scope> level = Optional.of(expressions.scope());
                level.isPresent();
                level = level.get().outer()) {
            boolean isOwn = level.get() == expressions.scope();
            Optional<SelectState> state =
                    level.get().select().filter(select -> isOwn ? allowed : select.acceptsAggregates());
            if (state.isPresent() && call.arguments().stream().allMatch(argument -> key(state.get(), argument) >= 0)) {
                return state.get();
            }
        }
        return expressions.scope().select().filter(select -> allowed).orElseThrow(() -> notAllowed(call.at()));
    }

    /** The place of the argument among the keys; below 0 if it is none of them. */
    private int key(SelectState state, io.docdb.sql.ast.Expression argument) {
        return state.groupKeys().indexOf(state.keyWithQuery(argument).orElseGet(() -> expressions
                .in(Clause.AGGREGATE_ARGUMENT)
                .bind(argument)));
    }

    private Expression operator(String sign, Expression left, Expression right, Position at) {
        return expressions.operator(sign, List.of(left, right), at);
    }

    private static Constant number(long value) {
        return new Constant(LongValue.of(value), SqlType.INTEGER);
    }
}
