package io.docdb.expr.document;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.type.TextForm;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * As {@link SetPath} and {@link RemovePath}, with steps that are known only now: {@code SET data[?] = 1} has a number for an
 * element or a text for a field. Arguments are the document, the value if one is set, then the steps.
 *
 * @param path with anything at the places of those steps
 * @param computed those places, in order
 * @param removes true if what is there goes
 */
public record ChangeAtPath(FieldPath path, List<Integer> computed, boolean removes) implements ScalarFunction {
    public ChangeAtPath {
        computed = List.copyOf(computed);
    }

    @Override
    public String name() {
        StringBuilder steps = new StringBuilder(removes ? "REMOVE " : "SET ");
        for (int i = 0; i < path.steps().size(); i++) {
            if (computed.contains(i)) {
                steps.append("[?]");
            } else {
                String step = new FieldPath(List.of(path.steps().get(i))).toString();
                steps.append(i == 0 || step.startsWith("[") ? "" : ".").append(step);
            }
        }
        return steps.toString();
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
        int next = removes ? 1 : 2;
        List<FieldPath.Step> steps = new ArrayList<>(path.steps());
        for (int place : computed) {
            steps.set(place, step(arguments[next++]));
        }
        FieldPath known = new FieldPath(steps);
        return removes
                ? new RemovePath(known).apply(new Value[] {arguments[0]}, context)
                : new SetPath(known).apply(new Value[] {arguments[0], arguments[1]}, context);
    }

    private FieldPath.Step step(Value value) {
        if (value.isNull()) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    "Subscript of a place that is written to expected a value, found NULL");
        }
        if (value instanceof LongValue position && position.value() == (int) position.value()) {
            return new FieldPath.Element((int) position.value());
        }
        if (value instanceof TextValue field) {
            return new FieldPath.Field(field.value());
        }
        throw new StatementException(
                ErrorCode.INVALID_PARAMETER,
                "Subscript expected a position as a whole number or a field as a text, found " + TextForm.of(value));
    }
}
