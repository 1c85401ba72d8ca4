package io.docdb.bind;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.Expression.Literal;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A place that is written to, its fields perhaps in brackets: {@code SET data['customer']['city'] = '"Oslo"'}, as PostgreSQL
 * writes to JSON.
 */
record Subscripts(Binding binding, Reference written) {

    /** With fields in brackets as any others. @throws io.docdb.error.StatementException NOT_SUPPORTED for a computed one */
    Reference asPath() {
        List<PathStep> steps = new ArrayList<>();
        for (PathStep step : written.steps()) {
            if (step instanceof PathStep.Computed computed
                    && computed.expression() instanceof Literal literal
                    && literal.value() instanceof TextValue field) {
                steps.add(new PathStep.Field(new Name(field.value(), step.at())));
            } else if (step instanceof PathStep.Computed) {
                throw binding.error(
                        step.at(), ErrorCode.NOT_SUPPORTED, "A path that is written to must be known beforehand");
            } else {
                steps.add(step);
            }
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
