package io.docdb.sql;

import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Constraint;
import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Position;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * MySQL's {@code INT UNSIGNED}: the next larger type, checked to be from 0 to what the unsigned one holds. There is none larger than
 * BIGINT: {@code BIGINT UNSIGNED} ends where BIGINT does.
 */
final class UnsignedType {
    private UnsignedType() {}

    static boolean isNext(TokenReader in) {
        return in.kind() == TokenKind.WORD && in.tokens().source(in.mark()).equalsIgnoreCase("UNSIGNED");
    }

    /** @param type a numeric one, which stands before the word @return what the column is declared as */
    static DataType read(TokenReader in, Name column, DataType type, Consumer<Constraint> constraints) {
        Position at = in.here();
        in.skip();
        Expression reference = new Expression.Reference(List.of(new PathStep.Field(column)));
        List<Condition> bounds = new ArrayList<>();
        bounds.add(new Condition.Comparison(ComparisonOperator.GREATER_OR_EQUAL, reference, number(0, at)));
        SqlType.Name wider = type.type().name();
        long most = -1;
        switch (wider) {
            case TINYINT -> {
                wider = SqlType.Name.SMALLINT;
                most = 0xFF;
            }
            case SMALLINT -> {
                wider = SqlType.Name.INTEGER;
                most = 0xFFFF;
            }
            case INTEGER -> {
                wider = SqlType.Name.BIGINT;
                most = 0xFFFF_FFFFL;
            }
            default -> {
                // large enough as it is
            }
        }
        if (most >= 0) {
            bounds.add(new Condition.Comparison(ComparisonOperator.LESS_OR_EQUAL, reference, number(most, at)));
        }
        Expression inRange = bounds.size() == 1 ? bounds.get(0) : new Condition.And(List.copyOf(bounds));
        constraints.accept(new Constraint.Check(Optional.empty(), inRange, at));
        return wider == type.type().name() ? type : new DataType(SqlType.of(wider), type.at());
    }

    private static Expression number(long value, Position at) {
        return new Expression.Literal(LongValue.of(value), at);
    }
}
