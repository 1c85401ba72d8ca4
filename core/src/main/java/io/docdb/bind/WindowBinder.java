package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.expr.AggregateCall;
import io.docdb.expr.AggregateFunction;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.expr.WindowFunction;
import io.docdb.plan.logical.WindowColumn;
import io.docdb.plan.logical.WindowFrame;
import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SortItem;
import io.docdb.sql.ast.Window;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Binds calls with an OVER clause; the window may be named, or build on a named one. */
final class WindowBinder {
    private final ExpressionBinder expressions;
    private final ExpressionBinder inside;
    private final Binding binding;

    WindowBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
        this.inside = expressions.in(Clause.WINDOW);
        this.binding = expressions.binding();
    }

    Expression bind(String name, io.docdb.sql.ast.Expression.Call call) {
        Optional<WindowFunction> window = binding.functions().window(name);
        Optional<AggregateFunction> aggregate = binding.functions().aggregate(name);
        if (window.isEmpty() && aggregate.isEmpty()) {
            throw unknown(name, call);
        }
        if (window.isPresent()
                && (call.modifiers().distinct() || call.modifiers().filter().isPresent())) {
            throw binding.error(
                    call.at(),
                    ErrorCode.NOT_SUPPORTED,
                    "Window function " + name + " takes neither DISTINCT nor FILTER");
        }
        return window.isPresent()
                ? function(directed(window.get(), call), call)
                : aggregate(aggregate.get(), call.arguments(), call.modifiers(), call.at());
    }

    /** The function under IGNORE NULLS and FROM LAST. */
    private WindowFunction directed(WindowFunction function, io.docdb.sql.ast.Expression.Call call) {
        return binding.errors().locate(call.at(), () -> {
            boolean ignores = call.modifiers().nullTreatment() == CallModifiers.NullTreatment.IGNORE;
            WindowFunction treated = ignores ? function.ignoringNulls() : function;
            return call.modifiers().fromLast() ? treated.fromLast() : treated;
        });
    }

    private RuntimeException unknown(String name, io.docdb.sql.ast.Expression.Call call) {
        return binding.error(
                call.at(),
                ErrorCode.UNKNOWN_FUNCTION,
                "Window function \"" + name + "\" not found"
                        + NearNames.didYouMean(
                                name.toUpperCase(Locale.ROOT),
                                binding.functions().names()));
    }

    private Expression function(WindowFunction function, io.docdb.sql.ast.Expression.Call call) {
        List<Expression> arguments = new ArrayList<>(inside.bind(call.arguments()));
        int spare = function.defaultArgument();
        if (spare > 0 && spare < arguments.size()) {
            List<Expression> pair = List.of(arguments.get(0), arguments.get(spare));
            arguments.set(spare, inside.coercion().readLiterals(pair, call.at()).get(1));
        }
        SqlType type = binding.errors().locate(call.at(), () -> function.resultType(Coercion.typesOf(arguments)));
        Column column = binding.newColumn(function.name().toLowerCase(Locale.ROOT), type, true);
        return place(call.modifiers(), call.at(), column, Optional.of(function), arguments, Optional.empty());
    }

    /** An aggregate as a window function. */
    Expression aggregate(
            AggregateFunction function,
            List<io.docdb.sql.ast.Expression> arguments,
            CallModifiers modifiers,
            Position at) {
        AggregateCall call = new AggregateBinder(expressions).call(function, arguments, modifiers, inside, at);
        Column column = binding.newColumn(function.name().toLowerCase(Locale.ROOT), call.type(), true);
        return place(modifiers, at, column, Optional.empty(), List.of(), Optional.of(call));
    }

    private Expression place(
            CallModifiers modifiers,
            Position at,
            Column column,
            Optional<WindowFunction> function,
            List<Expression> arguments,
            Optional<AggregateCall> aggregate) {
        SelectState state = expressions
                .scope()
                .select()
                .filter(select -> expressions.clause().allowsWindows())
                .orElseThrow(() -> binding.error(
                        at,
                        ErrorCode.WINDOWING_ERROR,
                        "Window functions are not allowed in "
                                + expressions.clause().text()));
        Window.Specification specification = specification(modifiers.over().orElseThrow(), state);
        List<Expression> partitionBy = inside.bind(specification.partitionBy());
        List<SortKey> orderBy = new ArrayList<>();
        for (SortItem item : specification.orderBy()) {
            orderBy.add(OrderBinder.key(inside.bind(item.expression()), item, binding));
        }
        WindowFrame frame =
                specification.frame().map(written -> frame(written, orderBy)).orElse(WindowFrame.DEFAULT);
        return state.window(partitionBy, orderBy, new WindowColumn(column, function, arguments, aggregate, frame));
    }

    private Window.Specification specification(Window window, SelectState state) {
        if (window instanceof Window.Named named) {
            return definition(named.name(), state);
        }
        Window.Specification own = (Window.Specification) window;
        if (own.base().isEmpty()) {
            return own;
        }
        Window.Specification base = definition(own.base().get(), state);
        if (!own.partitionBy().isEmpty()
                || !own.orderBy().isEmpty() && !base.orderBy().isEmpty()
                || base.frame().isPresent()) {
            throw binding.error(
                    own.at(),
                    ErrorCode.WINDOWING_ERROR,
                    "Window \"" + own.base().get()
                            + "\" cannot be changed: a window built on it may add an order, if it has none, and a frame");
        }
        return new Window.Specification(
                Optional.empty(),
                base.partitionBy(),
                own.orderBy().isEmpty() ? base.orderBy() : own.orderBy(),
                own.frame(),
                own.at());
    }

    private Window.Specification definition(io.docdb.sql.ast.Name name, SelectState state) {
        Window.Definition found = binding.errors()
                .locate(name.at(), () -> state.findWindow(name.text()))
                .orElseThrow(() -> binding.error(
                        name.at(),
                        ErrorCode.UNKNOWN_OBJECT,
                        "Window \"" + name + "\" is not defined in the WINDOW clause"));
        return specification(found.specification(), state);
    }

    private WindowFrame frame(Window.Frame frame, List<SortKey> orderBy) {
        WindowFrame.Bound from = bound(frame.start());
        WindowFrame.Bound to = bound(frame.end());
        if (frame.start().kind().compareTo(frame.end().kind()) > 0
                || frame.start().kind() == Window.Bound.Kind.UNBOUNDED_FOLLOWING
                || frame.end().kind() == Window.Bound.Kind.UNBOUNDED_PRECEDING) {
            throw binding.error(frame.at(), ErrorCode.WINDOWING_ERROR, "The window frame begins behind its end");
        }
        boolean hasDistance = from.offset().isPresent() || to.offset().isPresent();
        if (frame.unit() == Window.Frame.Unit.RANGE && hasDistance && orderBy.size() != 1) {
            throw binding.error(
                    frame.at(),
                    ErrorCode.WINDOWING_ERROR,
                    "RANGE with a distance expects exactly one ORDER BY expression, found " + orderBy.size());
        }
        if (frame.unit() == Window.Frame.Unit.GROUPS && orderBy.isEmpty()) {
            throw binding.error(frame.at(), ErrorCode.WINDOWING_ERROR, "GROUPS expects an ORDER BY in the window");
        }
        return new WindowFrame(
                WindowFrame.Unit.valueOf(frame.unit().name()),
                from,
                to,
                WindowFrame.Exclusion.valueOf(frame.exclusion().name()));
    }

    private WindowFrame.Bound bound(Window.Bound bound) {
        return new WindowFrame.Bound(
                WindowFrame.BoundKind.valueOf(bound.kind().name()),
                bound.distance().map(this::distance));
    }

    /** One value for all rows: it sees the columns of queries around, and none of its own. */
    private Expression distance(io.docdb.sql.ast.Expression tree) {
        Scope own = expressions.scope();
        Scope around =
                new Scope(own.outer(), own.commonTables(), binding.tally().columnMark());
        ExpressionBinder outside = new ExpressionBinder(binding, around, Clause.FRAME);
        return outside.coercion().typed(outside.bind(tree), SqlType.BIGINT);
    }
}
