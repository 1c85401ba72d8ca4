package io.docdb.bind;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Expression.Literal;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place that is written to, its fields perhaps in brackets: {@code SET data['customer']['city'] = '"Oslo"'}, as PostgreSQL
 * writes to JSON.
 */
record Subscripts(Binding binding, Reference written) {

    /** True if a step is known only when the statement runs: {@code SET data[?] = …}. */
    boolean isComputed() {
        return computed().stream().anyMatch(Optional::isPresent);
    }

    /** The expressions of such steps at their places among all steps. */
    List<Optional<Expression>> computed() {
        return written.steps().stream()
                .map(step -> step instanceof PathStep.Computed computed
                                && findField(computed).isEmpty()
                        ? Optional.of(computed.expression())
                        : Optional.<Expression>empty())
                .toList();
    }

    /** With an element in place of each such step, which tells what lies there. */
    Reference withElements() {
        return new Reference(written.steps().stream()
                .map(step -> step instanceof PathStep.Computed computed
                                && findField(computed).isEmpty()
                        ? new PathStep.Element(0, step.at())
                        : step)
                .toList());
    }

    private static Optional<String> findField(PathStep.Computed step) {
        return step.expression() instanceof Literal literal && literal.value() instanceof TextValue field
                ? Optional.of(field.value())
                : Optional.empty();
    }

    /** With fields in brackets as any others. @throws io.docdb.error.StatementException NOT_SUPPORTED for a computed one */
    Reference asPath() {
        List<PathStep> steps = new ArrayList<>();
        for (PathStep step : written.steps()) {
            if (!(step instanceof PathStep.Computed computed)) {
                steps.add(step);
                continue;
            }
            String field = findField(computed)
                    .orElseThrow(() -> binding.error(
                            step.at(),
                            ErrorCode.NOT_SUPPORTED,
                            "A path that is written to expected a known step, found a computed one: only SET of UPDATE"
                                    + " takes it"));
            steps.add(new PathStep.Field(new Name(field, step.at())));
        }
        return new Reference(steps);
    }

    /** True if it is brackets alone that lead into a column declared JSON: then a text that is assigned is read as JSON. */
    boolean reach(CollectionDefinition table, FieldPath path) {
        int brackets = 0;
        for (PathStep step : written.steps()) {
            brackets = step instanceof PathStep.Field || step instanceof PathStep.AllElements ? 0 : brackets + 1;
        }
        return brackets > 0
                && brackets == path.steps().size() - 1
                && table.columns().stream()
                        .anyMatch(column -> column.name().equals(path.firstName())
                                && column.type().name() == SqlType.Name.JSON);
    }
}
