package io.docdb.expr.document;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.ScalarFunction;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The document (first argument) with the value (second argument) at a path.
 *
 * <p>Objects that are missing on the way are made, as {@code SET customer.city = 'Oslo'} expects; an element behind the
 * end of an array may only be the next one; {@code [*]} sets all elements. {@code {"a": 1}} with 2 at {@code b.c} is
 * {@code {"a": 1, "b": {"c": 2}}}.
 */
public record SetPath(FieldPath path) implements ScalarFunction {

    @Override
    public String name() {
        return "SET " + path;
    }

    @Override
    public boolean nullOnNull() {
        return false;
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        return SqlType.OBJECT;
    }

    /** @throws StatementException INVALID_PARAMETER if the path leads through a value that has no such part */
    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        return set(arguments[0], 0, arguments[1]);
    }

    private Value set(Value at, int depth, Value value) {
        if (depth == path.steps().size()) {
            return value;
        }
        FieldPath.Step step = path.steps().get(depth);
        if (step instanceof FieldPath.Field field) {
            Document object = at instanceof Document document
                    ? document
                    : at.isNull() ? Document.EMPTY : refuse(at, "an object", depth);
            return object.with(field.name(), set(object.get(field.name()), depth + 1, value));
        }
        ArrayValue array =
                at instanceof ArrayValue given ? given : at.isNull() ? ArrayValue.of() : refuse(at, "an array", depth);
        List<Value> elements = new ArrayList<>(array.elements());
        if (step instanceof FieldPath.Element element) {
            setElement(elements, element.position(), depth, value);
        } else {
            elements.replaceAll(each -> set(each, depth + 1, value));
        }
        return new ArrayValue(elements);
    }

    private void setElement(List<Value> elements, int position, int depth, Value value) {
        int place = position < 0 ? elements.size() + position : position;
        if (place < 0 || place > elements.size()) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    "No such element: " + path + " expects at least " + (position < 0 ? -position : position)
                            + " elements, found " + elements.size());
        }
        if (place == elements.size()) {
            elements.add(set(io.docdb.value.NullValue.MISSING, depth + 1, value));
        } else {
            elements.set(place, set(elements.get(place), depth + 1, value));
        }
    }

    private <T> T refuse(Value found, String expected, int depth) {
        throw new StatementException(
                ErrorCode.INVALID_PARAMETER,
                "Path leads nowhere: " + path + " expects " + expected + " before step " + (depth + 1) + ", found "
                        + found.kind());
    }
}
