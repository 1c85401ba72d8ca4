package io.docdb.txn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A history of transactions that read lists and append to them, and its check in the manner of Elle (Kingsbury and Alvaro,
 * 2020). As every element is appended once, the final lists tell the order of the writes, and each list read tells between
 * which two writes it happened. Then
 *
 * <ul>
 *   <li>every list read is a prefix of the final one (no aborted, intermediate, lost or duplicated element),
 *   <li>READ COMMITTED: no circle of write-write and write-read edges (G1c),
 *   <li>SNAPSHOT: no circle without two read-write edges in a row (G-single and lost updates),
 *   <li>SERIALIZABLE: no circle at all (G2), phantoms included, for an absent list counts as read when a range was.
 * </ul>
 */
final class History {
    /** A list as seen: so many elements with this hash. */
    record Read(int key, int length, int hash) {}

    /** A committed transaction. */
    record Committed(List<Read> reads, int thread) {}

    private final List<Committed> transactions = new ArrayList<>();
    private final Map<Integer, Integer> writers = new HashMap<>();

    /** Adds a committed transaction and the elements it appended. */
    synchronized void add(Committed transaction, int[] appended) {
        for (int element : appended) {
            writers.put(element, transactions.size());
        }
        transactions.add(transaction);
    }

    int size() {
        return transactions.size();
    }

    static int extendHash(int hash, int element) {
        return hash * 31 + element;
    }

    /** Describes the first anomaly the level forbids; empty if there is none. */
    String check(IsolationLevel level, Map<Integer, int[]> finalLists) {
        Edges edges = new Edges(transactions.size());
        for (int[] list : finalLists.values()) {
            for (int i = 0; i < list.length; i++) {
                Integer writer = writers.get(list[i]);
                if (writer == null) {
                    return "element " + list[i] + " was never committed";
                }
                if (i > 0) {
                    edges.add(writers.get(list[i - 1]), writer, false);
                }
            }
        }
        long elements =
                finalLists.values().stream().mapToLong(list -> list.length).sum();
        if (elements != writers.size()) {
            return writers.size() + " elements committed, " + elements + " found";
        }
        String wrong = addReads(finalLists, edges);
        return wrong.isEmpty() ? edges.findCircle(level) : wrong;
    }

    private String addReads(Map<Integer, int[]> finalLists, Edges edges) {
        for (int reader = 0; reader < transactions.size(); reader++) {
            for (Read read : transactions.get(reader).reads()) {
                int[] list = finalLists.getOrDefault(read.key(), new int[0]);
                if (read.length() > list.length || prefixHash(list, read.length()) != read.hash()) {
                    return "transaction " + reader + " read of list " + read.key() + " what is no prefix: " + read
                            + " of " + Arrays.toString(list);
                }
                if (read.length() > 0) {
                    edges.add(writers.get(list[read.length() - 1]), reader, false);
                }
                if (read.length() < list.length) {
                    edges.add(reader, writers.get(list[read.length()]), true);
                }
            }
        }
        return "";
    }

    private static int prefixHash(int[] list, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = extendHash(hash, list[i]);
        }
        return hash;
    }

    /** The graph of dependencies between transactions. */
    static final class Edges {
        private final int nodes;
        private int[] from = new int[1024];
        private int[] to = new int[1024];
        private boolean[] readWrite = new boolean[1024];
        private int count;

        Edges(int nodes) {
            this.nodes = nodes;
        }

        void add(int source, int target, boolean isReadWrite) {
            if (source == target) {
                return;
            }
            if (count == from.length) {
                from = Arrays.copyOf(from, count * 2);
                to = Arrays.copyOf(to, count * 2);
                readWrite = Arrays.copyOf(readWrite, count * 2);
            }
            from[count] = source;
            to[count] = target;
            readWrite[count++] = isReadWrite;
        }

        /**
         * Looks for a circle by taking away, again and again, what nothing leads to. For SNAPSHOT each transaction is two
         * nodes, the second one reached by a read-write edge and left by no other one.
         */
        String findCircle(IsolationLevel level) {
            int layers = level == IsolationLevel.SNAPSHOT ? 2 : 1;
            List<int[]> used = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                if (level == IsolationLevel.SNAPSHOT) {
                    if (readWrite[i]) {
                        used.add(new int[] {from[i], to[i] + nodes});
                    } else {
                        used.add(new int[] {from[i], to[i]});
                        used.add(new int[] {from[i] + nodes, to[i]});
                    }
                } else if (level == IsolationLevel.SERIALIZABLE || !readWrite[i]) {
                    used.add(new int[] {from[i], to[i]});
                }
            }
            return remainder(nodes * layers, used);
        }

        private String remainder(int size, List<int[]> used) {
            int[] incoming = new int[size];
            int[] firstOut = new int[size + 1];
            for (int[] edge : used) {
                incoming[edge[1]]++;
                firstOut[edge[0] + 1]++;
            }
            for (int i = 0; i < size; i++) {
                firstOut[i + 1] += firstOut[i];
            }
            int[] fill = Arrays.copyOf(firstOut, size);
            int[] out = new int[used.size()];
            for (int[] edge : used) {
                out[fill[edge[0]]++] = edge[1];
            }
            ArrayDeque<Integer> free = new ArrayDeque<>();
            for (int node = 0; node < size; node++) {
                if (incoming[node] == 0) {
                    free.add(node);
                }
            }
            int removed = 0;
            while (!free.isEmpty()) {
                int node = free.remove();
                removed++;
                for (int i = firstOut[node]; i < firstOut[node + 1]; i++) {
                    if (--incoming[out[i]] == 0) {
                        free.add(out[i]);
                    }
                }
            }
            return removed == size ? "" : (size - removed) + " transactions stand in or behind a circle";
        }
    }
}
