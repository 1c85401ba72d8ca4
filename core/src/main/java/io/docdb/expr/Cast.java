package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/**
 * The operand as a value of {@code type}. What does not fit is an error (22018, 22003, 22007, 22001), or NULL if
 * {@code nullOnError}: TRY_CAST, and the casts the binder adds around dynamic values that are compared.
 */
public record Cast(Expression operand, SqlType type, boolean nullOnError) implements Expression {

    @Override
    public List<Expression> children() {
        return List.of(operand);
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new Cast(children.get(0), type, nullOnError);
    }
}
