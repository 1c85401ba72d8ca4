package io.docdb.benchmark;

/**
 * Adds up the rows of answers in a way that does not depend on their order. Numbers count to the hundredth, so that
 * engines that compute in binary fractions agree with those that compute exactly.
 */
public final class Rows {
    private long row;
    private long sum;
    private long count;

    public void number(double value) {
        mix(Math.round(value * 100));
    }

    public void text(String value) {
        mix(value == null ? 0 : value.hashCode());
    }

    /** Of a document in JSON text only one number near its end counts: an order's total, an object's thousandth. */
    public void document(String json) {
        int total = json.lastIndexOf("\"total\":");
        String name = total >= 0 ? "\"total\":" : "\"thousandth\":";
        int from = (total >= 0 ? total : json.lastIndexOf(name)) + name.length();
        int to = from;
        while (json.charAt(to) != ',' && json.charAt(to) != '}') {
            to++;
        }
        number(Double.parseDouble(json.substring(from, to).strip()));
    }

    private void mix(long value) {
        row = (row ^ value) * 0x9E3779B97F4A7C15L;
        row ^= row >>> 29;
    }

    public void endRow() {
        sum += row;
        row = 0;
        count++;
    }

    /** Adds something that is no row: a count of changes. */
    public void add(long value) {
        mix(value);
        sum += row;
        row = 0;
    }

    public long count() {
        return count;
    }

    public long checksum() {
        return sum;
    }
}
