package io.docdb.expr.define;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.SqlType;
import java.util.List;

/** The check of the number of arguments, for functions that are classes of their own. */
public final class Arity {
    private Arity() {}

    /** @throws StatementException UNKNOWN_FUNCTION naming how many are taken */
    public static void require(String name, List<SqlType> arguments, int fewest, int most) {
        if (arguments.size() < fewest || arguments.size() > most) {
            String expected = fewest == most ? Integer.toString(fewest) : fewest + " to " + most;
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of arguments: " + name + " takes " + expected + ", found " + arguments.size());
        }
    }
}
