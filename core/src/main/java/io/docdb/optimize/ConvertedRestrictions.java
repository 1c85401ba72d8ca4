package io.docdb.optimize;

import io.docdb.expr.Call;
import io.docdb.expr.Cast;
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
 * Reads conditions on what a path is made as restrictions of the path: {@code JSON_VALUE(_doc, '$.customer.city') = 'Oslo'}, {@code
 * _doc ->> 'city' = 'Oslo'}, {@code (_doc ->> 'total')::numeric > 990}.
 *
 * <p>Where a text is made, one of these stands there: that text; a number, a boolean or a time that has this text; and for JSON_VALUE
 * nothing, for lax paths look into an array on the way, which a path does not. Where a number is made, and for ranges of texts, it
 * is {@link KeyRange.Converted}: in documents that are of one kind there, as most are, that is no more than the range.
 */
final class ConvertedRestrictions {
    /** How the text of binary values begins. */
    private static final String BINARY = "\\\\x";

    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    private final PathAccess path;
    private final KeyRange.Conversion conversion;
    private final Expression term;

    private ConvertedRestrictions(PathAccess path, KeyRange.Conversion conversion, Expression term) {
        this.path = path;
        this.conversion = conversion;
        this.term = term;
    }

    /** Of a term that compares an operand. Nothing if that is no such conversion. */
    static Optional<ConvertedRestrictions> of(Expression operand, Expression term, Scan scan) {
        if (!isConversion(operand)) {
            return Optional.empty();
        }
        Expression made = withoutText(operand);
        boolean ofJson = made instanceof Call;
        boolean orNested = !ofJson && operand.type().isText();
        return path(made, scan)
                .filter(path -> !path.isRoot() && !path.isMulti())
                .map(path -> new ConvertedRestrictions(
                        new PathAccess(scan.document().ref(), path, SqlType.ANY),
                        new KeyRange.Conversion(operand.type(), ofJson, orNested),
                        term));
    }

    /** True for what makes a number or any text of something else, and of nothing NULL. */
    private static boolean isConversion(Expression expression) {
        SqlType type = expression.type();
        return (type.isNumeric() || type.isText() && !type.hasPrecision())
                && (expression instanceof Cast
                        || expression instanceof Call call && call.function() instanceof JsonValue);
    }

    private static Optional<FieldPath> path(Expression operand, Scan scan) {
        if (operand instanceof Call call) {
            return JsonValue.members(call)
                    .flatMap(names -> context(call.arguments().get(0), scan)
                            .map(context -> context.then(FieldPath.of(names.toArray(new String[0])))));
        }
        return context(((Cast) operand).operand(), scan);
    }

    /** Of a number that is made of the text of something, that which makes the text. */
    private static Expression withoutText(Expression operand) {
        return operand instanceof Cast cast
                        && operand.type().isNumeric()
                        && cast.operand().type().isText()
                        && isConversion(cast.operand())
                ? cast.operand()
                : operand;
    }

    /** The document, or a path into it. */
    private static Optional<FieldPath> context(Expression context, Scan scan) {
        return context instanceof ColumnRef ref
                        && ref.column().id() == scan.document().id()
                ? Optional.of(FieldPath.ROOT)
                : NormalForm.pathOf(NormalForm.of(scan).of(context));
    }

    /** True if documents without the path are looked at, too. @param conversion that a term compares */
    static boolean isOrNull(Expression conversion) {
        return withoutText(conversion) instanceof Call;
    }

    /** What equals one of some values. Nothing if it says nothing. */
    Optional<Restriction> among(List<Expression> probes) {
        if (!probes.stream().allMatch(this::isAlike)) {
            return Optional.empty();
        }
        boolean byForms = isTextOfForms(conversion.type(), probes);
        List<KeyRange.Equal> values = new ArrayList<>();
        for (Expression probe : probes) {
            if (!byForms) {
                values.add(KeyRange.Equal.converted(probe, conversion));
            } else if (!addForms((TextValue) ((Constant) probe).value(), values)) {
                return Optional.empty();
            }
        }
        if (byForms && conversion.orNull()) {
            values.add(new KeyRange.Equal(Constant.NULL, true));
        }
        return Optional.of(Restriction.among(path, values, term));
    }

    /** What is in a range. Nothing if it says nothing. @param bound of the range */
    Optional<Restriction> in(KeyRange.Tail range, Expression bound) {
        return isAlike(bound)
                ? Optional.of(Restriction.in(path, new KeyRange.Converted(range, conversion), term))
                : Optional.empty();
    }

    private boolean isAlike(Expression probe) {
        return conversion.type().isNumeric()
                ? probe.type().isNumeric()
                : probe.type().isText();
    }

    /** Known texts, each of which is made of few values. */
    private static boolean isTextOfForms(SqlType type, List<Expression> probes) {
        return type.isText()
                && probes.stream()
                        .allMatch(probe -> probe instanceof Constant constant && constant.value() instanceof TextValue);
    }

    /** What has this text; dates, times and the like are sought beside texts anyway. False if that cannot be said. */
    private boolean addForms(TextValue text, List<KeyRange.Equal> values) {
        if (text.value().startsWith(BINARY) || NO_NUMBERS.contains(text.value())) {
            return false;
        }
        boolean isNested = conversion.orNested()
                && (text.value().startsWith("{") || text.value().startsWith("["));
        values.add(isNested ? equal(text, SqlType.VARCHAR).orNestedOnes() : equal(text, SqlType.VARCHAR));
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

    /** The conversion that a term compares: beside what it finds there may be documents to look into. */
    static Optional<Expression> asked(Expression term) {
        if (term instanceof InList in) {
            return Optional.of(in.operand()).filter(ConvertedRestrictions::isConversion);
        }
        if (term instanceof Like like) {
            return Optional.of(like.operand()).filter(ConvertedRestrictions::isConversion);
        }
        return term instanceof Comparison comparison
                ? Optional.of(comparison.left())
                        .filter(ConvertedRestrictions::isConversion)
                        .or(() -> Optional.of(comparison.right()).filter(ConvertedRestrictions::isConversion))
                : Optional.empty();
    }

    /** True for a term that texts are compared in: what it looks up depends on what they are. */
    static boolean isDecidedByText(Expression term) {
        return isEquality(term)
                && asked(term).filter(operand -> operand.type().isText()).isPresent();
    }

    /** True for a term that looks up few values besides the one that is asked for. */
    static boolean isOfForms(Expression term) {
        return isDecidedByText(term)
                && term.children().stream()
                        .allMatch(child -> child instanceof Constant
                                || child.equals(asked(term).orElse(null)));
    }

    private static boolean isEquality(Expression term) {
        return term instanceof InList
                || term instanceof Comparison comparison && comparison.operator() == Comparison.Operator.EQUAL;
    }
}
