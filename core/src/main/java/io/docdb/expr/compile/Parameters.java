package io.docdb.expr.compile;

import io.docdb.expr.Evaluator;
import io.docdb.expr.Parameter;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.TypeRules;
import io.docdb.value.SqlType;
import io.docdb.value.Value;

/**
 * Parameters: given as what the caller had at hand, read as what the surroundings ask for. The text {@code "17"} given
 * for a number becomes the number; a number is never rounded to the type of the column it is compared with.
 */
final class Parameters {
    private Parameters() {}

    static Evaluator compile(Parameter parameter) {
        int position = parameter.position();
        SqlType wanted = parameter.type().isInteger()
                ? SqlType.DECIMAL
                : SqlType.of(parameter.type().name());
        boolean asGiven =
                switch (wanted.family()) {
                    case ANY, NULL, ROW, ARRAY, OBJECT -> true;
                    default -> false;
                };
        if (asGiven) {
            return (row, context) -> ExpressionCompiler.present(context.parameter(position));
        }
        return (row, context) -> {
            Value value = context.parameter(position);
            boolean fits = value.isNull() || TypeRules.typeOf(value).family() == wanted.family();
            return fits ? ExpressionCompiler.present(value) : Casts.cast(value, wanted, context.zone());
        };
    }
}
