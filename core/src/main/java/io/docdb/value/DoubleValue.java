package io.docdb.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** An IEEE 754 double. JSON holds no NaN and no infinities; they occur only while computing. */
public record DoubleValue(double value) implements NumberValue {
    /** Every double is told apart by 17 significant digits; 15 are always enough to keep a decimal. */
    private static final int FEWEST_DIGITS = 15;

    private static final int MOST_DIGITS = 17;

    /**
     * The shortest of the roundings to 15, 16 and 17 digits that reads back as this double. Own code and not
     * {@link Double#toString}, whose digits differ between JDK releases: index keys are made of this.
     */
    @Override
    public BigDecimal toDecimal() {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException(value + " is no decimal");
        }
        if (isLong()) {
            return BigDecimal.valueOf(longValue());
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }

    @Override
    public double doubleValue() {
        return value;
    }

    @Override
    public boolean isLong() {
        return value == Math.rint(value) && value >= -0x1p53 && value <= 0x1p53;
    }

    @Override
    public long longValue() {
        return (long) value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberValue number && NumberValue.compare(this, number) == 0;
    }

    @Override
    public int hashCode() {
        return NumberValue.hash(this);
    }

    /**
     * The text of {@link #toDecimal}, in the notation of {@link Double#toString}: that one's own digits are, before JDK 19,
     * at times one too many, and then the text would not count as this number when it is read back.
     */
    @Override
    public String toString() {
        String text = Double.toString(value);
        if (text.length() <= FEWEST_DIGITS || !Double.isFinite(value)) {
            return text; // so few digits are the shortest
        }
        BigDecimal decimal = toDecimal().stripTrailingZeros();
        if (new BigDecimal(text).compareTo(decimal) == 0) {
            return text;
        }
        String digits = decimal.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + '.'
                + (digits.length() == 1 ? "0" : digits.substring(1))
                + 'E'
                + (decimal.precision() - decimal.scale() - 1);
    }
}
