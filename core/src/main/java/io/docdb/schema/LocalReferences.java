package io.docdb.schema;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Follows {@code $ref} within one schema document: {@code #}, {@code #/$defs/city} and {@code #city}.
 *
 * <p>Finds nothing where the text alone does not decide: nested {@code $id}s change what a reference means, and
 * dynamic references depend on the way they were reached.
 */
final class LocalReferences {
    private final JsonNode root;
    private final Map<String, JsonNode> anchors = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final boolean hasNestedIds;

    LocalReferences(JsonNode root) {
        this.root = root;
        this.hasNestedIds = collect(root, true);
    }

    /** The schema a reference leads to, if it stays in this document. */
    Optional<JsonNode> find(String reference) {
        if (hasNestedIds || !reference.startsWith("#")) {
            return Optional.empty();
        }
        String fragment = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        if (fragment.isEmpty()) {
            return Optional.of(root);
        }
        if (fragment.startsWith("/")) {
            JsonNode target = root.at(JsonPointer.compile(fragment));
            return target.isMissingNode() ? Optional.empty() : Optional.of(target);
        }
        return ambiguous.contains(fragment) ? Optional.empty() : Optional.ofNullable(anchors.get(fragment));
    }

    /** Gathers the anchors; true if some {@code $id} below the root opens a resource of its own. */
    private boolean collect(JsonNode node, boolean isRoot) {
        boolean found = false;
        if (node.isObject()) {
            JsonNode anchor = node.path("$anchor");
            if (anchor.isString() && anchors.putIfAbsent(anchor.stringValue(), node) != null) {
                ambiguous.add(anchor.stringValue());
            }
            found = !isRoot && node.path("$id").isString();
        }
        for (JsonNode child : node) {
            found |= collect(child, false);
        }
        return found;
    }
}
