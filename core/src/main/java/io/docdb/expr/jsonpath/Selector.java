package io.docdb.expr.jsonpath;

import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Picks children of a node. */
sealed interface Selector {
    /** Hands each child it picks to {@code found}, in order. */
    void select(Node node, Value root, Consumer<Node> found);

    /** True if it picks one child at most. */
    default boolean isSingular() {
        return false;
    }

    /** {@code ['name']}. */
    record Name(String name) implements Selector {
        @Override
        public void select(Node node, Value root, Consumer<Node> found) {
            if (node.value() instanceof Document object) {
                int place = object.positionOf(name);
                if (place >= 0) {
                    found.accept(node.child(object.value(place), name));
                }
            }
        }

        @Override
        public boolean isSingular() {
            return true;
        }
    }

    /** {@code [2]}, {@code [-1]}. */
    record Index(long position) implements Selector {
        @Override
        public void select(Node node, Value root, Consumer<Node> found) {
            if (node.value() instanceof ArrayValue array) {
                long place = position < 0 ? array.size() + position : position;
                if (place >= 0 && place < array.size()) {
                    found.accept(node.child(array.elements().get((int) place), place));
                }
            }
        }

        @Override
        public boolean isSingular() {
            return true;
        }
    }

    /** {@code [*]}. */
    record Wildcard() implements Selector {
        @Override
        public void select(Node node, Value root, Consumer<Node> found) {
            children(node, found);
        }
    }

    /** {@code [start:end:step]}. */
    record Slice(Optional<Long> start, Optional<Long> end, long step) implements Selector {
        @Override
        public void select(Node node, Value root, Consumer<Node> found) {
            if (!(node.value() instanceof ArrayValue array) || step == 0) {
                return;
            }
            long size = array.size();
            List<Value> elements = array.elements();
            if (step > 0) {
                long from = bounded(start.orElse(0L), size, 0, size);
                long to = bounded(end.orElse(size), size, 0, size);
                for (long i = from; i < to; i += step) {
                    found.accept(node.child(elements.get((int) i), i));
                }
            } else {
                long from = bounded(start.orElse(size - 1), size, -1, size - 1);
                long to = end.isPresent() ? bounded(end.get(), size, -1, size - 1) : -1;
                for (long i = from; i > to; i += step) {
                    found.accept(node.child(elements.get((int) i), i));
                }
            }
        }

        private static long bounded(long position, long size, long least, long most) {
            long place = position < 0 ? size + position : position;
            return Math.max(least, Math.min(most, place));
        }
    }

    /** {@code [?condition]}: the children for which it is true. */
    record Filter(Condition condition) implements Selector {
        @Override
        public void select(Node node, Value root, Consumer<Node> found) {
            children(node, child -> {
                if (condition.test(child.value(), root)) {
                    found.accept(child);
                }
            });
        }
    }

    /** Hands over all children: elements, or member values. */
    static void children(Node node, Consumer<Node> found) {
        if (node.value() instanceof ArrayValue array) {
            for (int i = 0; i < array.size(); i++) {
                found.accept(node.child(array.elements().get(i), (long) i));
            }
        } else if (node.value() instanceof Document object) {
            for (int i = 0; i < object.size(); i++) {
                found.accept(node.child(object.value(i), object.name(i)));
            }
        }
    }
}
