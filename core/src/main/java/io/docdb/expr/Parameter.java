package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/**
 * A value given at each execution.
 *
 * @param position from 0
 * @param type what the surroundings ask for; ANY if they do not say
 */
public record Parameter(int position, SqlType type) implements Expression {

    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return this;
    }
}
