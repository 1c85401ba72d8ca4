package io.docdb.optimize;

import io.docdb.expr.Call;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.Like;
import io.docdb.expr.PathAccess;
import io.docdb.expr.json.JsonValue;
import io.docdb.expr.type.TextForm;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.KeyRange;
import io.docdb.value.BooleanValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code JSON_VALUE(_doc, '$.customer.city') = 'Oslo'} as a restriction of the path {@code customer.city}. Where JSON_VALUE
 * gives a text, one of these stands there: that text; a number, a boolean or a time that has this text; or nothing, for lax paths
 * look into an array on the way, which a path does not. Where it gives a number, and for ranges of texts, it is {@link
 * KeyRange.Converted}: in documents that are of one kind there, as most are, that is no more than the range.
 */
final class JsonValueRestrictions {
    /** How the text of binary values begins. */
    private static final String BINARY = "\\\\x";

    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    private JsonValueRestrictions() {}

    /** Of a call that equals one of some values. Nothing if it says nothing. */
    static Optional<Restriction> among(Call call, List<Expression> probes, Expression term, Scan scan) {
        Optional<PathAccess> path = path(call, scan);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        if (call.type().isNumeric()) {
            return probes.stream().allMatch(probe -> probe.type().isNumeric())
                    ? Optional.of(Restriction.among(
                            path.get(),
                            probes.stream()
                                    .map(probe -> KeyRange.Equal.converted(probe, call.type()))
                                    .toList(),
                            term))
                    : Optional.empty();
        }
        List<KeyRange.Equal> values = new ArrayList<>();
        for (Expression probe : probes) {
            if (!(probe instanceof Constant constant)
                    || !(constant.value() instanceof TextValue text)
                    || !addForms(text, values)) {
                return Optional.empty();
            }
        }
        values.add(new KeyRange.Equal(Constant.NULL, true));
        return Optional.of(Restriction.among(path.get(), List.copyOf(values), term));
    }

    /** Of a call that is in a range. Nothing if it says nothing. @param bound of the range */
    static Optional<Restriction> in(Call call, KeyRange.Tail range, Expression bound, Expression term, Scan scan) {
        boolean isAlike = call.type().isNumeric()
                ? bound.type().isNumeric()
                : bound.type().isText();
        return isAlike
                ? path(call, scan).map(path -> Restriction.in(path, new KeyRange.Converted(range, call.type()), term))
                : Optional.empty();
    }

    /** What is asked for, if it is a path of members, and a number or any text is made of it. */
    private static Optional<PathAccess> path(Call call, Scan scan) {
        boolean isConverted =
                call.type().isNumeric() || call.type().isText() && !call.type().hasPrecision();
        return isConverted && call.function() instanceof JsonValue
                ? JsonValue.members(call)
                        .flatMap(names -> context(call.arguments().get(0), scan)
                                .map(context -> context.then(FieldPath.of(names.toArray(new String[0])))))
                        .filter(path -> !path.isRoot() && !path.isMulti())
                        .map(path -> new PathAccess(scan.document().ref(), path, SqlType.ANY))
                : Optional.empty();
    }

    /** The document, or a path into it. */
    private static Optional<FieldPath> context(Expression context, Scan scan) {
        return context instanceof ColumnRef ref
                        && ref.column().id() == scan.document().id()
                ? Optional.of(FieldPath.ROOT)
                : NormalForm.pathOf(NormalForm.of(scan).of(context));
    }

    /** What has this text; dates, times and the like are sought beside texts anyway. False if that cannot be said. */
    private static boolean addForms(TextValue text, List<KeyRange.Equal> values) {
        if (text.value().startsWith(BINARY) || NO_NUMBERS.contains(text.value())) {
            return false;
        }
        values.add(equal(text, SqlType.VARCHAR));
        for (BooleanValue truth : List.of(BooleanValue.TRUE, BooleanValue.FALSE)) {
            if (TextForm.of(truth).equals(text.value())) {
                values.add(equal(truth, SqlType.BOOLEAN));
            }
        }
        try {
            values.add(equal(new DecimalValue(new BigDecimal(text.value())), SqlType.DECIMAL));
        } catch (NumberFormatException noNumber) {
            return true;
        }
        return true;
    }

    private static KeyRange.Equal equal(Value value, SqlType type) {
        return new KeyRange.Equal(new Constant(value, type), false);
    }

    /** The call that is compared in a term: beside what it finds there may be documents to look into. */
    static Optional<Call> asked(Expression term) {
        if (term instanceof InList in) {
            return call(in.operand());
        }
        if (term instanceof Like like) {
            return call(like.operand());
        }
        return term instanceof Comparison comparison
                ? call(comparison.left()).or(() -> call(comparison.right()))
                : Optional.empty();
    }

    /** True for a term in which texts are compared with JSON_VALUE: what it looks up depends on what they are. */
    static boolean isDecidedByText(Expression term) {
        boolean isEqual = term instanceof InList
                || term instanceof Comparison comparison && comparison.operator() == Comparison.Operator.EQUAL;
        return isEqual && asked(term).filter(call -> call.type().isText()).isPresent();
    }

    private static Optional<Call> call(Expression operand) {
        return operand instanceof Call call && call.function() instanceof JsonValue
                ? Optional.of(call)
                : Optional.empty();
    }
}
