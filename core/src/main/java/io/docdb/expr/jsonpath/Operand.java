package io.docdb.expr.jsonpath;

import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.List;

/** What may be compared or given to a function: gives one value, or MISSING for nothing. */
sealed interface Operand {
    Value value(Value current, Value root);

    record Literal(Value literal) implements Operand {
        @Override
        public Value value(Value current, Value root) {
            return literal;
        }
    }

    /** A query from {@code $} or {@code @}. */
    record Query(boolean relative, List<Segment> segments) implements Operand {
        boolean isSingular() {
            return segments.stream().allMatch(Segment::isSingular);
        }

        List<Node> nodes(Value current, Value root) {
            List<Node> nodes = List.of(Node.root(relative ? current : root));
            for (Segment segment : segments) {
                nodes = segment.apply(nodes, root);
            }
            return nodes;
        }

        @Override
        public Value value(Value current, Value root) {
            List<Node> nodes = nodes(current, root);
            return nodes.size() == 1 ? nodes.get(0).value() : NullValue.MISSING;
        }
    }

    /** {@code length(value)}. */
    record Length(Operand argument) implements Operand {
        @Override
        public Value value(Value current, Value root) {
            Value value = argument.value(current, root);
            if (value instanceof TextValue text) {
                return LongValue.of(text.value().codePointCount(0, text.value().length()));
            }
            if (value instanceof ArrayValue array) {
                return LongValue.of(array.size());
            }
            return value instanceof Document object ? LongValue.of(object.size()) : NullValue.MISSING;
        }
    }

    /** {@code count(query)}. */
    record Count(Query query) implements Operand {
        @Override
        public Value value(Value current, Value root) {
            return LongValue.of(query.nodes(current, root).size());
        }
    }

    /** {@code value(query)}: the value of the only node, or nothing. */
    record ValueOf(Query query) implements Operand {
        @Override
        public Value value(Value current, Value root) {
            return query.value(current, root);
        }
    }
}
