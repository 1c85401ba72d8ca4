package io.docdb.txn;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.storage.ByteCursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One transaction against a plain sorted map: random writes, reads, cursors, statements and savepoints, all mixed. */
class TransactionModelTest {
    private record Mark(Savepoint savepoint, TreeMap<String, String> state) {}

    /** A cursor on its way and the rows it still has to show. */
    private static final class Walk {
        final ByteCursor cursor;
        final Iterator<String> expected;

        Walk(ByteCursor cursor, Iterator<String> expected) {
            this.cursor = cursor;
            this.expected = expected;
        }
    }

    @Test
    void randomTransactionsBehaveLikeASortedMap() {
        for (long seed : new SplittableRandom().longs(150).toArray()) {
            new Round(seed).run(200);
        }
    }

    @Tag("proof")
    @Test
    void manyRandomTransactionsBehaveLikeASortedMap() {
        for (long seed : new SplittableRandom().longs(20_000).toArray()) {
            new Round(seed).run(300);
        }
    }

    private static final class Round {
        private final long seed;
        private final Random random;
        private TreeMap<String, String> model = new TreeMap<>();
        private TreeMap<String, String> statement;
        private int marksBefore;
        private final Deque<Mark> marks = new ArrayDeque<>();
        private final List<Walk> walks = new ArrayList<>();

        Round(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void run(int steps) {
            try (TestDatabase database = new TestDatabase()) {
                database.commit(transaction -> {
                    for (int i = random.nextInt(30); i > 0; i--) {
                        write(transaction);
                    }
                });
                statement = new TreeMap<>(model);
                try (Transaction transaction = database.begin(IsolationLevel.values()[random.nextInt(3)])) {
                    for (int i = 0; i < steps; i++) {
                        step(transaction);
                    }
                    transaction.commit();
                }
                try (Transaction reader = database.begin(IsolationLevel.SNAPSHOT)) {
                    assertThat(Rows.all(reader)).as("seed " + seed).isEqualTo(rows(model));
                }
            }
        }

        private String key() {
            int number = random.nextInt(40);
            return number < 20 ? "k" + (char) ('a' + number) : "k" + (char) ('a' + number - 20) + "x";
        }

        private void write(Transaction transaction) {
            String key = key();
            if (random.nextInt(3) == 0) {
                Rows.delete(transaction, key);
                model.remove(key);
            } else {
                String value = "" + random.nextInt(1000);
                Rows.put(transaction, key, value);
                model.put(key, value);
            }
        }

        private void step(Transaction transaction) {
            switch (random.nextInt(16)) {
                case 0 -> {
                    transaction.beginStatement();
                    statement = new TreeMap<>(model);
                    marksBefore = marks.size();
                }
                case 1 -> {
                    if (random.nextInt(3) == 0) {
                        transaction.rollbackStatement();
                        model = new TreeMap<>(statement);
                        while (marks.size() > marksBefore) {
                            marks.pop(); // gone with the statement that made it
                        }
                        walks.clear(); // what a roll-back undoes may vanish from an open cursor
                    }
                }
                case 2 -> marks.push(new Mark(transaction.savepoint("s"), new TreeMap<>(model)));
                case 3 -> rollbackToSavepoint(transaction);
                case 4 -> {
                    if (!marks.isEmpty() && random.nextBoolean()) {
                        transaction.release(marks.pop().savepoint());
                        marksBefore = Math.min(marksBefore, marks.size());
                    }
                }
                case 5, 6 -> openWalk(transaction);
                case 7, 8, 9 -> walk();
                case 10 -> {
                    String key = key();
                    assertThat(Rows.get(transaction, key)).isEqualTo(model.getOrDefault(key, "-"));
                    byte[] locked = transaction.lockRow(Rows.MAP, Rows.key(key), LockMode.UPDATE, LockWait.TIMEOUT);
                    assertThat(Rows.text(locked)).isEqualTo(model.getOrDefault(key, "-"));
                }
                case 11 -> {
                    String from = bound();
                    String to = bound();
                    assertThat(transaction.count(Rows.MAP, Rows.bound(from), Rows.bound(to)))
                            .as("seed " + seed)
                            .isEqualTo(range(from, to).size());
                }
                default -> write(transaction);
            }
        }

        private void rollbackToSavepoint(Transaction transaction) {
            if (marks.isEmpty() || random.nextInt(2) == 0) {
                return;
            }
            for (int i = random.nextInt(marks.size()); i > 0; i--) {
                marks.pop();
            }
            Mark mark = marks.peek();
            transaction.rollbackTo(mark.savepoint());
            model = new TreeMap<>(mark.state());
            walks.clear();
            transaction.beginStatement();
            statement = new TreeMap<>(model);
            marksBefore = marks.size();
        }

        private String bound() {
            return random.nextInt(3) == 0 ? null : key();
        }

        private NavigableMap<String, String> range(String from, String to) {
            if (from != null && to != null && from.compareTo(to) >= 0) {
                return new TreeMap<>();
            }
            NavigableMap<String, String> part = from == null ? model : model.tailMap(from, true);
            return to == null ? part : part.headMap(to, false);
        }

        private void openWalk(Transaction transaction) {
            String from = bound();
            String to = bound();
            boolean reverse = random.nextBoolean();
            NavigableMap<String, String> part = range(from, to);
            List<String> expected = rows(reverse ? part.descendingMap() : part);
            ByteCursor cursor = transaction.scan(Rows.MAP, Rows.bound(from), Rows.bound(to), reverse);
            walks.add(new Walk(cursor, expected.iterator()));
            if (walks.size() > 4) {
                walks.remove(0).cursor.close();
            }
        }

        private void walk() {
            if (walks.isEmpty()) {
                return;
            }
            Walk walk = walks.get(random.nextInt(walks.size()));
            for (int i = random.nextInt(6); i >= 0; i--) {
                boolean more = walk.cursor.next();
                assertThat(more).as("seed " + seed).isEqualTo(walk.expected.hasNext());
                if (!more) {
                    return;
                }
                assertThat(Rows.row(walk.cursor)).as("seed " + seed).isEqualTo(walk.expected.next());
            }
        }

        private static List<String> rows(Map<String, String> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toList();
        }
    }
}
