package io.docdb.optimize.rule;

import io.docdb.error.DatabaseException;
import io.docdb.expr.Call;
import io.docdb.expr.Cast;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.expr.define.Param;
import io.docdb.expr.type.Casts;
import io.docdb.value.ArrayValue;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The operators {@code #>} and {@code #>>} with known names are paths like those of {@code ->} and {@code ->>}, which are read from the
 * bytes of documents, and have indexes: {@code doc #>> '{customer,id}'} is {@code CAST(doc.customer.id AS VARCHAR)}.
 */
public final class ConstantPaths {
    private static final SqlType TEXTS = SqlType.arrayOf(SqlType.VARCHAR);

    /** May stand for a place in an array. */
    private static final Pattern PLACE = Pattern.compile("-?\\d+");

    private ConstantPaths() {}

    /** The call itself if it is something else. */
    public static Expression of(Call call) {
        boolean asText = call.function().name().equals("#>>");
        if (!asText && !call.function().name().equals("#>")
                || Param.isJsonText(call.arguments().get(0))) {
            return call;
        }
        Optional<Expression> path = names(call.arguments().get(1))
                .map(names -> path(call.arguments().get(0), FieldPath.of(names)));
        return path.<Expression>map(found -> asText ? new Cast(found, SqlType.VARCHAR, false) : found)
                .orElse(call);
    }

    private static Expression path(Expression base, FieldPath path) {
        return base instanceof PathAccess access && !access.path().isMulti()
                ? new PathAccess(access.base(), access.path().then(path), SqlType.ANY)
                : new PathAccess(base, path, SqlType.ANY);
    }

    private static Optional<String[]> names(Expression steps) {
        if (!(steps instanceof Constant constant)) {
            return Optional.empty();
        }
        try {
            Value array = Casts.cast(constant.value(), TEXTS, ZoneOffset.UTC);
            List<Value> names = array instanceof ArrayValue found ? found.elements() : List.of();
            boolean areNames = !names.isEmpty()
                    && names.stream()
                            .allMatch(name -> name instanceof TextValue text
                                    && !PLACE.matcher(text.value()).matches());
            return areNames
                    ? Optional.of(names.stream()
                            .map(name -> ((TextValue) name).value())
                            .toArray(String[]::new))
                    : Optional.empty();
        } catch (DatabaseException noArray) {
            return Optional.empty(); // an error of the statement when it runs
        }
    }
}
