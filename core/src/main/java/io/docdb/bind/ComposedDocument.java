package io.docdb.bind;

import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;

/** A document as the statement made it, and the input with it. */
record ComposedDocument(LogicalPlan input, Expression document) {

    /** The document under a column of its own, so that several expressions can read it. */
    ComposedDocument named(Binding binding) {
        if (document instanceof ColumnRef) {
            return this;
        }
        List<NamedExpression> columns = new ArrayList<>();
        input.columns().forEach(column -> columns.add(new NamedExpression(column, column.ref())));
        Column named = binding.newColumn("document", SqlType.OBJECT, false);
        columns.add(new NamedExpression(named, document));
        return new ComposedDocument(new Project(input, columns), named.ref());
    }

    /**
     * The document over {@code base} alone: what was put into projections above it goes back into the expression. For
     * documents that are made of some rows only, and where there is no plan to put a projection into.
     */
    Expression over(LogicalPlan base) {
        Expression inlined = document;
        LogicalPlan at = input;
        while (at != base && at instanceof Project project) {
            NamedExpression added =
                    project.projections().get(project.projections().size() - 1);
            int id = added.column().id();
            inlined = Plans.replace(
                    inlined,
                    node -> node instanceof ColumnRef ref && ref.column().id() == id ? added.expression() : node);
            at = project.input();
        }
        return inlined;
    }
}
