package io.docdb.expr.jsonpath;

import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * One segment of a query: all selectors are applied to each node, in order.
 *
 * @param descendant true for {@code ..}: applied to the node and everything below it
 */
record Segment(List<Selector> selectors, boolean descendant) {
    Segment {
        selectors = List.copyOf(selectors);
    }

    boolean isSingular() {
        return !descendant && selectors.size() == 1 && selectors.get(0).isSingular();
    }

    List<Node> apply(List<Node> nodes, Value root) {
        List<Node> found = new ArrayList<>();
        for (Node node : nodes) {
            if (descendant) {
                descend(node, root, found);
            } else {
                select(node, root, found);
            }
        }
        return found;
    }

    private void select(Node node, Value root, List<Node> found) {
        for (Selector selector : selectors) {
            selector.select(node, root, found::add);
        }
    }

    private void descend(Node node, Value root, List<Node> found) {
        select(node, root, found);
        Selector.children(node, child -> descend(child, root, found));
    }
}
