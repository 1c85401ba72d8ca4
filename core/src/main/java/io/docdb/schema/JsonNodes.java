package io.docdb.schema;

import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.JsonText;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Turns values into Jackson's tree, which the validator reads, and back. Numbers stay exact both ways. */
final class JsonNodes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonNodes() {}

    static JsonNode of(Value value) {
        if (value instanceof Document document) {
            ObjectNode object = new ObjectNode(NODES);
            for (int i = 0; i < document.size(); i++) {
                object.set(document.name(i), of(document.value(i)));
            }
            return object;
        }
        if (value instanceof ArrayValue array) {
            ArrayNode list = new ArrayNode(NODES, array.size());
            for (Value element : array.elements()) {
                list.add(of(element));
            }
            return list;
        }
        return scalar(value);
    }

    private static JsonNode scalar(Value value) {
        if (value instanceof TextValue text) {
            return StringNode.valueOf(text.value());
        }
        if (value instanceof LongValue number) {
            return LongNode.valueOf(number.value());
        }
        if (value instanceof DecimalValue number) {
            return DecimalNode.valueOf(number.value());
        }
        if (value instanceof DoubleValue number) {
            // JSON knows no NaN and no infinity; they are written as null, so they are judged as null.
            return Double.isFinite(number.value()) ? DecimalNode.valueOf(number.toDecimal()) : NullNode.getInstance();
        }
        if (value instanceof BooleanValue bool) {
            return BooleanNode.valueOf(bool.value());
        }
        return value.isNull() ? NullNode.getInstance() : StringNode.valueOf(JsonText.stringOf(value));
    }

    /** The way back, for the constants that stand in a schema. */
    static Value toValue(JsonNode node) {
        if (node.isObject()) {
            Document.Builder object = Document.builder();
            node.properties().forEach(field -> object.put(field.getKey(), toValue(field.getValue())));
            return object.build();
        }
        if (node.isArray()) {
            List<Value> elements = new ArrayList<>(node.size());
            node.forEach(element -> elements.add(toValue(element)));
            return new ArrayValue(elements);
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? LongValue.of(node.longValue()) : new DecimalValue(node.decimalValue());
        }
        if (node.isNumber()) {
            return new DecimalValue(node.decimalValue());
        }
        if (node.isBoolean()) {
            return BooleanValue.of(node.booleanValue());
        }
        return node.isNull() ? NullValue.NULL : new TextValue(node.stringValue());
    }

    /** True if the node is an integer in the sense of JSON Schema: 1.0 and 1e3 are. Never expands a large exponent. */
    static boolean isInteger(JsonNode node) {
        return node.isNumber()
                && (node.isIntegralNumber()
                        || node.decimalValue().stripTrailingZeros().scale() <= 0);
    }
}
