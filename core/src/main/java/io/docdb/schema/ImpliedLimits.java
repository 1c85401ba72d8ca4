package io.docdb.schema;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Whether schemas that hold together imply a limit: a minimum from one that is as high, a maximum from one that is as low, a
 * multiple from one of it.
 */
final class ImpliedLimits {
    private ImpliedLimits() {}

    /** True if one of the facts has a lower limit at least as high; of a minimum, be it exclusive or not. */
    static boolean hasLowerLimit(String keyword, BigDecimal wanted, List<JsonNode> facts) {
        if (!keyword.endsWith("inimum")) {
            return wanted.signum() == 0 || facts.stream().anyMatch(fact -> atLeast(fact.path(keyword), wanted));
        }
        boolean exclusive = keyword.equals("exclusiveMinimum");
        return facts.stream()
                .anyMatch(fact -> exclusive
                        ? atLeast(fact.path("exclusiveMinimum"), wanted) || isMore(fact.path("minimum"), wanted)
                        : atLeast(fact.path("minimum"), wanted) || atLeast(fact.path("exclusiveMinimum"), wanted));
    }

    /** True if one of the facts has an upper limit at least as low. */
    static boolean hasUpperLimit(String keyword, BigDecimal wanted, List<JsonNode> facts) {
        if (!keyword.endsWith("aximum")) {
            return facts.stream().anyMatch(fact -> atMost(fact.path(keyword), wanted));
        }
        boolean exclusive = keyword.equals("exclusiveMaximum");
        return facts.stream()
                .anyMatch(fact -> exclusive
                        ? atMost(fact.path("exclusiveMaximum"), wanted) || isLess(fact.path("maximum"), wanted)
                        : atMost(fact.path("maximum"), wanted) || atMost(fact.path("exclusiveMaximum"), wanted));
    }

    /** @param isInteger whether all numbers the facts allow are integers */
    static boolean isMultiple(BigDecimal wanted, boolean isInteger, List<JsonNode> facts) {
        return isInteger && ExactNumbers.isMultiple(BigDecimal.ONE, wanted)
                || facts.stream()
                        .anyMatch(fact -> fact.path("multipleOf").isNumber()
                                && ExactNumbers.isMultiple(
                                        fact.get("multipleOf").decimalValue(), wanted));
    }

    private static boolean atLeast(JsonNode limit, BigDecimal wanted) {
        return limit.isNumber() && limit.decimalValue().compareTo(wanted) >= 0;
    }

    private static boolean atMost(JsonNode limit, BigDecimal wanted) {
        return limit.isNumber() && limit.decimalValue().compareTo(wanted) <= 0;
    }

    private static boolean isMore(JsonNode limit, BigDecimal wanted) {
        return limit.isNumber() && limit.decimalValue().compareTo(wanted) > 0;
    }

    private static boolean isLess(JsonNode limit, BigDecimal wanted) {
        return limit.isNumber() && limit.decimalValue().compareTo(wanted) < 0;
    }

    /** What the limit asks for, as an obstacle says it. */
    static String limitText(String keyword, JsonNode limit) {
        return switch (keyword) {
            case "minimum" -> "must be at least " + limit;
            case "maximum" -> "must be at most " + limit;
            case "exclusiveMinimum" -> "must be more than " + limit;
            case "exclusiveMaximum" -> "must be less than " + limit;
            case "multipleOf" -> "must be a multiple of " + limit;
            case "minLength" -> "must have at least " + limit + " characters";
            case "maxLength" -> "must have at most " + limit + " characters";
            case "minItems" -> "must have at least " + limit + " elements";
            case "maxItems" -> "must have at most " + limit + " elements";
            case "minProperties" -> "must have at least " + limit + " properties";
            default -> "must have at most " + limit + " properties";
        };
    }
}
