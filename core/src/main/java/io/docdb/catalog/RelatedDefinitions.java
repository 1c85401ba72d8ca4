package io.docdb.catalog;

import io.docdb.key.Keyspace;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.StoreSnapshot;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells whether definitions that others have changed have to do with one that is changed now. They have if one names the other,
 * or refers to it by its number, before the change or after it; if both refer to the same number, as two indexes of a table do; or
 * if there are views between them, one reading the next. Example: {@code CREATE VIEW v AS SELECT a FROM t} has to do with the
 * table {@code t}, with a schema {@code t}, and with any view that reads {@code v}; not with a view {@code w} over {@code t}.
 *
 * <p>A name that merely stands in some text of a definition, a comment even, counts as a reference: that refuses what could
 * have passed, and never lets pass what had to be refused.
 */
final class RelatedDefinitions {
    /** The fields of definitions by which they refer to others. */
    private static final Set<String> REFERENCES = Set.of("collection", "referencedId", "owner", "domain");

    private final Map<ByteBuffer, byte[]> before;
    private final List<Node> changed;
    private final List<Node> views;

    /** One definition, as far as others can refer to it or it to others. */
    private static final class Node {
        private final Set<String> names = new HashSet<>();
        private final Set<Long> ids = new HashSet<>();
        private final Set<Long> referencedIds = new HashSet<>();
        private final List<String> texts = new ArrayList<>();

        void add(Document definition) {
            if (definition.get("name") instanceof TextValue name) {
                names.add(plain(name.value()));
            }
            if (definition.get("id") instanceof LongValue id) {
                ids.add(id.value());
            }
            addAll(definition);
        }

        private void addAll(Value value) {
            if (value instanceof TextValue text) {
                texts.add(plain(text.value()));
            } else if (value instanceof ArrayValue array) {
                array.elements().forEach(this::addAll);
            } else if (value instanceof Document document) {
                document.forEach((field, each) -> {
                    if (each instanceof LongValue id && REFERENCES.contains(field)) {
                        referencedIds.add(id.value());
                    }
                    addAll(each);
                });
            }
        }

        boolean refersTo(Node other) {
            return other.ids.stream().anyMatch(referencedIds::contains)
                    || other.names.stream().anyMatch(name -> texts.stream().anyMatch(text -> names(text, name)));
        }

        boolean hasToDoWith(Node other) {
            return refersTo(other)
                    || other.refersTo(this)
                    || ids.stream().anyMatch(other.ids::contains)
                    || referencedIds.stream().anyMatch(other.referencedIds::contains);
        }

        /** In lower case and without the quotes of SQL: as it can be found in any text, however written there. */
        private static String plain(String text) {
            return text.toLowerCase(Locale.ROOT).replace("\"\"", "\"").replace('"', ' ');
        }

        /** True if the name stands in the text, not as a part of a longer one. */
        private static boolean names(String text, String name) {
            if (name.isEmpty()) {
                return true;
            }
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                int end = at + name.length();
                boolean begins = at == 0 || !isPart(name.charAt(0)) || !isPart(text.charAt(at - 1));
                boolean ends =
                        end == text.length() || !isPart(name.charAt(name.length() - 1)) || !isPart(text.charAt(end));
                if (begins && ends) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isPart(char character) {
            return Character.isLetterOrDigit(character)
                    || character == '_'
                    || character == '$'
                    || Character.isSurrogate(character);
        }
    }

    /**
     * @param before what the one who changes definitions has seen of others
     * @param after what is committed now
     */
    RelatedDefinitions(StoreSnapshot before, StoreSnapshot after) {
        this.before = read(before);
        Map<ByteBuffer, byte[]> now = read(after);
        Set<ByteBuffer> keys = new HashSet<>(this.before.keySet());
        keys.addAll(now.keySet());
        this.changed = nodes(keys, now, key -> !Arrays.equals(this.before.get(key), now.get(key)));
        this.views = nodes(keys, now, key -> CatalogEntry.kindOf(key.array()) == CatalogEntry.Kind.VIEW);
    }

    /**
     * True if a definition that was changed from {@code before} to {@code after} has to do with this one.
     *
     * @param key of the one that is changed now
     * @param definition as it will be, or was
     */
    boolean anyOf(byte[] key, Document definition) {
        Node own = new Node();
        own.add(definition);
        byte[] stored = before.get(ByteBuffer.wrap(key));
        if (stored != null) {
            own.add(CatalogEntry.decode(stored));
        }
        if (changed.stream().anyMatch(own::hasToDoWith)) {
            return true;
        }
        List<Node> readers = readersOf(own);
        return changed.stream()
                .anyMatch(node -> readers.stream().anyMatch(node::refersTo)
                        || readersOf(node).stream().anyMatch(own::refersTo));
    }

    private static Map<ByteBuffer, byte[]> read(StoreSnapshot state) {
        Map<ByteBuffer, byte[]> entries = new HashMap<>();
        try (ByteCursor cursor = state.cursor(Keyspace.CATALOG, null, null, false)) {
            while (cursor.next()) {
                entries.put(ByteBuffer.wrap(cursor.key()), cursor.value());
            }
        }
        return entries;
    }

    /** Those of the keys that are wanted, each as it was and as it is. */
    private List<Node> nodes(Set<ByteBuffer> keys, Map<ByteBuffer, byte[]> now, Predicate<ByteBuffer> wanted) {
        List<Node> nodes = new ArrayList<>();
        for (ByteBuffer key : keys) {
            if (wanted.test(key)) {
                Node node = new Node();
                byte[] was = before.get(key);
                byte[] is = now.get(key);
                if (was != null) {
                    node.add(CatalogEntry.decode(was));
                }
                if (is != null && !Arrays.equals(was, is)) {
                    node.add(CatalogEntry.decode(is));
                }
                nodes.add(node);
            }
        }
        return nodes;
    }

    /** The views that refer to a definition, those that refer to them, and so on. */
    private List<Node> readersOf(Node read) {
        List<Node> found = new ArrayList<>();
        List<Node> rest = new ArrayList<>(views);
        List<Node> latest = List.of(read);
        while (!latest.isEmpty()) {
            List<Node> sought = latest;
            List<Node> next = new ArrayList<>(rest);
            next.removeIf(view -> sought.stream().noneMatch(view::refersTo));
            rest.removeAll(next);
            found.addAll(next);
            latest = next;
        }
        return found;
    }
}
