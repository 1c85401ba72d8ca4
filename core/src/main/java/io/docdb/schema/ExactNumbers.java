package io.docdb.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The five keywords about the size of numbers, exact for numbers of any size.
 *
 * <p>They replace networknt's, which pass numbers through {@code long} or {@code double} at places: {@code 1e400} under
 * {@code "minimum": 0} would be an internal error.
 */
final class ExactNumbers {
    /** Judges a number by the rule's number. */
    @FunctionalInterface
    interface Rule {
        boolean holds(BigDecimal number, BigDecimal limit);
    }

    static final List<Keyword> KEYWORDS = List.of(
            new NumberKeyword("minimum", ExactNumbers::isAtLeast),
            new NumberKeyword("maximum", ExactNumbers::isAtMost),
            new NumberKeyword("exclusiveMinimum", ExactNumbers::isMore),
            new NumberKeyword("exclusiveMaximum", ExactNumbers::isLess),
            new NumberKeyword("multipleOf", ExactNumbers::isMultiple));

    private ExactNumbers() {}

    static boolean isAtLeast(BigDecimal number, BigDecimal limit) {
        return number.compareTo(limit) >= 0;
    }

    static boolean isAtMost(BigDecimal number, BigDecimal limit) {
        return number.compareTo(limit) <= 0;
    }

    static boolean isMore(BigDecimal number, BigDecimal limit) {
        return number.compareTo(limit) > 0;
    }

    static boolean isLess(BigDecimal number, BigDecimal limit) {
        return number.compareTo(limit) < 0;
    }

    /**
     * True if number / factor is whole, decided without ever writing out a large exponent. With a and b free of
     * trailing zeros, a × 10^x is a multiple of b × 10^y if b divides a × 10^(x-y). For x < y it cannot, as a is no
     * multiple of ten. For x > y the tens only serve b's factors 2 and 5, of which it has fewer than bits.
     */
    static boolean isMultiple(BigDecimal number, BigDecimal factor) {
        if (number.signum() == 0) {
            return true;
        }
        BigDecimal a = number.stripTrailingZeros();
        BigDecimal b = factor.stripTrailingZeros();
        long tens = (long) b.scale() - a.scale();
        if (tens < 0) {
            return false;
        }
        int enough = (int) Math.min(tens, b.unscaledValue().bitLength());
        return a.unscaledValue()
                        .multiply(BigInteger.TEN.pow(enough))
                        .mod(b.unscaledValue().abs())
                        .signum()
                == 0;
    }

    private static final class NumberKeyword extends AbstractKeyword {
        private final Rule rule;

        NumberKeyword(String name, Rule rule) {
            super(name);
            this.rule = rule;
        }

        @Override
        public KeywordValidator newValidator(
                SchemaLocation location, JsonNode limit, Schema parent, SchemaContext context) {
            return new NumberValidator(this, rule, limit, location, parent, context);
        }
    }

    private static final class NumberValidator extends BaseKeywordValidator {
        private final Rule rule;
        private final BigDecimal limit;

        NumberValidator(
                Keyword keyword,
                Rule rule,
                JsonNode limit,
                SchemaLocation location,
                Schema parent,
                SchemaContext context) {
            super(keyword, limit, location, parent, context);
            this.rule = rule;
            this.limit = limit.decimalValue();
        }

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath location) {
            if (node.isNumber() && !rule.holds(node.decimalValue(), limit)) {
                context.addError(error().instanceNode(node)
                        .instanceLocation(location)
                        .evaluationPath(context.getEvaluationPath())
                        .locale(context.getExecutionConfig().getLocale())
                        .arguments(limit.toString())
                        .build());
            }
        }
    }
}
