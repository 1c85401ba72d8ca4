package io.docdb.expr.jsonpath;

import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A parsed JSONPath query. Example: {@code JsonPathQuery.parse("$..title").select(store)} gives the values of all members
 * named title, parents before children. Immutable and thread-safe.
 */
public final class JsonPathQuery {
    private final String text;
    private final List<Segment> segments;

    private JsonPathQuery(String text, List<Segment> segments) {
        this.text = text;
        this.segments = List.copyOf(segments);
    }

    /** @throws io.docdb.error.StatementException SYNTAX_ERROR naming the character and what was expected there */
    public static JsonPathQuery parse(String text) {
        return new JsonPathQuery(text, QueryParser.parse(text));
    }

    private List<Node> nodes(Value root) {
        List<Node> nodes = List.of(Node.root(root));
        for (Segment segment : segments) {
            nodes = segment.apply(nodes, root);
        }
        return nodes;
    }

    /** The values of all nodes found, in order; a node found twice stands twice. */
    public List<Value> select(Value root) {
        List<Node> nodes = nodes(root);
        List<Value> values = new ArrayList<>(nodes.size());
        nodes.forEach(node -> values.add(node.value()));
        return values;
    }

    /** The normalized paths of all nodes found: {@code $['store']['book'][0]}. */
    public List<String> locations(Value root) {
        return nodes(root).stream().map(Node::location).toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
