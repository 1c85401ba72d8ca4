package io.docdb.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.docdb.value.JsonText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Puts a finding of the networknt validator into the words of a {@link SchemaViolation}. */
final class ViolationReader {
    /** A found value is shown so that it can be recognised, not so that it can be read in full. */
    private static final int FOUND_CHARS = 60;
    /** Of an enum so many values are listed. */
    private static final int LISTED_VALUES = 12;

    private ViolationReader() {}

    static SchemaViolation read(Error error) {
        String pointer = pointer(error.getInstanceLocation());
        String keyword = error.getKeyword();
        String found = shorten(error.getInstanceNode());
        return switch (keyword) {
            case "required" -> missing(pointer, keyword, error.getProperty(), "a value");
            case "dependentRequired", "dependencies" -> dependent(pointer, keyword, error);
            case "additionalProperties", "unevaluatedProperties" -> surplus(pointer, keyword, error);
            case "items", "additionalItems", "unevaluatedItems" -> surplusItem(pointer, keyword, error);
            case "propertyNames" ->
                new SchemaViolation(
                        child(pointer, error.getProperty()),
                        keyword,
                        propertyName(error.getSchemaNode()),
                        quote(error.getProperty()));
            default -> new SchemaViolation(pointer, keyword, expected(keyword, error), found);
        };
    }

    private static String propertyName(JsonNode rule) {
        if (rule != null && rule.size() == 1 && rule.has("enum")) {
            return "a property name that is " + oneOf(rule.get("enum"));
        }
        return rule != null && rule.size() == 1 && rule.has("pattern")
                ? "a property name that matches " + rule.get("pattern").asString("")
                : "a property name that fits the schema";
    }

    private static SchemaViolation dependent(String pointer, String keyword, Error error) {
        Object[] arguments = error.getArguments();
        if (keyword.equals("dependentRequired") && arguments != null && arguments.length == 2) {
            return missing(pointer, keyword, String.valueOf(arguments[0]), "a value as " + arguments[1] + " is there");
        }
        String trigger = error.getProperty();
        JsonNode wanted = error.getSchemaNode() == null || trigger == null
                ? null
                : error.getSchemaNode().get(trigger);
        String expected = wanted == null
                ? error.getMessage()
                : types(wanted).replace(" or ", " and ") + " as " + trigger + " is there";
        return new SchemaViolation(pointer, keyword, expected, shorten(error.getInstanceNode()));
    }

    private static SchemaViolation missing(String pointer, String keyword, String property, String expected) {
        return new SchemaViolation(child(pointer, property), keyword, expected, "nothing");
    }

    private static SchemaViolation surplus(String pointer, String keyword, Error error) {
        JsonNode instance = error.getInstanceNode();
        String property = error.getProperty();
        JsonNode value = instance == null || property == null ? null : instance.get(property);
        return new SchemaViolation(child(pointer, property), keyword, "no such property", shorten(value));
    }

    /** The validator names the array and the position; a subschema {@code false} is the only reason. */
    private static SchemaViolation surplusItem(String pointer, String keyword, Error error) {
        Object[] arguments = error.getArguments();
        String position = arguments == null || arguments.length == 0 ? "" : String.valueOf(arguments[0]);
        JsonNode array = error.getInstanceNode();
        JsonNode element = array != null && position.matches("\\d{1,9}") ? array.get(Integer.parseInt(position)) : null;
        return element == null
                ? new SchemaViolation(pointer, keyword, "no such element", shorten(array))
                : new SchemaViolation(pointer + "/" + position, keyword, "no such element", shorten(element));
    }

    private static String expected(String keyword, Error error) {
        JsonNode rule = error.getSchemaNode();
        String limit = rule == null ? "" : rule.asString("");
        return switch (keyword) {
            case "type" -> types(rule);
            case "enum" -> oneOf(rule);
            case "const" -> shorten(rule);
            case "minimum" -> "at least " + rule;
            case "maximum" -> "at most " + rule;
            case "exclusiveMinimum" -> "more than " + rule;
            case "exclusiveMaximum" -> "less than " + rule;
            case "multipleOf" -> "a multiple of " + rule;
            case "minLength" -> "at least " + count(limit, "character");
            case "maxLength" -> "at most " + count(limit, "character");
            case "minItems" -> "at least " + count(limit, "element");
            case "maxItems" -> "at most " + count(limit, "element");
            case "minProperties" -> "at least " + counted(limit, "property", "properties");
            case "maxProperties" -> "at most " + counted(limit, "property", "properties");
            case "pattern" -> "text that matches " + limit;
            case "format" -> "text in the format " + limit;
            case "uniqueItems" -> "elements that all differ";
            case "oneOf" -> "a match of exactly one of " + rule.size() + " alternatives";
            case "not" -> "anything but a match of " + shorten(rule);
            case "minContains" ->
                "at least " + counted(argument(error), "element", "elements") + " to match " + shorten(rule);
            case "maxContains" ->
                "at most " + counted(argument(error), "element", "elements") + " to match " + shorten(rule);
            case "false" -> "no value here";
            default -> error.getMessage();
        };
    }

    private static String argument(Error error) {
        Object[] arguments = error.getArguments();
        return arguments == null || arguments.length == 0 ? "1" : String.valueOf(arguments[0]);
    }

    private static String types(JsonNode rule) {
        if (!rule.isArray()) {
            return rule.asString("");
        }
        List<String> names = new ArrayList<>();
        rule.forEach(name -> names.add(name.asString("")));
        return String.join(" or ", names);
    }

    private static String oneOf(JsonNode rule) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : rule) {
            if (values.size() == LISTED_VALUES) {
                values.add("… (" + rule.size() + " values)");
                break;
            }
            values.add(shorten(value));
        }
        return "one of " + String.join(", ", values);
    }

    private static String count(String limit, String noun) {
        return counted(limit, noun, noun + "s");
    }

    private static String counted(String limit, String one, String many) {
        return limit + " " + (limit.equals("1") ? one : many);
    }

    /** RFC 6901; the path's own text escapes control characters as JSON strings do. */
    static String pointer(NodePath path) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer.append('/').append(path.getName(i).replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static String child(String pointer, String property) {
        return property == null
                ? pointer
                : pointer + "/" + property.replace("~", "~0").replace("/", "~1");
    }

    private static String quote(String text) {
        return text == null ? "nothing" : shorten(JsonText.quote(text));
    }

    static String shorten(JsonNode node) {
        return node == null ? "nothing" : shorten(JsonText.of(JsonNodes.toValue(node)));
    }

    private static String shorten(String text) {
        if (text.length() <= FOUND_CHARS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(FOUND_CHARS - 2)) ? FOUND_CHARS - 2 : FOUND_CHARS - 1;
        return text.substring(0, end) + "…";
    }
}
