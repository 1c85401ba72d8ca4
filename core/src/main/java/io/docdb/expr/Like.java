package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/**
 * SQL LIKE: {@code %} stands for any text, {@code _} for one character; the escape takes the next one literally.
 *
 * @param escape a text of one character, or of none for no escape at all
 * @param ignoreCase true for ILIKE
 * @param place for the error of a pattern or escape that is none
 */
public record Like(Expression operand, Expression pattern, Expression escape, boolean ignoreCase, TextPlace place)
        implements Expression {

    @Override
    public SqlType type() {
        return SqlType.BOOLEAN;
    }

    @Override
    public List<Expression> children() {
        return List.of(operand, pattern, escape);
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new Like(children.get(0), children.get(1), children.get(2), ignoreCase, place);
    }
}
