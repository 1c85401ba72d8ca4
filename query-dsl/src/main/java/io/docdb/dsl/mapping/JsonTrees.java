package io.docdb.dsl.mapping;

import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DateValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/** Jackson's trees to values and back, number by number exact. */
final class JsonTrees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTrees() {}

    static Value toValue(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> toDocument((ObjectNode) node);
            case ARRAY -> toArray(node);
            case STRING -> new TextValue(node.stringValue());
            case NUMBER -> toNumber(node);
            case BOOLEAN -> BooleanValue.of(node.booleanValue());
            case BINARY -> BinaryValue.of(node.binaryValue());
            case POJO -> ((POJONode) node).getPojo() instanceof Value value ? value : new TextValue(node.asString());
            case NULL -> NullValue.NULL;
            case MISSING -> NullValue.MISSING;
        };
    }

    private static Document toDocument(ObjectNode node) {
        Document.Builder document = Document.builder();
        node.properties().forEach(field -> document.put(field.getKey(), toValue(field.getValue())));
        return document.build();
    }

    private static ArrayValue toArray(JsonNode node) {
        List<Value> elements = new ArrayList<>(node.size());
        node.forEach(element -> elements.add(toValue(element)));
        return new ArrayValue(elements);
    }

    private static Value toNumber(JsonNode node) {
        return switch (node.numberType()) {
            case INT, LONG -> LongValue.of(node.longValue());
            case BIG_INTEGER -> whole(node.bigIntegerValue());
            case BIG_DECIMAL -> new DecimalValue(node.decimalValue());
            // The shortest text of a float, not the long tail of the double it widens to.
            case FLOAT -> new DoubleValue(Double.parseDouble(Float.toString(node.floatValue())));
            case DOUBLE -> new DoubleValue(node.doubleValue());
        };
    }

    static Value whole(BigInteger number) {
        return number.bitLength() < Long.SIZE
                ? LongValue.of(number.longValue())
                : new DecimalValue(new BigDecimal(number));
    }

    static JsonNode toNode(Value value) {
        if (value instanceof Document document) {
            ObjectNode node = NODES.objectNode();
            document.forEach((name, field) -> node.set(name, toNode(field)));
            return node;
        }
        if (value instanceof ArrayValue array) {
            ArrayNode node = NODES.arrayNode(array.size());
            array.elements().forEach(element -> node.add(toNode(element)));
            return node;
        }
        if (value instanceof TextValue text) {
            return NODES.stringNode(text.value());
        }
        if (value instanceof LongValue number) {
            return NODES.numberNode(number.value());
        }
        if (value instanceof DecimalValue number) {
            return toNode(number.value());
        }
        if (value instanceof DoubleValue number) {
            return NODES.numberNode(number.value());
        }
        if (value instanceof BooleanValue bool) {
            return NODES.booleanNode(bool.value());
        }
        if (value instanceof BinaryValue binary) {
            return NODES.binaryNode(binary.bytes());
        }
        if (value.isNull()) {
            return NODES.nullNode();
        }
        return NODES.stringNode(plainText(value));
    }

    /** Whole decimals read as BigInteger where an object has no type to ask for, all others as BigDecimal. */
    private static JsonNode toNode(BigDecimal number) {
        return number.scale() == 0 ? NODES.numberNode(number.unscaledValue()) : NODES.numberNode(number);
    }

    /** Dates, times, UUIDs and intervals: their JSON text without its quotes. Infinity is what Java has for it: MAX, MIN. */
    static String plainText(Value value) {
        if (value instanceof TextValue text) {
            return text.value();
        }
        if (value instanceof DateValue date && !date.isFinite()) {
            return date.value().toString();
        }
        if (value instanceof TimestampValue stamp && !stamp.isFinite()) {
            return (stamp.equals(TimestampValue.INFINITY) ? LocalDateTime.MAX : LocalDateTime.MIN).toString();
        }
        if (value instanceof TimestampTzValue stamp && !stamp.isFinite()) {
            return (stamp.equals(TimestampTzValue.INFINITY) ? OffsetDateTime.MAX : OffsetDateTime.MIN).toString();
        }
        String json = value.toString();
        return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    }
}
