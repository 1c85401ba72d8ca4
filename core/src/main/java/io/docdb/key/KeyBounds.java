package io.docdb.key;

import io.docdb.codec.TextBytes;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.util.Arrays;
import java.util.List;

/**
 * A range of keys: from the first key inside to the first one behind.
 *
 * <p>Ranges are told by values: the leading parts are equal to a prefix, the part behind it is limited. Which parts are
 * descending is told too, one flag for each part. Example: {@code country = 'NO' AND population >= 1000} over (country,
 * population descending) is {@code KeyBounds.between(List.of(no), new boolean[] {false, true}, thousand, true, null, false)}.
 *
 * @param fromInclusive null if open: what the store's cursors take
 * @param toExclusive null if open
 */
public record KeyBounds(byte[] fromInclusive, byte[] toExclusive) {
    /** Every key. */
    public static final KeyBounds ALL = new KeyBounds(null, null);

    /** No key. */
    public static final KeyBounds NONE = new KeyBounds(new byte[0], new byte[0]);

    /** Keys that begin with these values. */
    public static KeyBounds startingWith(List<Value> prefix, boolean[] descending) {
        return ofPrefix(encode(prefix, descending));
    }

    /** Keys that begin with these bytes. */
    public static KeyBounds ofPrefix(byte[] prefix) {
        return prefix.length == 0 ? ALL : new KeyBounds(prefix, successorOfPrefix(prefix));
    }

    /** Keys that begin with the values, and whose next part is not NULL. */
    public static KeyBounds notNull(List<Value> prefix, boolean[] descending) {
        byte[] before = encode(prefix, descending);
        KeyBounds whole = ofPrefix(before);
        return descending[prefix.size()]
                ? new KeyBounds(whole.fromInclusive, append(before, ~KeyTag.NULL))
                : new KeyBounds(append(before, KeyTag.NULL + 1), whole.toExclusive);
    }

    /**
     * Keys that begin with the values, and whose next part is of the bounds' kind and between them.
     *
     * @param from null if there is none; then the kind's lowest value
     * @param to null if there is none; then the kind's highest value. One of the two is there; neither is a NULL
     */
    public static KeyBounds between(
            List<Value> prefix,
            boolean[] descending,
            Value from,
            boolean fromInclusive,
            Value to,
            boolean toInclusive) {
        if (from != null && to != null && from.kind() != to.kind()) {
            return NONE;
        }
        ValueKind kind = (from != null ? from : to).kind();
        byte[] before = encode(prefix, descending);
        boolean turned = descending[prefix.size()];
        byte[] low = from == null
                ? edge(before, KeyTag.first(kind), turned, false)
                : edge(append(before, from, turned), turned, !fromInclusive);
        byte[] high = to == null
                ? edge(before, KeyTag.last(kind), turned, true)
                : edge(append(before, to, turned), turned, toInclusive);
        KeyBounds bounds = turned ? new KeyBounds(high, low) : new KeyBounds(low, high);
        return Arrays.compareUnsigned(bounds.fromInclusive, bounds.toExclusive) < 0 ? bounds : NONE;
    }

    /** Keys that begin with the values, and whose next part is an array or an object. */
    public static KeyBounds nested(List<Value> prefix, boolean[] descending) {
        return ofKinds(prefix, descending, ValueKind.ARRAY, ValueKind.OBJECT);
    }

    /** Keys that begin with the values, and whose next part is of the kinds from one to another, in their order. */
    public static KeyBounds ofKinds(List<Value> prefix, boolean[] descending, ValueKind first, ValueKind last) {
        byte[] before = encode(prefix, descending);
        boolean turned = descending[prefix.size()];
        byte[] low = edge(before, KeyTag.first(first), turned, false);
        byte[] high = edge(before, KeyTag.last(last), turned, true);
        return turned ? new KeyBounds(high, low) : new KeyBounds(low, high);
    }

    /** Keys that begin with the values, and whose next part is a text that begins with {@code text}. */
    public static KeyBounds textStartingWith(List<Value> prefix, boolean[] descending, String text) {
        int last = text.length() - 1;
        boolean cutsPair = last >= 0 && Character.isHighSurrogate(text.charAt(last));
        byte[] utf8 = TextBytes.of(cutsPair ? text.substring(0, last) : text);
        KeyBuffer part = new KeyBuffer(Integer.MAX_VALUE);
        part.put(KeyTag.TEXT);
        part.putEscaped(utf8, 0, utf8.length);
        part.length--; // its end
        if (descending[prefix.size()]) {
            part.complement(0);
        }
        return ofPrefix(concatenate(encode(prefix, descending), part.toBytes()));
    }

    /** The bytes just before (or just behind) all keys whose part has the tag. */
    private static byte[] edge(byte[] before, int tag, boolean turned, boolean behind) {
        return edge(append(before, turned ? ~tag : tag), turned, behind);
    }

    /** Turned around, what lies behind a value starts before its bytes. */
    private static byte[] edge(byte[] prefix, boolean turned, boolean behind) {
        return behind == turned ? prefix : successorOfPrefix(prefix);
    }

    /** The bytes that keys with these leading values begin with. */
    public static byte[] encode(List<Value> prefix, boolean[] descending) {
        KeyEncoder encoder = KeyEncoder.forBounds();
        for (int i = 0; i < prefix.size(); i++) {
            encoder.add(prefix.get(i), descending[i]);
        }
        return encoder.toBytes();
    }

    private static byte[] append(byte[] before, Value value, boolean descending) {
        return KeyEncoder.forBounds().addEncoded(before).add(value, descending).toBytes();
    }

    private static byte[] append(byte[] before, int next) {
        byte[] longer = Arrays.copyOf(before, before.length + 1);
        longer[before.length] = (byte) next;
        return longer;
    }

    private static byte[] concatenate(byte[] left, byte[] right) {
        byte[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    /** The lowest bytes above every key that starts with {@code prefix}; null if there are none: the range is open. */
    public static byte[] successorOfPrefix(byte[] prefix) {
        for (int end = prefix.length; end > 0; end--) {
            if (prefix[end - 1] != (byte) 0xFF) {
                byte[] successor = Arrays.copyOf(prefix, end);
                successor[end - 1]++;
                return successor;
            }
        }
        return null;
    }

    /** The lowest key above {@code key}. */
    public static byte[] successor(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }

    public boolean contains(byte[] key) {
        return (fromInclusive == null || Arrays.compareUnsigned(key, fromInclusive) >= 0)
                && (toExclusive == null || Arrays.compareUnsigned(key, toExclusive) < 0);
    }

    /** True if no key can be inside. */
    public boolean isEmpty() {
        return fromInclusive != null && toExclusive != null && Arrays.compareUnsigned(fromInclusive, toExclusive) >= 0;
    }
}
