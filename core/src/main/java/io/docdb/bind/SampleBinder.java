package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Column;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.scalar.Sampling;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Scan;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** TABLESAMPLE: a filter over the keys of a scan's rows. */
final class SampleBinder {
    private static final Set<String> METHODS = Set.of("bernoulli", "system");

    private final Binding binding;

    SampleBinder(Binding binding) {
        this.binding = binding;
    }

    /** The rows of the scan that are drawn. Not repeated, another occurrence in the statement draws others. */
    LogicalPlan over(Scan scan, TableReference.Sample sample) {
        if (!METHODS.contains(sample.method().text().toLowerCase(Locale.ROOT))) {
            throw binding.error(
                    sample.method().at(),
                    ErrorCode.UNKNOWN_OBJECT,
                    "Unknown method of TABLESAMPLE: expected BERNOULLI or SYSTEM, found " + sample.method());
        }
        ExpressionBinder expressions = new ExpressionBinder(
                binding, binding.emptyScope(java.util.Optional.empty(), CommonTables.NONE), Clause.FROM);
        Coercion coercion = expressions.coercion();
        Expression percent = coercion.typed(expressions.bind(sample.percent()), SqlType.DOUBLE);
        if (percent instanceof Constant constant && constant.value() instanceof NumberValue number) {
            binding.errors().locate(sample.percent().at(), () -> Sampling.share(number));
        }
        Column key = scan.rowId();
        Expression drawn = sample.seed().isPresent()
                ? expressions.operator(
                        Sampling.REPEATED,
                        List.of(
                                key.ref(),
                                percent,
                                expressions.bind(sample.seed().get())),
                        sample.percent().at())
                : expressions.operator(
                        Sampling.DRAWN,
                        List.of(key.ref(), percent, new Constant(LongValue.of(key.id()), SqlType.BIGINT)),
                        sample.percent().at());
        return new Filter(scan, drawn);
    }
}
