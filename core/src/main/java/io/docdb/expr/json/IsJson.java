package io.docdb.expr.json;

import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SpecializingFunction;
import io.docdb.expr.define.Arity;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.define.Param;
import io.docdb.expr.type.JsonForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code IS JSON} and its forms, registered as {@code "IS JSON OBJECT WITH UNIQUE KEYS"} and so on: whether a text is
 * JSON text of that shape. Values that are no text are JSON already.
 */
record IsJson(Shape shape, boolean uniqueKeys, boolean parsesText) implements SpecializingFunction {
    /** What the JSON must be. */
    enum Shape {
        VALUE,
        OBJECT,
        ARRAY,
        SCALAR
    }

    static List<Named> all() {
        List<Named> functions = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            for (boolean unique : new boolean[] {false, true}) {
                IsJson test = new IsJson(shape, unique, true);
                String plain = "IS JSON" + (unique ? " WITH UNIQUE KEYS" : "");
                if (shape != Shape.VALUE) {
                    functions.add(Named.of(test));
                } else if (unique) {
                    functions.add(Named.of(test, plain));
                } else {
                    functions.add(Named.of(test, plain, "JSON_VALID", "IS_JSON"));
                }
            }
        }
        return functions;
    }

    @Override
    public String name() {
        return "IS JSON " + shape + (uniqueKeys ? " WITH UNIQUE KEYS" : "");
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        Arity.require(name(), arguments, 1, 1);
        return SqlType.BOOLEAN;
    }

    @Override
    public ScalarFunction specialize(List<Expression> arguments, SqlType result) {
        return Param.isJsonText(arguments.get(0)) ? this : new IsJson(shape, uniqueKeys, false);
    }

    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        Value value = arguments[0];
        if (value instanceof TextValue text && parsesText) {
            return BooleanValue.of(isShape(text.value()));
        }
        if (value instanceof BinaryValue bytes) {
            return BooleanValue.of(isShape(new String(bytes.bytes(), StandardCharsets.UTF_8)));
        }
        boolean object = value instanceof Document;
        boolean array = value instanceof ArrayValue;
        return BooleanValue.of(
                switch (shape) {
                    case VALUE -> true;
                    case OBJECT -> object;
                    case ARRAY -> array;
                    case SCALAR -> !object && !array;
                });
    }

    private boolean isShape(String text) {
        if (!JsonForm.isJson(text, uniqueKeys)) {
            return false;
        }
        char first = text.strip().charAt(0);
        return switch (shape) {
            case VALUE -> true;
            case OBJECT -> first == '{';
            case ARRAY -> first == '[';
            case SCALAR -> first != '{' && first != '[';
        };
    }
}
