package io.docdb.exec;

import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Case;
import io.docdb.expr.Cast;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsMissing;
import io.docdb.expr.IsNull;
import io.docdb.expr.Like;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.Parameter;
import io.docdb.expr.PathAccess;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.SortKey;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.json.JsonValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Bound expressions as EXPLAIN shows them: SQL as far as it goes, columns by name, subqueries by their kind. */
final class ExpressionText {
    /** Of more values, or ranges, only so many are shown: nobody reads a thousand. */
    static final int MOST_SHOWN = 20;

    private final Map<Integer, String> names;

    /** @param names of columns whose own name would not tell them apart, by id */
    ExpressionText(Map<Integer, String> names) {
        this.names = names;
    }

    String of(Expression node) {
        if (node instanceof Constant constant) {
            return value(constant.value());
        }
        if (node instanceof Parameter parameter) {
            return "?" + (parameter.position() + 1);
        }
        if (node instanceof ColumnRef reference) {
            return names.getOrDefault(
                    reference.column().id(), reference.column().name());
        }
        if (node instanceof PathAccess access) {
            return of(access.base()) + "." + access.path();
        }
        if (node instanceof And and) {
            return joined(and.terms(), " AND ", true);
        }
        if (node instanceof Or or) {
            return joined(or.terms(), " OR ", true);
        }
        if (node instanceof Not not) {
            return "NOT " + nested(not.operand());
        }
        if (node instanceof Comparison comparison) {
            return nested(comparison.left()) + " " + comparison.operator().sqlText() + " " + nested(comparison.right());
        }
        if (node instanceof IsNull test) {
            return nested(test.operand()) + " IS NULL";
        }
        if (node instanceof IsMissing test) {
            return nested(test.operand()) + " IS MISSING";
        }
        if (node instanceof InList list) {
            return nested(list.operand()) + " IN (" + shortened(list.items()) + ")";
        }
        if (node instanceof Like like) {
            return nested(like.operand()) + (like.ignoreCase() ? " ILIKE " : " LIKE ") + nested(like.pattern());
        }
        return composed(node);
    }

    private String composed(Expression node) {
        if (node instanceof Cast cast) {
            return (cast.nullOnError() ? "TRY_CAST(" : "CAST(") + of(cast.operand()) + " AS " + cast.type() + ")";
        }
        if (node instanceof Call call) {
            return call(call);
        }
        if (node instanceof RowConstructor row) {
            return "(" + joined(row.fields(), ", ", false) + ")";
        }
        if (node instanceof Case choice) {
            String branches = choice.branches().stream()
                    .map(branch -> " WHEN " + of(branch.condition()) + " THEN " + of(branch.result()))
                    .collect(Collectors.joining());
            return "CASE" + branches + " ELSE " + of(choice.otherwise()) + " END";
        }
        return subquery((SubqueryExpression) node);
    }

    private String call(Call call) {
        String name = call.function().name();
        boolean sign = !Character.isLetter(name.charAt(0));
        if (sign && call.arguments().size() == 2) {
            return joined(call.arguments(), " " + name + " ", true);
        }
        return sign && call.arguments().size() == 1
                ? name + nested(call.arguments().get(0))
                : name + "(" + joined(call.arguments(), ", ", false) + returning(call) + ")";
    }

    /** What JSON_VALUE makes of what it finds, unless it is a text as it stands. */
    private static String returning(Call call) {
        boolean isPlain = call.type().isText() && !call.type().hasPrecision();
        return call.function() instanceof JsonValue && !isPlain ? " RETURNING " + call.type() : "";
    }

    private String subquery(SubqueryExpression subquery) {
        String operand =
                subquery.operand().map(expression -> nested(expression) + " ").orElse("");
        return switch (subquery.kind()) {
            case SCALAR -> "(subquery)";
            case ARRAY, LOOKED_UP -> "ARRAY(subquery)";
            case EXISTS -> "EXISTS(subquery)";
            case QUANTIFIED_ANY -> operand + subquery.operator().orElseThrow().sqlText() + " ANY(subquery)";
            case QUANTIFIED_ALL -> operand + subquery.operator().orElseThrow().sqlText() + " ALL(subquery)";
        };
    }

    static String value(Value value) {
        return value instanceof TextValue text ? "'" + text.value().replace("'", "''") + "'" : value.toString();
    }

    private String nested(Expression node) {
        String text = of(node);
        boolean simple = node.children().isEmpty()
                || node instanceof PathAccess
                || node instanceof Cast
                || node instanceof RowConstructor
                || node instanceof Call call
                        && Character.isLetter(call.function().name().charAt(0));
        return simple ? text : "(" + text + ")";
    }

    private String shortened(List<Expression> items) {
        return items.size() <= MOST_SHOWN
                ? joined(items, ", ", false)
                : joined(items.subList(0, MOST_SHOWN), ", ", false) + ", " + (items.size() - MOST_SHOWN) + " more";
    }

    private String joined(List<Expression> nodes, String separator, boolean nest) {
        return nodes.stream().map(node -> nest ? nested(node) : of(node)).collect(Collectors.joining(separator));
    }

    String list(List<Expression> nodes) {
        return joined(nodes, ", ", false);
    }

    String keys(List<SortKey> keys) {
        return keys.stream()
                .map(key -> of(key.expression())
                        + (key.descending() ? " DESC" : "")
                        + (key.nullsFirst() == key.descending()
                                ? ""
                                : key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST"))
                .collect(Collectors.joining(", "));
    }
}
