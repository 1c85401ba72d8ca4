package io.docdb.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the validator's findings into violations a reader can act on.
 *
 * <p>The validator reports what is wrong under every alternative of an {@code anyOf} or {@code oneOf}, one after the
 * other, as if all were asked for. Here they become one: alternatives for values of another type are passed over; if
 * one is left, its violations are the answer; if several or none are, they are joined by "or".
 *
 * <p>Source: the evaluation path of JSON Schema output (draft 2020-12, section 12.3.1).
 */
final class Findings {
    /** Alternatives are named as far as one can take in; the schema itself says the rest. */
    private static final int MAX_EXPECTED_CHARS = 240;

    private final Value document;

    private Findings(Value document) {
        this.document = document;
    }

    static List<SchemaViolation> read(List<Error> errors, Value document) {
        return new Findings(document).read(errors, 0);
    }

    /** A set of alternatives: where in the schema it was reached, and for which value. */
    private record Choice(String evaluationPath, String pointer, String keyword, int depth) {}

    /** @param from how many steps of the evaluation paths have been dealt with */
    private List<SchemaViolation> read(List<Error> errors, int from) {
        Map<Object, Map<Integer, List<Error>>> groups = new LinkedHashMap<>();
        for (Error error : errors) {
            Choice choice = firstChoice(error, from);
            if (choice == null) {
                groups.put(error, Map.of());
            } else {
                int branch = branch(error.getEvaluationPath(), choice.depth());
                groups.computeIfAbsent(choice, key -> new TreeMap<>())
                        .computeIfAbsent(branch, key -> new ArrayList<>())
                        .add(error);
            }
        }
        List<SchemaViolation> violations = new ArrayList<>();
        groups.forEach((key, branches) -> {
            List<SchemaViolation> found = key instanceof Choice choice
                    ? resolve(choice, branches)
                    : isSummary((Error) key, groups) ? List.of() : List.of(ViolationReader.read((Error) key));
            found.stream().filter(violation -> !violations.contains(violation)).forEach(violations::add);
        });
        return violations;
    }

    /** A oneOf that nothing matched is reported beside its alternatives; those say it better. */
    private static boolean isSummary(Error error, Map<Object, ?> groups) {
        String path = ViolationReader.pointer(error.getEvaluationPath());
        return error.getKeyword().equals("oneOf")
                && groups.keySet().stream()
                        .anyMatch(key -> key instanceof Choice choice
                                && choice.evaluationPath().equals(path));
    }

    private List<SchemaViolation> resolve(Choice choice, Map<Integer, List<Error>> branches) {
        List<List<SchemaViolation>> meant = new ArrayList<>();
        List<List<SchemaViolation>> others = new ArrayList<>();
        for (List<Error> branch : branches.values()) {
            List<SchemaViolation> violations = read(branch, choice.depth() + 2);
            SchemaViolation deciding = deciding(violations, choice.pointer());
            if (deciding == null) {
                meant.add(violations);
            } else {
                others.add(List.of(deciding));
            }
        }
        if (meant.size() == 1) {
            return meant.get(0);
        }
        String found = ViolationReader.shorten(JsonNodes.of(at(choice.pointer())));
        String expected = expected(choice, meant.isEmpty() ? others : meant);
        return List.of(new SchemaViolation(choice.pointer(), choice.keyword(), expected, found));
    }

    /** The violation by which an alternative is for other values altogether, or null; internal to this class. */
    private static SchemaViolation deciding(List<SchemaViolation> violations, String pointer) {
        for (SchemaViolation violation : violations) {
            boolean decides =
                    switch (violation.keyword()) {
                        case "type", "const", "enum", "anyOf", "oneOf" -> true;
                        default -> false;
                    };
            if (decides && violation.pointer().equals(pointer)) {
                return violation;
            }
        }
        return null;
    }

    private static String expected(Choice choice, List<List<SchemaViolation>> alternatives) {
        List<String> texts = new ArrayList<>();
        for (List<SchemaViolation> alternative : alternatives) {
            List<String> parts = new ArrayList<>();
            for (SchemaViolation violation : alternative) {
                String below = violation.pointer().substring(choice.pointer().length());
                parts.add(below.isEmpty() ? violation.expected() : below + " " + violation.expected());
            }
            String text = String.join(" and ", parts);
            if (!texts.contains(text)) {
                texts.add(text);
            }
        }
        String joined = String.join(" or ", texts);
        return joined.length() <= MAX_EXPECTED_CHARS
                ? joined
                : "a match of one of " + alternatives.size() + " alternatives";
    }

    /** The first anyOf or oneOf on the error's way through the schema, or null; internal to this class. */
    private static Choice firstChoice(Error error, int from) {
        NodePath path = error.getEvaluationPath();
        int instanceSteps = 0;
        for (int i = 0; i < path.getNameCount(); i++) {
            String keyword = path.getName(i);
            switch (keyword) {
                case "properties", "patternProperties", "prefixItems" -> {
                    instanceSteps++;
                    i++;
                }
                case "items",
                        "additionalItems",
                        "contains",
                        "additionalProperties",
                        "unevaluatedProperties",
                        "unevaluatedItems" -> {
                    boolean byPosition =
                            keyword.equals("items") && i + 1 < path.getNameCount() && isNumber(path.getName(i + 1));
                    instanceSteps++;
                    i += byPosition ? 1 : 0;
                }
                case "allOf", "dependentSchemas", "dependencies" -> i++;
                case "anyOf", "oneOf" -> {
                    if (i >= from && i + 1 < path.getNameCount()) {
                        return new Choice(
                                prefix(path, i + 1), prefix(error.getInstanceLocation(), instanceSteps), keyword, i);
                    }
                    i++;
                }
                default -> {}
            }
        }
        return null;
    }

    private static boolean isNumber(String step) {
        return !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int branch(NodePath path, int depth) {
        return Integer.parseInt(path.getName(depth + 1));
    }

    private static String prefix(NodePath path, int steps) {
        NodePath prefix = path;
        while (prefix.getNameCount() > steps) {
            prefix = prefix.getParent();
        }
        return ViolationReader.pointer(prefix);
    }

    private Value at(String pointer) {
        Value value = document;
        if (pointer.isEmpty()) {
            return value;
        }
        for (String step : pointer.substring(1).split("/", -1)) {
            value = step(value, step.replace("~1", "/").replace("~0", "~"));
        }
        return value;
    }

    private static Value step(Value value, String step) {
        if (value instanceof Document object) {
            return object.get(step);
        }
        return value instanceof ArrayValue array ? array.elements().get(Integer.parseInt(step)) : NullValue.MISSING;
    }
}
