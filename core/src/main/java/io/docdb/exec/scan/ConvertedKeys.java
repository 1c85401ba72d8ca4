package io.docdb.exec.scan;

import io.docdb.key.KeyBounds;
import io.docdb.plan.physical.KeyRange;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * The keys behind some values whose next part may be equal to, or between, values sought when it has been made another type: those
 * of that type's kind, and those of all other kinds that may become one.
 *
 * <p>Example: {@code RETURNING INTEGER} rounds 6.5 to 7, and makes 7 of {@code '7'}. For 7 these are the numbers from 6.5 to 7.5,
 * and all that are no numbers.
 */
final class ConvertedKeys {
    /** A number is at most so much off its nearest REAL or DOUBLE, as a part of it; there are some bits to spare. */
    private static final BigDecimal REAL_PRECISION = new BigDecimal("1e-6");

    private static final BigDecimal DOUBLE_PRECISION = new BigDecimal("1e-14");

    /** Close to zero it is less precise than that. */
    private static final BigDecimal SMALLEST = new BigDecimal("1e-44");

    private static final TextValue BEHIND_BLANKS = new TextValue("!");

    /** There are blanks beyond ASCII. */
    private static final TextValue NO_ASCII = new TextValue("\u007F");

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int DIGITS = 40;

    private final List<Value> before;
    private final boolean[] descending;
    private final KeyRange.Conversion conversion;
    private final SqlType type;

    ConvertedKeys(List<Value> before, boolean[] descending, KeyRange.Conversion conversion) {
        this.before = before;
        this.descending = descending;
        this.conversion = conversion;
        this.type = conversion.type();
    }

    void addEqual(Value sought, List<KeyBounds> bounds) {
        addBetween(sought, sought, bounds);
    }

    /** @param low null if there is no such end. So is {@code high} */
    void addBetween(Value low, Value high, List<KeyBounds> bounds) {
        if (!isOfType(low) || !isOfType(high)) {
            bounds.add(before.isEmpty() ? KeyBounds.ALL : KeyBounds.startingWith(before, descending));
            return;
        }
        bounds.add(KeyBounds.between(before, descending, wider(low, false), true, wider(high, true), true));
        addOthers(bounds);
    }

    void addStartingWith(Value text, List<KeyBounds> bounds) {
        if (text instanceof TextValue start) {
            bounds.add(KeyBounds.textStartingWith(before, descending, start.value()));
            addOthers(bounds);
        }
    }

    /** Texts that may be read as arrays: they begin with a bracket, perhaps behind blanks. */
    void addTextsOfArrays(List<KeyBounds> bounds) {
        bounds.add(KeyBounds.between(before, descending, new TextValue(""), true, BEHIND_BLANKS, false));
        bounds.add(KeyBounds.textStartingWith(before, descending, "["));
        bounds.add(KeyBounds.textStartingWith(before, descending, "{"));
        bounds.add(KeyBounds.between(before, descending, NO_ASCII, true, null, false));
    }

    private void addOthers(List<KeyBounds> bounds) {
        ValueKind[] kinds = ValueKind.values();
        int own = kind().ordinal();
        ValueKind first = conversion.orNull() ? ValueKind.NULL : ValueKind.BOOLEAN;
        ValueKind last = conversion.orNested() ? ValueKind.OBJECT : ValueKind.UUID;
        bounds.add(KeyBounds.ofKinds(before, descending, first, kinds[own - 1]));
        bounds.add(KeyBounds.ofKinds(before, descending, kinds[own + 1], last));
    }

    private ValueKind kind() {
        return type.isNumeric() ? ValueKind.NUMBER : ValueKind.TEXT;
    }

    private boolean isOfType(Value value) {
        return value == null || value.kind() == kind();
    }

    private Value wider(Value end, boolean up) {
        boolean isFinite = !(end instanceof DoubleValue number) || Double.isFinite(number.value());
        if (!(end instanceof NumberValue number) || !isFinite) {
            return end;
        }
        BigDecimal exact = number.toDecimal();
        BigDecimal most =
                switch (type.name()) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT -> HALF;
                    case REAL -> exact.abs().multiply(REAL_PRECISION).add(SMALLEST);
                    case DOUBLE -> exact.abs().multiply(DOUBLE_PRECISION).add(SMALLEST);
                    default ->
                        type.hasPrecision() ? HALF.movePointLeft(type.hasScale() ? type.scale() : 0) : BigDecimal.ZERO;
                };
        return most.signum() == 0
                ? end
                : new DecimalValue(
                        up
                                ? exact.add(most, new MathContext(DIGITS, RoundingMode.CEILING))
                                : exact.subtract(most, new MathContext(DIGITS, RoundingMode.FLOOR)));
    }
}
