package io.docdb.expr.document;

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
 * The document without the field or element at a path; unchanged if there is none. {@code [*]} at the end removes all
 * elements, on the way it goes into all of them.
 */
public record RemovePath(FieldPath path) implements ScalarFunction {

    @Override
    public String name() {
        return "REMOVE " + path;
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        return SqlType.OBJECT;
    }

    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        return remove(arguments[0], 0);
    }

    private Value remove(Value at, int depth) {
        FieldPath.Step step = path.steps().get(depth);
        boolean last = depth + 1 == path.steps().size();
        if (step instanceof FieldPath.Field field && at instanceof Document document && document.has(field.name())) {
            return last
                    ? document.without(field.name())
                    : document.with(field.name(), remove(document.get(field.name()), depth + 1));
        }
        return step instanceof FieldPath.Field || !(at instanceof ArrayValue array)
                ? at
                : removeFrom(new ArrayList<>(array.elements()), step, depth, last);
    }

    private Value removeFrom(List<Value> elements, FieldPath.Step step, int depth, boolean last) {
        if (step instanceof FieldPath.Element element) {
            int place = element.position() < 0 ? elements.size() + element.position() : element.position();
            if (place >= 0 && place < elements.size()) {
                if (last) {
                    elements.remove(place);
                } else {
                    elements.set(place, remove(elements.get(place), depth + 1));
                }
            }
        } else if (last) {
            elements.clear();
        } else {
            elements.replaceAll(each -> remove(each, depth + 1));
        }
        return new ArrayValue(elements);
    }
}
