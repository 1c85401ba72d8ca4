package io.docdb.sql;

import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text that is one of a list: MySQL's column of type ENUM, PostgreSQL's type made by CREATE TYPE … AS ENUM. It sorts as text. */
public final class Enumeration {
    /** Behind the name of the type: the constraint that holds its values, and by which it is known for an enumeration. */
    public static final String CONSTRAINT_SUFFIX = "_values";

    private Enumeration() {}

    /** {@code value IN ('sad', 'ok')}. */
    static Condition oneOf(Expression value, List<String> labels, Position at) {
        List<Expression> literals = labels.stream()
                .map(text -> (Expression) new Expression.Literal(new TextValue(text), at))
                .toList();
        return new Condition.InList(value, literals, false, at);
    }

    /** The condition over {@code VALUE} as it is kept. */
    public static String conditionSql(List<String> labels) {
        return SqlPrinter.print(oneOf(value(), labels, Position.NONE));
    }

    static Expression value() {
        return Expression.Reference.of("value");
    }

    /** The texts of a condition that {@link #oneOf} made, in their order; empty if the constraint is another one. */
    public static Optional<List<String>> labels(String constraint, String conditionSql) {
        if (!constraint.endsWith(CONSTRAINT_SUFFIX)
                || !(Parser.parseExpression(conditionSql) instanceof Condition.InList list)
                || list.negated()) {
            return Optional.empty();
        }
        List<String> labels = new ArrayList<>();
        for (Expression element : list.elements()) {
            if (!(element instanceof Expression.Literal literal) || !(literal.value() instanceof TextValue text)) {
                return Optional.empty();
            }
            labels.add(text.value());
        }
        return Optional.of(labels);
    }
}
