package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/**
 * The operand as a value of {@code type}. What does not fit is an error (22018, 22003, 22007), or NULL if
 * {@code nullOnError}: TRY_CAST, and the casts the binder adds around dynamic values that are compared.
 *
 * <p>This is the CAST a user writes: text is cut to the declared length. What INSERT and UPDATE do to a value on its way
 * into a column, where too long text is an error (22001), is the function {@code "ASSIGN"} made by
 * {@code io.docdb.expr.compile.Assignment}. A cast of text to ANY (JSON) parses it; other values stay as they are.
 */
public record Cast(Expression operand, SqlType type, boolean nullOnError, TextPlace place) implements Expression {
    public Cast(Expression operand, SqlType type, boolean nullOnError) {
        this(operand, type, nullOnError, TextPlace.NONE);
    }

    @Override
    public List<Expression> children() {
        return List.of(operand);
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new Cast(children.get(0), type, nullOnError, place);
    }
}
