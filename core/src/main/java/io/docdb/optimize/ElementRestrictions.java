package io.docdb.optimize;

import io.docdb.error.DatabaseException;
import io.docdb.expr.Call;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.PathAccess;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.type.JsonForm;
import io.docdb.expr.type.TypeRules;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.FunctionScan;
import io.docdb.plan.physical.KeyRange;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowFilter;
import io.docdb.plan.physical.RowLimit;
import io.docdb.plan.physical.RowProjection;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads terms that ask for an element of an array as restrictions of the path {@code array[*]}: {@code value = ANY (array)},
 * {@code array @> constant}, {@code EXISTS (SELECT … FROM UNNEST(array) AS e WHERE e.path = value)}.
 */
final class ElementRestrictions {
    private final Scan scan;
    private final List<Restriction> found = new ArrayList<>();

    private ElementRestrictions(Scan scan) {
        this.scan = scan;
    }

    static List<Restriction> of(Expression term, Scan scan) {
        ElementRestrictions restrictions = new ElementRestrictions(scan);
        restrictions.read(term);
        return restrictions.found;
    }

    /** Whether a term is one of those, before it is looked at closely. */
    static boolean mayBe(Expression term) {
        return term instanceof Call call
                        && (call.function().name().equals("= ANY")
                                || call.function().name().equals("@>"))
                || term instanceof SubqueryExpression subquery && subquery.kind() == SubqueryExpression.Kind.EXISTS;
    }

    private void read(Expression term) {
        if (term instanceof Call call && call.function().name().equals("= ANY")) {
            pathOf(call.arguments().get(1)).ifPresent(array -> {
                FieldPath elements = array.isMulti() ? array : array.then(FieldPath.AnyElement.INSTANCE);
                if (isProbe(call.arguments().get(0))) {
                    add(elements, List.of(call.arguments().get(0)), term);
                }
            });
        } else if (term instanceof Call call && call.arguments().get(1) instanceof Constant part) {
            pathOf(call.arguments().get(0)).ifPresent(path -> contains(path, json(part.value()), term));
        } else if (term instanceof SubqueryExpression subquery && subquery.plan() instanceof PhysicalPlan plan) {
            readUnnest(plan, term);
        }
    }

    /** A text is read as JSON; NULL, of which nothing follows, if it is none. */
    private static Value json(Value value) {
        try {
            return value instanceof TextValue text ? JsonForm.parse(text.value()) : value;
        } catch (DatabaseException noJson) {
            return NullValue.NULL;
        }
    }

    /** What each scalar inside the part asks of its path. */
    private void contains(FieldPath path, Value part, Expression term) {
        if (part instanceof Document object) {
            for (int i = 0; i < object.size(); i++) {
                if (!path.isMulti()) {
                    contains(path.then(object.name(i)), object.value(i), term);
                }
            }
        } else if (part instanceof ArrayValue array) {
            for (Value element : array.elements()) {
                if (!path.isMulti() && !(element instanceof ArrayValue) && !(element instanceof Document)) {
                    contains(path.then(FieldPath.AnyElement.INSTANCE), element, term);
                }
            }
        } else if (!part.isNull() && !path.isRoot()) {
            add(path, List.of(new Constant(part, TypeRules.typeOf(part))), term);
        }
    }

    private void readUnnest(PhysicalPlan plan, Expression term) {
        PhysicalPlan node = plan;
        while (node instanceof RowProjection || node instanceof RowLimit) {
            if (node instanceof RowLimit) {
                return;
            }
            node = node.inputs().get(0);
        }
        if (!(node instanceof RowFilter filter)
                || !(filter.input() instanceof FunctionScan unnest)
                || !unnest.function().name().equals("UNNEST")
                || unnest.arguments().size() != 1) {
            return;
        }
        Optional<FieldPath> array = pathOf(unnest.arguments().get(0)).filter(path -> !path.isMulti());
        if (array.isEmpty()) {
            return;
        }
        FieldPath elements = array.get().then(FieldPath.AnyElement.INSTANCE);
        int element = unnest.columns().get(0).id();
        for (Expression condition : Conjunction.terms(filter.predicate())) {
            if (condition instanceof Comparison comparison && comparison.operator() == Comparison.Operator.EQUAL) {
                readElement(elements, element, comparison.left(), List.of(comparison.right()), term, unnest);
                readElement(elements, element, comparison.right(), List.of(comparison.left()), term, unnest);
            } else if (condition instanceof InList in) {
                readElement(elements, element, in.operand(), in.items(), term, unnest);
            }
        }
    }

    private void readElement(
            FieldPath elements,
            int element,
            Expression operand,
            List<Expression> probes,
            Expression term,
            FunctionScan unnest) {
        boolean known =
                probes.stream().allMatch(probe -> isProbe(probe) && !Conjunction.usesAny(probe, unnest.columns()));
        if (!known) {
            return;
        }
        if (operand instanceof ColumnRef ref && ref.column().id() == element) {
            add(elements, probes, term);
        } else if (operand instanceof PathAccess access
                && access.base() instanceof ColumnRef ref
                && ref.column().id() == element
                && !access.path().isMulti()) {
            add(elements.then(access.path()), probes, term);
        }
    }

    private boolean isProbe(Expression expression) {
        return !Conjunction.usesAny(expression, scan.columns()) && !Restrictions.isVolatile(expression);
    }

    private void add(FieldPath path, List<Expression> values, Expression term) {
        found.add(Restriction.among(
                new PathAccess(scan.document().ref(), path, SqlType.ANY),
                values.stream().map(value -> new KeyRange.Equal(value, false)).toList(),
                term));
    }

    /** The path of a scan's field, of a path inside it, or of the document itself. */
    private Optional<FieldPath> pathOf(Expression expression) {
        if (expression instanceof ColumnRef ref) {
            if (ref.column().id() == scan.document().id()) {
                return Optional.of(FieldPath.ROOT);
            }
            for (ScanField field : scan.fields()) {
                if (field.column().id() == ref.column().id()) {
                    return Optional.of(field.path());
                }
            }
        }
        return expression instanceof PathAccess access
                ? pathOf(access.base()).map(base -> base.then(access.path()))
                : Optional.empty();
    }
}
