package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An aggregate function over the rows of a group. Stands in Aggregate and Window nodes only, never inside an expression.
 *
 * @param arguments empty for COUNT(*)
 * @param filter only rows for which this is true take part
 * @param orderBy the order in which rows are fed (ARRAY_AGG, LISTAGG, WITHIN GROUP)
 */
public record AggregateCall(
        AggregateFunction function,
        List<Expression> arguments,
        boolean distinct,
        Optional<Expression> filter,
        List<SortKey> orderBy,
        SqlType type) {
    public AggregateCall {
        arguments = List.copyOf(arguments);
        orderBy = List.copyOf(orderBy);
    }

    /** A copy with {@code rewrite} applied to each expression; this very call if they all stay the same. */
    public AggregateCall map(UnaryOperator<Expression> rewrite) {
        List<Expression> newArguments = Rewrite.each(arguments, rewrite);
        Optional<Expression> newFilter = Rewrite.ifPresent(filter, rewrite);
        List<SortKey> newOrder = Rewrite.each(orderBy, key -> key.map(rewrite));
        return newArguments == arguments && newFilter == filter && newOrder == orderBy
                ? this
                : new AggregateCall(function, newArguments, distinct, newFilter, newOrder, type);
    }
}
